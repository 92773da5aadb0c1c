import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { ComparedAnswer as Answer } from '#core/comparison/comparison';
import { isNotAvailable, isTable, type AnswerValue, type Cell, type TableRowValue } from '#core/answers/answer';
import type { Question } from '#core/questionnaire/definition';
import type { Language } from '#core/questionnaire/wording';
import { PhraseText } from '../components/phrase-text';
import { useFormats } from '../hooks/use-formats';
import { EvidenceName } from '../evidence/evidence-name';
import { ForceMark } from '../evidence/force-mark';
import type { SubmissionSide } from './submission-side';

interface Props {
  readonly answer: Answer | undefined;
  readonly question: Question | undefined;
  readonly side: SubmissionSide;
}

/** An answer to read, in the words of its own questionnaire. */
export function ComparedAnswer({ answer, question, side }: Props): ReactNode {
  const { t } = useTranslation();
  if (!answer) return <span className="hint">{t('review.noAnswer')}</span>;
  return (
    <>
      {answer.standing !== 'answered' && <span>{t(`standing.${answer.standing}`)}</span>}
      {answer.value !== undefined && (
        <ShownValue value={answer.value as AnswerValue} language={answer.language} question={question} side={side} />
      )}
      {Object.entries(answer.texts ?? {}).map(([language, text]) => (
        <p key={language} className="answer-text" dir="auto" lang={language} translate="no">
          {text}
        </p>
      ))}
      {answer.reason && (
        <p className="answer-text" dir="auto" lang={answer.language} translate="no">
          {answer.reason}
        </p>
      )}
    </>
  );
}

interface ValueProps {
  readonly value: AnswerValue;
  /** Of a text: in which it is written. */
  readonly language: Language | undefined;
  readonly question: Question | undefined;
  readonly side: SubmissionSide;
}

function ShownValue({ value, language, question, side }: ValueProps): ReactNode {
  const formats = useFormats();
  if (typeof value === 'number') return formats.number(value);
  if (isTable(value))
    return question?.type === 'table' ? <ShownTable rows={value.rows} years={value.years} question={question} side={side} /> : null;
  if (typeof value === 'string') {
    if (question?.type === 'status') return <PhraseText phrase={side.words(`scale/${question.scale}/${value}`)} />;
    if (question?.type === 'choice') return <PhraseText phrase={side.words(`question/${question.wording}/option/${value}`)} />;
    if (question?.type === 'date') return formats.date(value);
    return (
      <p className="answer-text" dir="auto" lang={language} translate="no">
        {value}
      </p>
    );
  }
  return (
    <ul className="plain-list">
      {value.map((id) => (
        <li key={id}>
          {question?.type === 'citations' ? (
            <CitedSource id={id} side={side} />
          ) : question ? (
            <PhraseText phrase={side.words(`question/${question.wording}/option/${id}`)} />
          ) : (
            id
          )}
        </li>
      ))}
    </ul>
  );
}

function CitedSource({ id, side }: { readonly id: string; readonly side: SubmissionSide }): ReactNode {
  const evidence = Object.hasOwn(side.evidence, id) ? side.evidence[id] : undefined;
  if (!evidence) return <bdi translate="no">{id}</bdi>;
  return (
    <>
      <EvidenceName evidence={evidence} /> <ForceMark evidence={evidence} />
    </>
  );
}

interface TableProps {
  readonly rows: readonly TableRowValue[];
  readonly years: readonly number[] | undefined;
  readonly question: Question & { readonly type: 'table' };
  readonly side: SubmissionSide;
  /** Cells to be marked as different, `row id` → columns. */
  readonly marked?: ReadonlyMap<string, readonly string[]>;
}

export function ShownTable({ rows, years, question, side, marked }: TableProps): ReactNode {
  const { table, wording } = question;
  const columns =
    table.columns === 'years'
      ? (years ?? []).map((year) => ({ id: String(year), label: <bdi>{year}</bdi> }))
      : table.columns.map(({ id }) => ({ id, label: <PhraseText phrase={side.words(`question/${wording}/column/${id}`)} /> }));
  const named = table.rows !== 'free';
  return (
    <div className="table-scroll" tabIndex={0}>
      <table className="data-table">
        <thead>
          <tr>
            {named && <td />}
            {columns.map((column) => (
              <th key={column.id} scope="col" className={years && 'numeric'}>
                {column.label}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.id}>
              {named && (
                <th scope="row">
                  <PhraseText phrase={side.words(`question/${wording}/row/${row.id}`)} />
                </th>
              )}
              {columns.map((column) => (
                <td key={column.id} className={cellClass(row.cells[column.id], marked?.get(row.id)?.includes(column.id))}>
                  <ShownCell cell={row.cells[column.id]} column={column.id} question={question} side={side} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

const cellClass = (cell: Cell | undefined, changed = false): string | undefined =>
  [typeof cell === 'number' ? 'numeric' : '', changed ? 'cell-changed' : ''].filter(Boolean).join(' ') || undefined;

interface CellProps {
  readonly cell: Cell | undefined;
  readonly column: string;
  readonly question: Question & { readonly type: 'table' };
  readonly side: SubmissionSide;
}

function ShownCell({ cell, column, question, side }: CellProps): ReactNode {
  const { t } = useTranslation();
  const formats = useFormats();
  if (cell === undefined) return null;
  if (isNotAvailable(cell)) return <span className="hint">{t('table.notAvailable')}</span>;
  if (typeof cell === 'number') return formats.number(cell);
  const definition = question.table.columns === 'years' ? undefined : question.table.columns.find(({ id }) => id === column);
  const option = (id: string): ReactNode => (
    <PhraseText phrase={side.words(`question/${question.wording}/column/${column}/option/${id}`)} />
  );
  if (typeof cell === 'string') {
    if (definition?.type === 'choice') return option(cell);
    if (definition?.type === 'date') return formats.date(cell);
    return (
      <span dir="auto" translate="no">
        {cell}
      </span>
    );
  }
  return (
    <ul className="plain-list">
      {cell.map((id) => (
        <li key={id}>{definition?.type === 'citations' ? <CitedSource id={id} side={side} /> : option(id)}</li>
      ))}
    </ul>
  );
}
