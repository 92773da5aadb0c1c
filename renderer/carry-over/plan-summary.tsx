import { useMemo, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { FATES } from '#core/answers/earlier-answer';
import type { ChangedQuestion, PlanPreview } from '#core/contract/operations';
import { useSpeech } from '../application/application-context';
import { fullReference } from '../assessment/provision-reference';
import { Disclosure } from '../components/disclosure';
import { PhraseText } from '../components/phrase-text';
import { Reference } from '../components/reference';
import { useFormats } from '../hooks/use-formats';
import type { SubmissionSide } from '../comparison/submission-side';
import { sideOf } from './use-earlier';
import './carry-over.css';

interface Props {
  readonly plan: PlanPreview;
  /** A draft that moves keeps its answers to the same questions as they are. */
  readonly move?: boolean;
}

const CHANGED = FATES.filter((fate) => fate !== 'same');

/** What would become of the answers: how many of each kind, and the questions that are others now. */
export function PlanSummary({ plan, move = false }: Props): ReactNode {
  const { t } = useTranslation();
  const { language, words } = useSpeech();
  const formats = useFormats();
  const side = useMemo(() => sideOf(plan.then, {}, language, words), [plan.then, language, words]);
  const rows = FATES.filter((fate) => plan.counts[fate] > 0);
  return (
    <div className="stack">
      <table className="data-table fate-counts">
        <caption>{t('carryOver.plan.caption')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('carryOver.plan.question')}</th>
            <th scope="col">{t('carryOver.plan.happens')}</th>
            <th scope="col">{t('carryOver.plan.answers')}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((fate) => (
            <tr key={fate}>
              <th scope="row">{t(`carryOver.became.${fate}`)}</th>
              <td>{t(`carryOver.happens.${move && fate === 'same' ? 'stays' : fate}`)}</td>
              <td>{formats.number(plan.counts[fate])}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {plan.added.length > 0 && <p>{t('carryOver.plan.added', { count: plan.added.length })}</p>}
      {CHANGED.map((fate) => {
        const questions = plan.changed.filter(({ became }) => became === fate);
        if (questions.length === 0) return null;
        return (
          <Disclosure key={fate} title={`${t(`carryOver.became.${fate}`)} (${formats.number(questions.length)})`}>
            <ul className="plain-list stack-small">
              {questions.map((each) => (
                <ChangedItem key={each.question} changed={each} side={side} />
              ))}
            </ul>
          </Disclosure>
        );
      })}
    </div>
  );
}

function ChangedItem({ changed, side }: { readonly changed: ChangedQuestion; readonly side: SubmissionSide }): ReactNode {
  const { t } = useTranslation();
  const { question: id, provision, now, answered } = changed;
  const question = side.question(id);
  const nowAt = [...new Set(now.map((each) => each.split('/')[0] ?? ''))];
  return (
    <li>
      <Reference>{fullReference(provision)}</Reference>{' '}
      {question?.type === 'status' ? (
        t('question.status')
      ) : question ? (
        <PhraseText phrase={side.words(`question/${question.wording}/label`)} />
      ) : (
        <bdi translate="no">{id}</bdi>
      )}
      {!answered && <span className="hint"> · {t('carryOver.plan.notAnswered')}</span>}
      {nowAt.length > 0 && !(nowAt.length === 1 && nowAt[0] === provision) && (
        <span className="hint">
          {' → '}
          {nowAt.map((place) => (
            <span key={place}>
              <Reference>{fullReference(place)}</Reference>{' '}
            </span>
          ))}
        </span>
      )}
    </li>
  );
}
