import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Output } from '#core/contract/operations';
import type { RegisterEntry } from '#core/register/register';
import { skippedExercises } from '#core/comparison/skipped-exercises';
import { useApplication } from '../../../application/application-context';
import { Button } from '../../../components/button';
import { CheckboxGroup } from '../../../components/checkbox-group';
import { ErrorNotice } from '../../../components/error-notice';
import { FileDrop } from '../../../components/file-drop';
import { Loading } from '../../../components/loading';
import { Select } from '../../../components/select';
import { useCall } from '../../../hooks/use-call';
import { useFormats } from '../../../hooks/use-formats';
import { useTask } from '../../../hooks/use-task';
import { TrendView } from './trend-view';

/** Submissions of one State over time: a table by provision, and any two of them in detail. */
export function TrendPart(): ReactNode {
  const { t } = useTranslation();
  const register = useCall('register.list', {});
  const task = useTask('comparison.series');
  const [shown, setShown] = useState<Output<'comparison.series'> | null>(null);
  if (shown) {
    const known = register.status === 'done' ? register.value.map(({ claims }) => claims) : [];
    const skipped = skippedExercises(
      shown.submissions.map(({ claims }) => claims),
      known,
    );
    return (
      <div className="stack">
        <div className="actions screen-only">
          <Button onPress={() => setShown(null)}>{t('review.chooseOthers')}</Button>
          <Button onPress={() => window.print()}>{t('review.print')}</Button>
        </div>
        <TrendView series={shown} skipped={skipped} />
      </div>
    );
  }
  if (register.status === 'loading') return <Loading />;
  return (
    <section className="stack" aria-labelledby="choose-trend">
      <h2 id="choose-trend">{t('review.trend.choose')}</h2>
      <p className="measure">{t('review.trend.intro')}</p>
      <p className="measure">{t('review.notVerified')}</p>
      {register.status === 'failed' && <ErrorNotice error={register.error} onRetry={register.reload} />}
      <ChooseRow
        entries={register.status === 'done' ? register.value : []}
        running={task.running}
        onChosen={async (digests, files) => {
          const of = [...digests.map((digest) => ({ digest })), ...files.map(({ handle }) => ({ file: handle }))];
          const result = await task.run({ of });
          if (result?.ok) setShown(result.value);
        }}
      />
      {task.error && <ErrorNotice error={task.error} onDismiss={task.dismissError} />}
    </section>
  );
}

interface ChosenBundle {
  readonly handle: string;
  readonly name: string;
}

interface ChooseProps {
  readonly entries: readonly RegisterEntry[];
  readonly running: boolean;
  readonly onChosen: (digests: readonly string[], files: readonly ChosenBundle[]) => Promise<void>;
}

const MOST = 12;

/** What a State sent last, and what it sent of the same instruments before: a file on another instrument has nothing in common with it. */
function latestOf(entries: readonly RegisterEntry[], state: string, practice: boolean): readonly string[] {
  const sent = entries.filter(({ claims, place }) => claims.state === state && claims.practice === practice && place !== 'replaced');
  const codes = new Set(sent.at(-1)?.claims.instruments);
  return sent
    .filter(({ claims }) => claims.instruments.some((code) => codes.has(code)))
    .map(({ digest }) => digest)
    .slice(-MOST);
}

function ChooseRow({ entries, running, onChosen }: ChooseProps): ReactNode {
  const { t } = useTranslation();
  const { stateName, locale } = useApplication();
  const formats = useFormats();
  const [state, setState] = useState<string | null>(null);
  const [digests, setDigests] = useState<readonly string[]>([]);
  const [files, setFiles] = useState<readonly ChosenBundle[]>([]);
  const order = new Intl.Collator(locale);
  const states = [...new Set(entries.map(({ claims }) => claims.state))]
    .map((id) => ({ id, label: stateName(id), text: stateName(id) }))
    .sort((one, other) => order.compare(one.text, other.text));
  const own = entries.filter(({ claims }) => claims.state === state);
  const count = digests.length + files.length;
  return (
    <>
      {states.length > 0 ? (
        <Select
          label={t('review.trend.state')}
          choices={states}
          value={state}
          onChange={(next) => {
            setState(next);
            setDigests(
              // Practice stands in a row of its own.
              latestOf(entries, next, false).length > 0 ? latestOf(entries, next, false) : latestOf(entries, next, true),
            );
          }}
        />
      ) : (
        <p className="hint">{t('review.trend.empty')}</p>
      )}
      {own.length > 0 && (
        <CheckboxGroup
          label={t('review.trend.submissions')}
          choices={own.map(({ digest, claims }) => {
            const text = [
              claims.exerciseTitle,
              claims.instruments.join(formats.comma),
              t('review.submissionNumber', { number: formats.number(claims.number) }),
            ]
              .concat(claims.practice ? [t('common.practice')] : [])
              .join(' · ');
            return { id: digest, label: text, text };
          })}
          value={[...digests]}
          onChange={setDigests}
        />
      )}
      {files.length > 0 && (
        <ul aria-label={t('review.trend.files')}>
          {files.map(({ handle, name }) => (
            <li key={handle}>
              <bdi translate="no">{name}</bdi>{' '}
              <Button variant="quiet" onPress={() => setFiles(files.filter((file) => file.handle !== handle))}>
                {t('common.remove')}
              </Button>
            </li>
          ))}
        </ul>
      )}
      <FileDrop
        label={t('review.dropBundle')}
        buttonLabel={t('review.chooseBundle')}
        accept={['.omnibus']}
        multiple
        onFiles={(chosen) => setFiles([...files, ...chosen])}
      />
      <div className="actions">
        <Button
          variant="primary"
          isDisabled={count < 2 || count > MOST || running}
          onPress={() => {
            // A file's handle is used up, whatever comes of it.
            setFiles([]);
            void onChosen(digests, files);
          }}
        >
          {t('review.trend.show')}
        </Button>
      </div>
    </>
  );
}
