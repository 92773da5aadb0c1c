import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { ChosenFile } from '#core/contract/api';
import type { InspectedContribution, MergedContributions } from '#core/contract/operations';
import { CONTRIBUTION_ENDING } from '#core/agencies/file-endings';
import { useAgencyTask } from '../../agencies/use-agency-task';
import { useSession } from '../../assessment/assessment-context';
import { useAnnouncer } from '../../components/announcer';
import { Button } from '../../components/button';
import { ErrorNotice } from '../../components/error-notice';
import { FileDrop } from '../../components/file-drop';
import { Notice } from '../../components/notice';
import { Progress } from '../../components/progress';
import { RouteLink } from '../../components/route-link';
import { useFormats } from '../../hooks/use-formats';
import { useInspection } from '../../agencies/use-inspection';
import { InspectedFile } from './inspected-file';

/** Takes contributions in: each is looked at first, then all go in with one button, as one step that undo takes back. */
export function TakeIn({ waiting }: { readonly waiting: number }): ReactNode {
  const { t } = useTranslation();
  const { showToast } = useAnnouncer();
  const inspection = useInspection();
  const task = useAgencyTask('agencies.merge');
  const [looked, setLooked] = useState<readonly InspectedContribution[]>([]);
  const [merged, setMerged] = useState<MergedContributions | null>(null);
  const held = looked.flatMap(({ held: name }) => name ?? []);
  const busy = inspection.looking !== null || task.running;

  const look = async (files: readonly ChosenFile[]): Promise<void> => {
    setMerged(null);
    setLooked([]);
    setLooked(await inspection.look(files));
  };
  const merge = async (names: readonly string[]): Promise<void> => {
    const result = await task.run({ held: [...names] });
    if (!result?.ok) return;
    setLooked([]);
    setMerged(result.value);
    showToast(t('agencies.takeIn.done', { taken: result.value.taken.length, conflicts: result.value.conflicts.length }));
  };
  return (
    <section className="stack screen-only" aria-labelledby="take-in">
      <h2 id="take-in">{t('agencies.takeIn.title')}</h2>
      <p className="measure muted">{t('agencies.takeIn.hint')}</p>
      <FileDrop
        label={t('agencies.takeIn.drop')}
        buttonLabel={t('agencies.takeIn.choose')}
        accept={[CONTRIBUTION_ENDING]}
        multiple
        disabled={busy}
        onFiles={(files) => void look(files)}
      />
      {inspection.looking && (
        <Progress
          label={t('agencies.takeIn.looking', { name: inspection.looking.name })}
          done={inspection.looking.done}
          total={inspection.looking.total}
          onCancel={inspection.cancel}
        />
      )}
      {inspection.error && <ErrorNotice error={inspection.error} onDismiss={inspection.dismissError} />}
      {looked.map((each, place) => (
        <InspectedFile key={`${each.report.digest ?? ''} ${place}`} inspected={each} />
      ))}
      {task.running ? (
        <Progress
          label={t('agencies.takeIn.running')}
          done={task.progress?.done ?? 0}
          total={task.progress?.total ?? 0}
          onCancel={task.cancel}
        />
      ) : (
        held.length > 0 && (
          <div className="actions">
            <Button variant="primary" onPress={() => void merge(held)}>
              {t('agencies.takeIn.button', { count: held.length })}
            </Button>
            <Button variant="quiet" onPress={() => setLooked([])}>
              {t('agencies.takeIn.notNow')}
            </Button>
          </div>
        )
      )}
      {task.error && <ErrorNotice error={task.error} onDismiss={task.dismissError} />}
      {merged && <Merged merged={merged} />}
      {waiting > 0 && !busy && (
        <Notice kind="information" actions={<Button onPress={() => void merge([])}>{t('agencies.takeIn.takeWaiting')}</Button>}>
          {t('agencies.takeIn.waiting', { count: waiting })}
        </Notice>
      )}
    </section>
  );
}

function Merged({ merged }: { readonly merged: MergedContributions }): ReactNode {
  const { t } = useTranslation();
  const formats = useFormats();
  const { session } = useSession();
  const refused = merged.contributions.filter(({ verdict }) => verdict !== 'new' && verdict !== 'newer');
  return (
    <Notice
      kind={merged.conflicts.length > 0 || refused.length > 0 ? 'warning' : 'success'}
      title={t('agencies.takeIn.doneTitle')}
      actions={
        merged.conflicts.length > 0 && (
          <RouteLink variant="secondary" to={{ screen: 'agencies', assessment: session.id, part: 'conflicts' }}>
            {t('agencies.conflicts.decide')}
          </RouteLink>
        )
      }
    >
      <p>{t('agencies.takeIn.done', { taken: merged.taken.length, conflicts: merged.conflicts.length })}</p>
      {refused.length > 0 && (
        <ul>
          {refused.map(({ fileName, verdict }, place) => (
            <li key={place}>
              <bdi translate="no">{fileName}</bdi>
              {formats.colon}
              {t(`contributionVerdict.${verdict}`)}
            </li>
          ))}
        </ul>
      )}
    </Notice>
  );
}
