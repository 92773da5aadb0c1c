import { STATUS_BLOCK, type Provision, type Questionnaire } from '../questionnaire/definition';
import { compareSubmissions, shownAnswer, type ComparedSubmission } from './compare';
import type { Became, ChangeKind, ComparedAnswer, Comparison } from './comparison';
import { lineageBetween } from './lineage';
import { questionLineage } from './question-lineage';

/** What a State said of each provision, exercise by exercise. A description: nothing in it says better or worse. */
export interface Trend {
  /** In the order of the newest questionnaire; what is no longer asked comes last. */
  readonly rows: readonly TrendRow[];
}

export interface TrendRow {
  /** As the newest questionnaire that asks it calls it. */
  readonly provision: string;
  /** One for each submission. */
  readonly cells: readonly TrendCell[];
}

/** `not-covered`: the submission is not about this instrument. `not-asked`: its questionnaire does not have the provision. */
export type TrendCell =
  | { readonly kind: 'not-covered' }
  | { readonly kind: 'not-asked' }
  | {
      readonly kind: 'asked';
      /** Ids then. */
      readonly provision: string;
      readonly question: string;
      /** The status; absent: unanswered. */
      readonly answer?: ComparedAnswer;
      /** What became of the question of the status since the submission before that covers the instrument; absent of the first, and where it is the same. */
      readonly became?: Exclude<Became, 'same'>;
      /** What became of all answers of the provision since the submission before that covers the instrument. */
      readonly change?: ChangeKind;
    };

export function trendOf(submissions: readonly ComparedSubmission[], steps: readonly Comparison[]): Trend {
  const editions = submissions.map(editionOf);
  const covers = (at: number, instrument: string): boolean => submissions[at]!.submission.instruments.includes(instrument);
  /** A State that sends each instrument in a file of its own has others in between. */
  const beforeOf = (at: number, instrument: string): number => {
    let before = at - 1;
    while (before >= 0 && !covers(before, instrument)) before -= 1;
    return before;
  };
  const between = pairsOf(submissions, steps);

  const cell = (at: number, provision: Provision | undefined, instrument: string): TrendCell => {
    const { submission } = submissions[at]!;
    if (!covers(at, instrument)) return { kind: 'not-covered' };
    const question = provision && editions[at]!.statusOf(provision);
    if (!provision || question === undefined) return { kind: 'not-asked' };
    const answer = Object.hasOwn(submission.answers, question) ? submission.answers[question] : undefined;
    const before = beforeOf(at, instrument);
    const since = before < 0 ? undefined : between(before, at);
    const became = since?.asked.came(question) ?? 'same';
    const change = since?.kinds.get(provision.id);
    return {
      kind: 'asked',
      provision: provision.id,
      question,
      ...(answer && { answer: shownAnswer(answer) }),
      ...(became !== 'same' && { became }),
      ...(change && { change }),
    };
  };

  const rows: TrendRow[] = [];
  const reached = editions.map(() => new Set<string>());
  for (let newest = editions.length - 1; newest >= 0; newest -= 1)
    for (const provision of editions[newest]!.provisions.values()) {
      if (reached[newest]!.has(provision.id) || !covers(newest, provision.instrument)) continue;
      const path = new Array<Provision | undefined>(editions.length).fill(undefined);
      let id: string | undefined = provision.id;
      for (let at = newest; at >= 0 && id !== undefined;) {
        path[at] = editions[at]!.provisions.get(id);
        reached[at]!.add(id);
        const before = beforeOf(at, provision.instrument);
        id = before < 0 ? undefined : between(before, at).link.olderProvision(id);
        at = before;
      }
      const cells = path.map((each, at) => cell(at, each, provision.instrument));
      if (cells.some((each) => each.kind === 'asked' && each.answer !== undefined)) rows.push({ provision: provision.id, cells });
    }
  return { rows };
}

interface Pair {
  readonly link: ReturnType<typeof lineageBetween>;
  readonly asked: ReturnType<typeof questionLineage>;
  readonly kinds: ReadonlyMap<string, ChangeKind>;
}

/** What became of questions and answers from one submission to a later one; worked out once for each two that are asked for. */
function pairsOf(submissions: readonly ComparedSubmission[], steps: readonly Comparison[]): (older: number, newer: number) => Pair {
  const known = new Map<string, Pair>();
  return (from, to) => {
    const key = `${from} ${to}`;
    const found = known.get(key);
    if (found) return found;
    const [older, newer] = [submissions[from]!, submissions[to]!];
    const { provisions } = to === from + 1 ? steps[from]! : compareSubmissions(older, newer);
    const pair: Pair = {
      link: lineageBetween(older.questionnaire, newer.questionnaire),
      asked: questionLineage(older, newer),
      kinds: new Map(provisions.map(({ provision, kind }) => [provision, kind])),
    };
    known.set(key, pair);
    return pair;
  };
}

interface IndexedEdition {
  readonly questionnaire: Questionnaire;
  readonly provisions: ReadonlyMap<string, Provision>;
  statusOf(provision: Provision): string | undefined;
}

function editionOf({ questionnaire }: ComparedSubmission): IndexedEdition {
  const statuses = new Set(questionnaire.questions.filter(({ block }) => block === STATUS_BLOCK).map(({ id }) => id));
  const byType = new Map(questionnaire.questions.filter(({ type }) => type === 'status').map(({ id, provision }) => [provision, id]));
  return {
    questionnaire,
    provisions: new Map(questionnaire.provisions.map((provision) => [provision.id, provision])),
    statusOf: ({ id, questions }) => byType.get(id) ?? questions.find((each) => statuses.has(each)),
  };
}
