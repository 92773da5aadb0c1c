import { useMemo, useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Input, Output } from '#core/contract/operations';
import type { RegisterEntry } from '#core/register/register';
import { useApplication } from '../../../application/application-context';
import { Button } from '../../../components/button';
import { Checkbox } from '../../../components/checkbox';
import { ErrorNotice } from '../../../components/error-notice';
import { Loading } from '../../../components/loading';
import { Progress } from '../../../components/progress';
import { foundByTyping, SearchSelect } from '../../../components/search-select';
import { Select } from '../../../components/select';
import { useCall } from '../../../hooks/use-call';
import { useTask } from '../../../hooks/use-task';
import { SaveDocument } from '../save-document';
import { AcrossView } from './across-view';

type Shown = Output<'comparison.across'> & Pick<Input<'comparison.across'>, 'of' | 'provision'>;

/** One provision in the submissions of several States, in the order of their names. */
export function AcrossPart(): ReactNode {
  const { t } = useTranslation();
  const register = useCall('register.list', {});
  const task = useTask('comparison.across');
  const [shown, setShown] = useState<Shown | null>(null);
  if (shown) {
    return (
      <div className="stack">
        <div className="actions screen-only">
          <Button onPress={() => setShown(null)}>{t('review.across.others')}</Button>
          <Button onPress={() => window.print()}>{t('review.print')}</Button>
        </div>
        <div className="screen-only">
          <SaveDocument operation="comparison.writeAcross" request={{ of: shown.of, provision: shown.provision }} />
        </div>
        <AcrossView compared={shown} provision={shown.provision} />
      </div>
    );
  }
  if (register.status === 'loading') return <Loading />;
  return (
    <section className="stack" aria-labelledby="choose-across">
      <h2 id="choose-across">{t('review.across.choose')}</h2>
      <p className="measure">{t('review.across.intro')}</p>
      {register.status === 'failed' && <ErrorNotice error={register.error} onRetry={register.reload} />}
      {register.status === 'done' && register.value.length === 0 && <p className="hint">{t('review.trend.empty')}</p>}
      <ChooseProvision
        entries={register.status === 'done' ? register.value : []}
        running={task.running}
        onChosen={async (provision, digests) => {
          const of = digests.map((digest) => ({ digest }));
          const result = await task.run({ provision, of });
          if (result?.ok) setShown({ ...result.value, of, provision });
        }}
      />
      {task.running && (
        <Progress
          label={t('review.across.reading')}
          done={task.progress?.done ?? 0}
          total={task.progress?.total ?? 0}
          onCancel={task.cancel}
        />
      )}
      {task.error && <ErrorNotice error={task.error} onDismiss={task.dismissError} />}
    </section>
  );
}

interface ChooseProps {
  readonly entries: readonly RegisterEntry[];
  readonly running: boolean;
  readonly onChosen: (provision: string, digests: readonly string[]) => Promise<void>;
}

function ChooseProvision({ entries, running, onChosen }: ChooseProps): ReactNode {
  const { t } = useTranslation();
  const { words } = useApplication();
  const content = useCall('content.questionnaire', {});
  const [provision, setProvision] = useState<string | null>(null);
  const [practice, setPractice] = useState(false);
  const [exercise, setExercise] = useState<string | null>(null);
  const exercises = [...new Map(entries.map(({ claims }) => [claims.exercise, claims.exerciseTitle]))].map(([id, title]) => ({
    id,
    label: title,
    text: title,
  }));
  const chosen = exercise ?? exercises.at(-1)?.id ?? null;
  const choices = useMemo(
    () =>
      content.status === 'done'
        ? content.value.provisions
            .filter(({ assessable }) => assessable)
            .map(({ id }) => foundByTyping(id, `${id.replace(':', ' ')} – `, words(`provision/${id}/subject`)))
        : [],
    [content, words],
  );
  // Somebody who types before there is anything to find would be told that nothing was found.
  if (content.status === 'loading') return <Loading />;
  if (content.status === 'failed') return <ErrorNotice error={content.error} onRetry={content.reload} />;
  const instrument = provision?.split(':')[0] ?? '';
  const digests = entries
    .filter(
      ({ claims, place }) =>
        claims.exercise === chosen && claims.practice === practice && place !== 'replaced' && claims.instruments.includes(instrument),
    )
    .map(({ digest }) => digest);
  return (
    <>
      <Select label={t('review.across.exercise')} choices={exercises} value={chosen} onChange={setExercise} />
      <SearchSelect
        label={t('review.across.provision')}
        choices={choices}
        value={provision}
        onChange={setProvision}
        empty={t('filter.nothing')}
        openLabel={t('review.across.provision')}
        notChosen={t('filter.nothing')}
      />
      <Checkbox checked={practice} onChange={setPractice}>
        {t('review.across.practice')}
      </Checkbox>
      <div className="actions">
        <Button
          variant="primary"
          isDisabled={provision === null || digests.length === 0 || running}
          onPress={() => provision !== null && void onChosen(provision, digests)}
        >
          {t('review.across.show')}
        </Button>
      </div>
    </>
  );
}
