import { STATUS_BLOCK, type Provision, type Questionnaire } from '../questionnaire/definition';
import { shownAnswer, type ComparedSubmission } from './compare';
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
      /** What became of the question of the status since the submission before; absent of the first, and where it is the same. */
      readonly became?: Exclude<Became, 'same'>;
      /** What became of all answers of the provision since the submission before, where that covers the instrument. */
      readonly change?: ChangeKind;
    };

export function trendOf(submissions: readonly ComparedSubmission[], steps: readonly Comparison[]): Trend {
  const editions = submissions.map(editionOf);
  const links = editions.slice(1).map((edition, place) => lineageBetween(editions[place]!.questionnaire, edition.questionnaire));
  const asked = submissions.slice(1).map((newer, place) => questionLineage(submissions[place]!, newer));
  const kinds = steps.map(({ provisions }) => new Map(provisions.map(({ provision, kind }) => [provision, kind])));

  const cell = (at: number, provision: Provision | undefined, instrument: string): TrendCell => {
    const { submission } = submissions[at]!;
    if (!submission.instruments.includes(instrument)) return { kind: 'not-covered' };
    const question = provision && editions[at]!.statusOf(provision);
    if (!provision || question === undefined) return { kind: 'not-asked' };
    const answer = Object.hasOwn(submission.answers, question) ? submission.answers[question] : undefined;
    const became = at === 0 ? 'same' : asked[at - 1]!.came(question);
    const change = at === 0 ? undefined : kinds[at - 1]!.get(provision.id);
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
      if (reached[newest]!.has(provision.id)) continue;
      const path = new Array<Provision | undefined>(editions.length).fill(undefined);
      let id: string | undefined = provision.id;
      for (let at = newest; at >= 0 && id !== undefined; at -= 1) {
        path[at] = editions[at]!.provisions.get(id);
        reached[at]!.add(id);
        id = at > 0 ? links[at - 1]!.olderProvision(id) : undefined;
      }
      const cells = path.map((each, at) => cell(at, each, provision.instrument));
      if (cells.some((each) => each.kind === 'asked' && each.answer !== undefined)) rows.push({ provision: provision.id, cells });
    }
  return { rows };
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
