import { useMemo, type ReactNode } from 'react';
import { isTable, type AnswerValue, type TableValue } from '#core/answers/answer';
import { citationDifferences } from '#core/comparison/citation-difference';
import type { CitationDifference, ComparedAnswer as Answer, WordDifference } from '#core/comparison/comparison';
import { rowDifferences } from '#core/comparison/row-difference';
import { wordDifferences } from '#core/comparison/word-difference';
import type { Question } from '#core/questionnaire/definition';
import { PhraseText } from '../components/phrase-text';
import { EvidenceName } from '../evidence/evidence-name';
import { directionOf } from '../localisation/direction';
import { ComparedAnswer, ShownTable } from '../comparison/compared-answer';
import type { SubmissionSide } from '../comparison/submission-side';
import { SourceParts } from '../comparison/source-parts';
import { CoarseHint } from '../comparison/word-differences';

export interface AnswerSide {
  readonly answer: Answer | undefined;
  readonly side: SubmissionSide;
}

interface Props extends AnswerSide {
  readonly question: Question;
  /** What it is set against; absent: shown as it is. */
  readonly against?: AnswerSide;
}

/**
 * An answer with what differs from another marked in it, word by word: added is underlined, removed is struck through, both
 * are tinted, and `ins` and `del` say it to screen readers.
 */
export function MarkedAnswer({ answer, side, question, against }: Props): ReactNode {
  const other = against?.answer;
  if (!answer || !other || !against || answer.standing !== other.standing)
    return <ComparedAnswer answer={answer} question={question} side={side} />;
  const reason = answer.reason ?? '';
  return (
    <>
      <ComparedAnswer answer={{ standing: answer.standing }} question={question} side={side} />
      <MarkedValue answer={answer} other={other} question={question} side={side} otherSide={against.side} />
      {(reason !== '' || other.reason) && <MarkedText older={other.reason ?? ''} newer={reason} answer={answer} />}
    </>
  );
}

interface ValueProps {
  readonly answer: Answer;
  readonly other: Answer;
  readonly question: Question;
  readonly side: SubmissionSide;
  readonly otherSide: SubmissionSide;
}

function MarkedValue({ answer, other, question, side, otherSide }: ValueProps): ReactNode {
  const value = answer.value as AnswerValue | undefined;
  const before = other.value as AnswerValue | undefined;
  if (question.type === 'text' && typeof value === 'string' && typeof before === 'string')
    return <MarkedText older={before} newer={value} answer={answer} />;
  if (question.type === 'citations' && isList(value) && isList(before))
    return <MarkedCitations differences={citationDifferences(before, otherSide.evidence, value, side.evidence)} />;
  if (question.type === 'choices' && isList(value) && isList(before))
    return <MarkedChoices question={question} older={before} newer={value} side={side} />;
  if (question.type === 'table' && isTable(value) && isTable(before))
    return <MarkedTable question={question} table={value} other={before} side={side} otherSide={otherSide} />;
  const plain = { standing: 'answered' as const, value };
  if (value === undefined || value === before) return <ComparedAnswer answer={plain} question={question} side={side} />;
  return (
    <ins className="marked-block">
      <ComparedAnswer answer={plain} question={question} side={side} />
    </ins>
  );
}

const isList = (value: AnswerValue | undefined): value is readonly string[] => Array.isArray(value);

function MarkedText({ older, newer, answer }: { readonly older: string; readonly newer: string; readonly answer: Answer }): ReactNode {
  const words = useMemo(() => wordDifferences(older, newer), [older, newer]);
  // The first words may be struck ones of another script: the language decides the direction where it is known.
  return (
    <>
      <p className="answer-text" dir={answer.language ? directionOf(answer.language) : 'auto'} lang={answer.language} translate="no">
        {words.map(({ kind, text }, place) => (
          <Marked key={place} kind={kind}>
            {text}
          </Marked>
        ))}
      </p>
      <CoarseHint words={words} />
    </>
  );
}

function MarkedCitations({ differences }: { readonly differences: readonly CitationDifference[] }): ReactNode {
  return (
    <ul className="plain-list">
      {differences.map((difference, place) =>
        difference.kind === 'changed' ? (
          <li key={place}>
            <EvidenceName evidence={difference.newer} />
            <SourceParts difference={difference} sides={['older', 'newer']} />
          </li>
        ) : (
          <li key={place}>
            <Marked kind={difference.kind}>
              <EvidenceName evidence={difference.evidence} />
            </Marked>
          </li>
        ),
      )}
    </ul>
  );
}

interface ChoicesProps {
  readonly question: Question;
  readonly older: readonly string[];
  readonly newer: readonly string[];
  readonly side: SubmissionSide;
}

function MarkedChoices({ question, older, newer, side }: ChoicesProps): ReactNode {
  return (
    <ul className="plain-list">
      {[...new Set([...newer, ...older])].map((id) => (
        <li key={id}>
          <Marked kind={!older.includes(id) ? 'added' : newer.includes(id) ? 'same' : 'removed'}>
            <PhraseText phrase={side.words(`question/${question.wording}/option/${id}`)} />
          </Marked>
        </li>
      ))}
    </ul>
  );
}

interface TableProps {
  readonly question: Extract<Question, { readonly type: 'table' }>;
  readonly table: TableValue;
  readonly other: TableValue;
  readonly side: SubmissionSide;
  readonly otherSide: SubmissionSide;
}

/** Cells that differ are marked, and rows that only the other has stand below, struck through. */
function MarkedTable({ question, table, other, side, otherSide }: TableProps): ReactNode {
  const differences = rowDifferences(
    { table: other, question, register: otherSide.evidence },
    { table, question, register: side.evidence },
  );
  const rows = differences.flatMap(({ newer }) => newer ?? []);
  const gone = differences.flatMap(({ kind, older }) => (kind === 'withdrawn' && older ? [older] : []));
  const marked = new Map(differences.flatMap(({ newer, columns }) => (newer ? [[newer.id, columns] as const] : [])));
  return (
    <>
      <ShownTable rows={rows} years={table.years} question={question} side={side} marked={marked} />
      {gone.length > 0 && (
        <del className="marked-block">
          <ShownTable rows={gone} years={other.years} question={question} side={otherSide} />
        </del>
      )}
    </>
  );
}

function Marked({ kind, children }: { readonly kind: WordDifference['kind']; readonly children: ReactNode }): ReactNode {
  if (kind === 'added') return <ins>{children}</ins>;
  if (kind === 'removed') return <del>{children}</del>;
  return <span>{children}</span>;
}
