import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { QuestionComparison, RowDifference } from '#core/comparison/comparison';
import type { TableRowValue } from '#core/answers/answer';
import type { Question } from '#core/questionnaire/definition';
import type { Language, Phrase } from '#core/questionnaire/wording';
import { PhraseText } from '../components/phrase-text';
import { ChangeWord } from './change-word';
import { ComparedAnswer, ShownTable } from './compared-answer';
import { ComparedCitations } from './compared-citations';
import type { SubmissionSide } from './submission-side';
import { WordDifferences } from './word-differences';

interface Props {
  readonly comparison: QuestionComparison;
  readonly older: SubmissionSide;
  readonly newer: SubmissionSide;
}

/** One question in three columns: before, what became of it, after. */
export function ComparedQuestion({ comparison, older, newer }: Props): ReactNode {
  const { t } = useTranslation();
  const before = older.question(comparison.from ?? comparison.question);
  const after = newer.question(comparison.question);
  const asked = after ?? before;
  const words = after ? newer.words : older.words;
  const askedThen = before && after && earlierLabel(before, after, older, newer);
  return (
    <div className="compared-question">
      <h4 className="compared-label">
        {asked?.type === 'status' ? (
          t('question.status')
        ) : asked ? (
          <PhraseText phrase={words(`question/${asked.wording}/label`)} />
        ) : (
          comparison.question
        )}
        {comparison.became && ` · ${t(`became.${comparison.became}`)}`}
      </h4>
      <div className="compared-columns">
        <div>
          <div className="side-name">{t('review.older')}</div>
          {askedThen && (
            <p className="hint">
              <PhraseText phrase={askedThen} />
            </p>
          )}
          <Side comparison={comparison} side="older" question={before} of={older} />
        </div>
        <ChangeWord kind={comparison.kind} />
        <div>
          <div className="side-name">{t('review.newer')}</div>
          <Side comparison={comparison} side="newer" question={after} of={newer} />
        </div>
      </div>
    </div>
  );
}

/** How it was asked then, where that was in other words; labels in two languages are not compared. */
function earlierLabel(before: Question, after: Question, older: SubmissionSide, newer: SubmissionSide): Phrase | undefined {
  if (before.type === 'status' || after.type === 'status') return undefined;
  const then = older.words(`question/${before.wording}/label`);
  const now = newer.words(`question/${after.wording}/label`);
  return then.shown !== 'key' && then.language === now.language && then.text !== now.text ? then : undefined;
}

interface SideProps {
  readonly comparison: QuestionComparison;
  readonly side: 'older' | 'newer';
  readonly question: Question | undefined;
  readonly of: SubmissionSide;
}

function Side({ comparison, side, question, of }: SideProps): ReactNode {
  const answer = comparison[side];
  if (comparison.words) {
    return (
      <>
        <WordDifferences words={comparison.words} side={side} language={answer?.language} />
        <FurtherTexts comparison={comparison} side={side} />
      </>
    );
  }
  if (comparison.citations) return <ComparedCitations citations={comparison.citations} side={side} />;
  if (comparison.rows && question?.type === 'table') {
    const shown = rowsOf(comparison.rows, side);
    const marked = new Map(shown.filter(({ kind }) => kind !== 'unchanged').map(({ row, columns }) => [row.id, columns]));
    return (
      <ShownTable
        rows={shown.map(({ row }) => row)}
        years={yearsOf(shown.map(({ row }) => row))}
        question={question}
        side={of}
        marked={marked}
      />
    );
  }
  if (comparison.reasonWords && answer) {
    return (
      <>
        <ComparedAnswer answer={{ ...answer, reason: undefined }} question={question} side={of} />
        <WordDifferences words={comparison.reasonWords} side={side} language={answer.language} />
      </>
    );
  }
  return <ComparedAnswer answer={answer} question={question} side={of} />;
}

/** The same text in further languages, each beside itself. */
function FurtherTexts({ comparison, side }: Pick<SideProps, 'comparison' | 'side'>): ReactNode {
  return Object.entries(comparison[side]?.texts ?? {}).map(([language, text]) => {
    const words = comparison.furtherWords?.[language as keyof typeof comparison.furtherWords];
    return words ? (
      <WordDifferences key={language} words={words} side={side} language={language as Language} />
    ) : (
      <p key={language} className="answer-text" dir="auto" lang={language} translate="no">
        {text}
      </p>
    );
  });
}

interface ShownRow {
  readonly row: TableRowValue;
  readonly kind: RowDifference['kind'];
  readonly columns: readonly string[];
}

const rowsOf = (rows: readonly RowDifference[], side: 'older' | 'newer'): readonly ShownRow[] =>
  rows.flatMap((difference) => {
    const row = difference[side];
    return row ? [{ row, kind: difference.kind, columns: difference.columns }] : [];
  });

/** Only used where columns are years: those in which something stands. */
const yearsOf = (rows: readonly TableRowValue[]): readonly number[] =>
  [...new Set(rows.flatMap((row) => Object.keys(row.cells)))]
    .map(Number)
    .filter(Number.isInteger)
    .sort((one, other) => one - other);
