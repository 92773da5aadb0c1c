import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { CarryOverFrom } from '#core/contract/operations';
import { useApplication } from '../../application/application-context';
import { Button } from '../../components/button';
import { FileDrop } from '../../components/file-drop';
import { Select } from '../../components/select';
import { useCall } from '../../hooks/use-call';
import { useFormats } from '../../hooks/use-formats';
import type { Unlock } from '../../keys/unlock-fields';
import { KeyOfBundle, unlockWith } from '../../verification/key-of-bundle';

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
  const [assessment, setAssessment] = useState<string | null>(null);
  const [unlock, setUnlock] = useState<Unlock>({ key: '', passphrase: '' });
  const here = list.status === 'done' ? list.value.filter(({ problem }) => !problem) : [];
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
        <KeyOfBundle value={unlock} onChange={setUnlock} />
        <FileDrop
          label={t('carryOver.dropBundle')}
          buttonLabel={t('carryOver.chooseBundle')}
          accept={['.omnibus', '.age']}
          disabled={running}
          onFiles={([file]) => file && onChoose({ from: { file: file.handle, ...unlockWith(unlock) } })}
        />
      </section>
    </div>
  );
}
