import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Language } from '#core/questionnaire/wording';
import type { ObservationState } from '#core/review/review-state';
import { OBSERVATION_HEADINGS, type ObservationHeading, type Trace } from '#core/review/statement';
import { useApplication } from '../../../application/application-context';
import { Button } from '../../../components/button';
import { CheckboxGroup } from '../../../components/checkbox-group';
import { ErrorNotice } from '../../../components/error-notice';
import { Select } from '../../../components/select';
import { useArrivalFocus } from '../../../hooks/use-arrival-focus';
import { useFormats } from '../../../hooks/use-formats';
import { useReviewTask, useReviewWork } from './review-context';
import { StatementWords } from './statement-words';
import { TracePicker } from './trace-picker';

interface Props {
  /** Absent: a new observation. */
  readonly of?: ObservationState;
  readonly onDone: () => void;
}

/** Words for an observation: it begins with those that stand, and says which drafts it takes the place of. */
export function DraftForm({ of, onDone }: Props): ReactNode {
  const { t } = useTranslation();
  const { language: shown } = useApplication();
  const formats = useFormats();
  const { review, partyName } = useReviewWork();
  const task = useReviewTask('reviews.draft');
  const standing = of?.drafts ?? [];
  const own = standing.filter(({ by }) => by === review.as);
  const from = own.at(-1) ?? standing.at(-1) ?? of?.agreed.at(-1);
  const [heading, setHeading] = useState<ObservationHeading>(from?.heading ?? 'gaps');
  const [text, setText] = useState(from?.text ?? '');
  const [language, setLanguage] = useState<Language>(from?.language ?? shown);
  const [traces, setTraces] = useState<readonly Trace[]>(from?.traces ?? []);
  const [after, setAfter] = useState<readonly string[]>(own.map(({ id }) => id));
  const [tried, setTried] = useState(false);
  const head = useArrivalFocus<HTMLHeadingElement>();
  const write = async (): Promise<void> => {
    setTried(true);
    if (text.trim() === '' || traces.length === 0) return;
    const draft = { heading, text: text.trim(), language, traces: [...traces], after: [...after] };
    if (await task.run({ ...draft, ...(of && { observation: of.observation }) })) onDone();
  };
  return (
    <section className="draft-form stack screen-only" aria-labelledby="draft-form">
      <h4 id="draft-form" ref={head} tabIndex={-1}>
        {t(of ? 'review.work.otherWords' : 'review.work.newObservation')}
      </h4>
      <Select
        label={t('review.work.heading')}
        choices={OBSERVATION_HEADINGS.map((id) => ({ id, label: t(`review.heading.${id}`) }))}
        value={heading}
        onChange={setHeading}
      />
      <StatementWords
        label={t('review.work.text')}
        lines={6}
        text={text}
        onText={setText}
        language={language}
        onLanguage={setLanguage}
        tried={tried}
      />
      <TracePicker value={traces} onChange={setTraces} error={tried && traces.length === 0 ? t('review.work.tracesNeeded') : undefined} />
      {standing.length > 0 && (
        <CheckboxGroup
          label={t('review.work.after')}
          hint={t('review.work.afterHint')}
          choices={standing.map(({ id, by, at, agreed }) => ({
            id,
            label: t(agreed ? 'review.work.agreedTextOf' : 'review.work.draftOf', { party: partyName(by), date: formats.date(at) }),
          }))}
          value={after}
          onChange={setAfter}
        />
      )}
      {task.error && <ErrorNotice error={task.error} onDismiss={task.dismissError} />}
      <div className="actions">
        <Button onPress={onDone}>{t('common.cancel')}</Button>
        <Button variant="primary" isDisabled={task.running} onPress={() => void write()}>
          {t('review.work.keepDraft')}
        </Button>
      </div>
    </section>
  );
}
