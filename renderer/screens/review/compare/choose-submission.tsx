import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { RegisterEntry } from '#core/register/register';
import { useApplication } from '../../../application/application-context';
import { Button } from '../../../components/button';
import { FileDrop } from '../../../components/file-drop';
import { Select } from '../../../components/select';
import { useFormats } from '../../../hooks/use-formats';

/** A submission of the register, or a bundle from a file. */
export type Source = { readonly digest: string } | { readonly file: string; readonly name: string };

interface Props {
  readonly label: string;
  readonly entries: readonly RegisterEntry[];
  readonly value: Source | null;
  readonly onChange: (source: Source | null) => void;
}

export function ChooseSubmission({ label, entries, value, onChange }: Props): ReactNode {
  const { t } = useTranslation();
  const { stateName } = useApplication();
  const formats = useFormats();
  const choices = entries.map((entry) => {
    const text = `${stateName(entry.claims.state)} · ${entry.claims.exerciseTitle} · ${formats.number(entry.claims.number)}`;
    return { id: entry.digest, label: text, text };
  });
  return (
    <fieldset className="stack choose-submission">
      <legend>{label}</legend>
      {choices.length > 0 && (
        <Select
          label={t('review.fromRegister')}
          choices={choices}
          value={value && 'digest' in value ? value.digest : null}
          onChange={(digest) => onChange({ digest })}
        />
      )}
      {value && 'file' in value ? (
        <p>
          <bdi translate="no">{value.name}</bdi>{' '}
          <Button variant="quiet" onPress={() => onChange(null)}>
            {t('common.remove')}
          </Button>
        </p>
      ) : (
        <FileDrop
          label={t('review.dropBundle')}
          buttonLabel={t('review.chooseBundle')}
          accept={['.omnibus']}
          onFiles={([file]) => file && onChange({ file: file.handle, name: file.name })}
        />
      )}
    </fieldset>
  );
}
