import { useEffect, useMemo, useRef, useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { RegisterEntry } from '#core/register/register';
import { useApplication } from '../../../application/application-context';
import { Button } from '../../../components/button';
import { CheckboxGroup } from '../../../components/checkbox-group';
import { EmptyState } from '../../../components/empty-state';
import { ErrorNotice } from '../../../components/error-notice';
import { Loading } from '../../../components/loading';
import { phraseChoice } from '../../../components/phrase-choice';
import { SearchSelect } from '../../../components/search-select';
import { Select } from '../../../components/select';
import { useCall } from '../../../hooks/use-call';
import { useFormats } from '../../../hooks/use-formats';
import { useTask } from '../../../hooks/use-task';
import { ChooseParties, type ChosenParties } from './choose-parties';

const NOBODY: ChosenParties = { reviewers: [], reviewed: [] };

/** The secretariat opens a review: of which State and instrument, over which submissions, by whom. */
export function OpenReview({ onCancel }: { readonly onCancel: () => void }): ReactNode {
  const { t } = useTranslation();
  const register = useCall('register.list', {});
  const head = useRef<HTMLHeadingElement>(null);
  useEffect(() => head.current?.focus(), []);
  return (
    <section className="stack-large" aria-labelledby="opening">
      <h2 id="opening" ref={head} tabIndex={-1}>
        {t('review.work.open')}
      </h2>
      <p className="measure">{t('review.work.openHint')}</p>
      {register.status === 'loading' && <Loading />}
      {register.status === 'failed' && <ErrorNotice error={register.error} onRetry={register.reload} />}
      {register.status === 'done' &&
        (register.value.length === 0 ? (
          <EmptyState title={t('review.work.noSubmissions')} action={<Button onPress={onCancel}>{t('common.cancel')}</Button>}>
            {t('review.work.noSubmissionsHint')}
          </EmptyState>
        ) : (
          <OpeningForm entries={register.value} onCancel={onCancel} />
        ))}
    </section>
  );
}

function OpeningForm({ entries, onCancel }: { readonly entries: readonly RegisterEntry[]; readonly onCancel: () => void }): ReactNode {
  const { t } = useTranslation();
  const { stateName, navigate, words, description, locale } = useApplication();
  const formats = useFormats();
  const task = useTask('reviews.open');
  const [subject, setSubject] = useState<string | null>(null);
  const [instrument, setInstrument] = useState<string | null>(null);
  const [submissions, setSubmissions] = useState<readonly string[]>([]);
  const [parties, setParties] = useState(NOBODY);
  const subjects = useMemo(() => {
    const found = new Map(entries.map(({ claims }) => [`${claims.state} ${claims.practice ? 'practice' : ''}`, claims]));
    return [...found]
      .map(([id, { state, practice }]) => ({ id, text: practice ? `${stateName(state)} (${t('common.practice')})` : stateName(state) }))
      .sort((one, other) => one.text.localeCompare(other.text, locale));
  }, [entries, stateName, t, locale]);
  const [state = '', kind = ''] = subject?.split(' ') ?? [];
  const practice = kind === 'practice';
  const ofState = entries.filter(({ claims }) => claims.state === state && claims.practice === practice);
  const covered = description.instruments
    .map(({ code }) => code)
    .filter((code) => ofState.some(({ claims }) => claims.instruments.includes(code)));
  const chosen = instrument !== null && covered.includes(instrument) ? instrument : null;
  const fitting = ofState
    .filter(({ claims }) => chosen !== null && claims.instruments.includes(chosen))
    .toSorted((one, other) => other.receivedAt.localeCompare(one.receivedAt));
  const choose = (code: string | null): void => {
    setInstrument(code);
    setParties(NOBODY);
    // The one that came last is what is reviewed, unless the secretariat says otherwise.
    const latest = ofState
      .filter(({ claims, place }) => code !== null && claims.instruments.includes(code) && place !== 'replaced')
      .toSorted((one, other) => one.receivedAt.localeCompare(other.receivedAt))
      .at(-1);
    setSubmissions(latest ? [latest.digest] : []);
  };
  const open = async (): Promise<void> => {
    if (chosen === null) return;
    const { reviewers, reviewed } = parties;
    const result = await task.run({
      instrument: chosen,
      submissions: [...submissions],
      reviewers: [...reviewers],
      reviewed: [...reviewed],
    });
    if (result?.ok) navigate({ screen: 'review', part: 'work', about: result.value.review });
  };
  return (
    <>
      <SearchSelect
        label={t('review.party.reviewed')}
        choices={subjects}
        value={subject}
        onChange={(next) => {
          setSubject(next);
          choose(null);
        }}
        empty={t('filter.nothing')}
        openLabel={t('review.party.reviewed')}
        notChosen={t('filter.nothing')}
      />
      {covered.length > 0 && (
        <Select
          label={t('review.document.instrument')}
          choices={covered.map((code) => phraseChoice(code, words(`instrument/${code}/short-title`)))}
          value={chosen}
          onChange={choose}
        />
      )}
      {chosen !== null && (
        <>
          <CheckboxGroup
            label={t('review.work.submissions')}
            hint={t('review.work.submissionsHint')}
            choices={fitting.map(({ digest, claims, receivedAt }) => ({
              id: digest,
              label: (
                <>
                  <bdi>{claims.exerciseTitle}</bdi> · {t('review.submissionNumber', { number: formats.number(claims.number) })} ·{' '}
                  {formats.date(receivedAt)}
                </>
              ),
            }))}
            value={submissions}
            onChange={setSubmissions}
          />
          <ChooseParties state={state} practice={practice} value={parties} onChange={setParties} />
        </>
      )}
      {task.error && <ErrorNotice error={task.error} onDismiss={task.dismissError} />}
      <div className="actions">
        <Button onPress={onCancel}>{t('common.cancel')}</Button>
        <Button variant="primary" isDisabled={submissions.length === 0 || task.running} onPress={() => void open()}>
          {t('review.work.openNow')}
        </Button>
      </div>
    </>
  );
}
