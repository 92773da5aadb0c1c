import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { CarryOverFrom } from '#core/contract/operations';
import { useApplication } from '../../application/application-context';
import { Button } from '../../components/button';
import { Disclosure } from '../../components/disclosure';
import { FileDrop } from '../../components/file-drop';
import { Select } from '../../components/select';
import { TextField } from '../../components/text-field';
import { useCall } from '../../hooks/use-call';
import { useFormats } from '../../hooks/use-formats';

export interface ChosenEarlier {
  readonly from: CarryOverFrom;
}

interface Props {
  readonly running: boolean;
  readonly onChoose: (chosen: ChosenEarlier) => void;
}

/** An assessment of this data folder, or a submission as a file. */
export function ChooseEarlier({ running, onChoose }: Props): ReactNode {
  const { t } = useTranslation();
  const { stateName } = useApplication();
  const formats = useFormats();
  const list = useCall('assessments.list', {});
  const keys = useCall('keys.list', {});
  const [assessment, setAssessment] = useState<string | null>(null);
  const [key, setKey] = useState<string | null>(null);
  const [passphrase, setPassphrase] = useState('');
  const here = list.status === 'done' ? list.value.filter(({ problem }) => !problem) : [];
  const usable = keys.status === 'done' ? keys.value : [];
  return (
    <div className="start-columns">
      <section className="stack" aria-labelledby="earlier-here">
        <h2 id="earlier-here">{t('carryOver.start.here')}</h2>
        {here.length === 0 && <p className="muted">{t('start.continue.empty')}</p>}
        {here.length > 0 && (
          <>
            <Select
              label={t('carryOver.start.assessment')}
              choices={here.map(({ id, state, exerciseTitle, changed }) => ({
                id,
                label: `${stateName(state)} · ${exerciseTitle} (${formats.date(changed)})`,
              }))}
              value={assessment}
              onChange={setAssessment}
            />
            <div>
              <Button isDisabled={running || assessment === null} onPress={() => assessment && onChoose({ from: { assessment } })}>
                {t('carryOver.start.look')}
              </Button>
            </div>
          </>
        )}
      </section>
      <section className="stack" aria-labelledby="earlier-file">
        <h2 id="earlier-file">{t('carryOver.start.file')}</h2>
        {usable.length > 0 && (
          <Disclosure title={t('start.bundle.encrypted')}>
            <div className="stack">
              <Select
                label={t('start.bundle.key')}
                choices={usable.map(({ id, holder }) => ({ id, label: holder }))}
                value={key}
                onChange={setKey}
              />
              <TextField label={t('start.bundle.passphrase')} type="password" latin value={passphrase} onChange={setPassphrase} />
            </div>
          </Disclosure>
        )}
        <FileDrop
          label={t('carryOver.dropBundle')}
          buttonLabel={t('carryOver.chooseBundle')}
          accept={['.omnibus', '.age']}
          disabled={running}
          onFiles={([file]) => file && onChoose({ from: { file: file.handle, ...(key && passphrase && { unlock: { key, passphrase } }) } })}
        />
      </section>
    </div>
  );
}
