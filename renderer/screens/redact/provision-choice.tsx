import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { RedactionChoices } from '#core/contract/operations';
import { fullReference } from '../../assessment/provision-reference';
import { Button } from '../../components/button';
import { CheckboxGroup } from '../../components/checkbox-group';
import { Reference } from '../../components/reference';
import { TextField } from '../../components/text-field';
import { useFormats } from '../../hooks/use-formats';

interface Props {
  readonly provisions: RedactionChoices['provisions'];
  readonly value: readonly string[];
  readonly onChange: (value: readonly string[]) => void;
}

/** The provisions that have answers; a part of a reference narrows the list. */
export function ProvisionChoice({ provisions, value, onChange }: Props): ReactNode {
  const { t } = useTranslation();
  const formats = useFormats();
  const [wanted, setWanted] = useState('');
  const shown = provisions.filter(({ id }) => fullReference(id).toLowerCase().includes(wanted.trim().toLowerCase()));
  const ids = shown.map(({ id }) => id);
  const apart = value.filter((id) => !ids.includes(id));
  return (
    <section className="stack" aria-labelledby="redact-provisions">
      <h2 id="redact-provisions">{t('redact.provisions')}</h2>
      <TextField label={t('redact.narrow')} type="search" latin value={wanted} onChange={setWanted} />
      <div className="row">
        <Button onPress={() => onChange([...apart, ...ids])}>{t('redact.all')}</Button>
        <Button onPress={() => onChange(apart)}>{t('redact.none')}</Button>
      </div>
      {shown.length === 0 && <p className="muted">{t('common.nothingFound')}</p>}
      {shown.length > 0 && (
        <CheckboxGroup
          label={t('redact.provisions')}
          hideLabel
          choices={shown.map(({ id, answers, confidential }) => ({
            id,
            label: (
              <>
                <Reference>{fullReference(id)}</Reference> · {t('redact.answers', { number: formats.number(answers) })}
                {confidential && <> · {t('redact.marked')}</>}
              </>
            ),
          }))}
          value={value.filter((id) => ids.includes(id))}
          onChange={(chosen) => onChange([...apart, ...chosen])}
        />
      )}
    </section>
  );
}
