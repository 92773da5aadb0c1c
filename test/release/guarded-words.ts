import { isTable, type AnswerValue } from '#core/answers/answer';
import type { Release } from '#core/answers/release';
import type { Questionnaire } from '#core/questionnaire/definition';
import type { Submission, SubmittedAnswer, SubmittedEvidence } from '#core/submission/submission';

/** A word that nobody writes, short enough to stay on one line of a page. */
export const GUARDED = 'Qzxj7';
/** In the title of an exercise as a State calls it that has released nothing: it stands beside the State's name, and in nothing that is made for others. */
export const GUARDED_TITLE = 'Wkvb4';
export const CONFIDENTIAL = ['TIP:5(1)', 'TIP:6(3)'];

/**
 * What the invented States have said. `FR` has not released, `BR` says nothing, `AL` keeps two provisions back, `EG` releases all, `KE`
 * has taken its release back by a note, `MX` only practises.
 */
export const RELEASES: Readonly<Record<string, Release | undefined>> = {
  FR: { released: false, confidential: [] },
  BR: undefined,
  AL: { released: true, confidential: CONFIDENTIAL },
  EG: { released: true, confidential: [] },
  KE: { released: true, confidential: [] },
  MX: { released: true, confidential: [] },
};
export const STATES = Object.keys(RELEASES);
/** Of these something may leave. */
export const OPEN_STATES: readonly string[] = ['AL', 'EG'];

const marked = (text: string): string => `${GUARDED} ${text}`;

/** The guarded word in everything that may not leave: words in every language, reasons, cells, sources, the names of files, who cleared it. */
export function withGuardedWords(submission: Submission, questionnaire: Questionnaire): Submission {
  const release = RELEASES[submission.state];
  const isOpen = OPEN_STATES.includes(submission.state);
  const kept = release && isOpen ? mayBeTold(submission, release.confidential) : { answers: {}, evidence: {}, findings: [] };
  const types = new Map(questionnaire.questions.map((question) => [question.id, question]));
  const answers = Object.entries(submission.answers).map(([id, answer]): [string, SubmittedAnswer] => {
    if (Object.hasOwn(kept.answers, id)) return [id, answer];
    const question = types.get(id);
    const value =
      question?.type === 'text' && typeof answer.value === 'string' ? marked(answer.value) : markedCells(answer.value, question);
    const other = answer.language === 'en' ? 'fr' : 'en';
    return [
      id,
      {
        ...answer,
        ...(value !== undefined && { value }),
        ...(answer.reason !== undefined && { reason: marked(answer.reason) }),
        ...(question?.type === 'text' && answer.language !== undefined && { texts: { [other]: marked('in another language') } }),
      },
    ];
  });
  const cited = isOpen ? citedOnlyWhereConfidential(submission, answers) : {};
  const evidence = Object.entries({ ...submission.evidence, ...cited }).map(([id, record]): [string, SubmittedEvidence] => {
    if (Object.hasOwn(kept.evidence, id)) return [id, record];
    const { attachment, title, reference, summary, court } = record;
    return [
      id,
      {
        ...record,
        title: marked(title),
        ...(reference !== undefined && { reference: marked(reference) }),
        ...(summary !== undefined && { summary: marked(summary) }),
        ...(court !== undefined && { court: marked(court) }),
        ...(attachment && { attachment: { ...attachment, name: `${GUARDED}.pdf` } }),
      },
    ];
  });
  const findings = submission.findings.map((finding) =>
    finding.explanation !== undefined && !kept.findings.some(({ key }) => key === finding.key)
      ? { ...finding, explanation: marked(finding.explanation) }
      : finding,
  );
  const { release: _, ...said } = submission;
  return {
    ...said,
    ...(release && { release }),
    ...(!isOpen && {
      exercise: { ...submission.exercise, title: `${GUARDED_TITLE} ${submission.state}` },
      declaration: { title: marked('Minister'), name: marked('Name') },
    }),
    answers: Object.fromEntries(answers),
    evidence: Object.fromEntries(evidence),
    findings,
  };
}

/** What is not confidential, found here without the code that is tested: a word that it lets through must be a guarded one. */
function mayBeTold(
  { answers, evidence, findings }: Submission,
  confidential: readonly string[],
): Pick<Submission, 'answers' | 'evidence' | 'findings'> {
  const hidden = (id: string): boolean => confidential.some((provision) => id === provision || id.startsWith(`${provision}/`));
  const told = Object.fromEntries(Object.entries(answers).filter(([id]) => !hidden(id)));
  const cited = JSON.stringify(told);
  return {
    answers: told,
    evidence: Object.fromEntries(Object.entries(evidence).filter(([id]) => cited.includes(JSON.stringify(id)))),
    findings: findings.filter(({ at, involves }) => ![at, ...involves].some(hidden)),
  };
}

/** A second record of what a confidential provision cites, cited there and nowhere else: it is to stay with the answer that cites it. */
function citedOnlyWhereConfidential(
  { release, evidence }: Submission,
  answers: [string, SubmittedAnswer][],
): Readonly<Record<string, SubmittedEvidence>> {
  for (const each of answers) {
    const [id, answer] = each;
    const { value } = answer;
    if (!release?.confidential.includes(id.slice(0, id.lastIndexOf('/'))) || !Array.isArray(value)) continue;
    const [first = ''] = value as readonly string[];
    const record = evidence[first];
    if (!record) continue;
    const own = `${first}-b`;
    each[1] = { ...answer, value: [...(value as readonly string[]), own] };
    return { [own]: record };
  }
  return {};
}

/** Words in tables stand in columns of texts; codes stay as they are. */
function markedCells(value: AnswerValue | undefined, question: Questionnaire['questions'][number] | undefined): AnswerValue | undefined {
  if (value === undefined || !isTable(value) || question?.type !== 'table' || question.table.columns === 'years') return undefined;
  const free = new Set(question.table.columns.filter(({ type }) => type === 'text').map(({ id }) => id));
  const rows = value.rows.map((row) => ({
    ...row,
    cells: Object.fromEntries(
      Object.entries(row.cells).map(([id, cell]) => [id, free.has(id) && typeof cell === 'string' ? marked(cell) : cell]),
    ),
  }));
  return { ...value, rows };
}
