import { useMemo, useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Trace } from '#core/review/statement';
import { fullReference } from '#core/report/report-speech';
import { ErrorNotice } from '../../../components/error-notice';
import { Button } from '../../../components/button';
import type { Choice } from '../../../components/choice';
import { Loading } from '../../../components/loading';
import { phraseChoice } from '../../../components/phrase-choice';
import { foundByTyping, SearchSelect } from '../../../components/search-select';
import { Select } from '../../../components/select';
import { useFormats } from '../../../hooks/use-formats';
import { useReviewWork } from './review-context';
import { TraceList } from './trace-list';
import { isRead, type ReviewedSide } from './use-reviewed';

interface Props {
  readonly value: readonly Trace[];
  readonly onChange: (value: readonly Trace[]) => void;
  readonly error?: string;
}

/** Chooses what something rests on: a submission under review, a provision, and the whole of it or one answer. */
export function TracePicker({ value, onChange, error }: Props): ReactNode {
  const { t } = useTranslation();
  const formats = useFormats();
  const { review, submissions } = useReviewWork();
  const [submission, setSubmission] = useState(review.submissions.at(-1)?.digest ?? '');
  const side = submissions.get(submission);
  return (
    <fieldset className="stack trace-picker">
      <legend className="label">{t('review.work.traces')}</legend>
      <p className="hint">{t('review.work.tracesHint')}</p>
      <TraceList traces={value} onRemove={(place) => onChange(value.filter((_, at) => at !== place))} />
      {review.submissions.length > 1 && (
        <Select
          label={t('review.document.reviewed')}
          choices={review.submissions.map(({ digest, number, exercise }) => ({
            id: digest,
            label: `${exercise.title}${formats.comma}${t('review.submissionNumber', { number: formats.number(number) })}`,
          }))}
          value={submission}
          onChange={setSubmission}
        />
      )}
      {side === undefined && <Loading />}
      {side !== undefined && !isRead(side) && <ErrorNotice error={side} />}
      {isRead(side) && <PickIn key={submission} side={side} submission={submission} value={value} onChange={onChange} />}
      {error !== undefined && (
        <p className="field-error" role="alert">
          {error}
        </p>
      )}
    </fieldset>
  );
}

interface PickProps extends Pick<Props, 'value' | 'onChange'> {
  readonly side: ReviewedSide;
  readonly submission: string;
}

const WHOLE = 'whole';

function PickIn({ side, submission, value, onChange }: PickProps): ReactNode {
  const { t } = useTranslation();
  const { review, showTrace } = useReviewWork();
  const [provision, setProvision] = useState<string | null>(null);
  const [question, setQuestion] = useState(WHOLE);
  const provisions = useMemo(
    () =>
      side.questionnaire.provisions
        .filter(({ instrument, assessable }) => instrument === review.instrument && assessable)
        .map(({ id }) => foundByTyping(id, `${fullReference(id)} – `, side.words(`provision/${id}/subject`))),
    [side, review.instrument],
  );
  const questions = Object.keys(side.submission.answers).filter((id) => provision !== null && id.startsWith(`${provision}/`));
  const choiceOf = (id: string): Choice => {
    const asked = side.question(id);
    if (!asked || asked.type === 'status') return { id, label: asked ? t('question.status') : id };
    return phraseChoice(id, side.words(`question/${asked.wording}/label`));
  };
  const chosen: Trace | null =
    provision === null ? null : { submission, provision, ...(question !== WHOLE && questions.includes(question) && { question }) };
  const known = chosen !== null && value.some((each) => same(each, chosen));
  return (
    <>
      <SearchSelect
        label={t('review.across.provision')}
        choices={provisions}
        value={provision}
        onChange={(next) => {
          setProvision(next);
          setQuestion(WHOLE);
        }}
        empty={t('filter.nothing')}
        openLabel={t('review.across.provision')}
        notChosen={t('filter.nothing')}
      />
      {chosen !== null && (
        <>
          <Select
            label={t('review.work.answer')}
            hint={questions.length === 0 ? t('review.noAnswer') : undefined}
            choices={[{ id: WHOLE, label: t('review.work.wholeProvision') }, ...questions.map(choiceOf)]}
            value={question}
            onChange={setQuestion}
          />
          <div className="actions">
            <Button
              isDisabled={known}
              onPress={() => {
                onChange([...value, chosen]);
                setQuestion(WHOLE);
              }}
            >
              {t('review.work.addTrace')}
            </Button>
            <Button variant="quiet" onPress={() => showTrace(chosen)}>
              {t('review.work.readAnswer')}
            </Button>
          </div>
        </>
      )}
    </>
  );
}

const same = (one: Trace, other: Trace): boolean =>
  one.submission === other.submission && one.provision === other.provision && one.question === other.question;
