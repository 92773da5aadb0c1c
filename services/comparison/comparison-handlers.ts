import { answersOfState } from '#core/comparison/across-states';
import { compareSubmissions, obstacleToComparison } from '#core/comparison/compare';
import { compareSeries, inTime, obstacleToSeries } from '#core/comparison/series';
import type { Handlers } from '#core/contract/dispatch';
import { AppError } from '#core/contract/errors';
import type { Questionnaire } from '#core/questionnaire/definition';
import { packQuestionnaire } from '#core/questionnaire/packed';
import type { ServiceContext } from '../context';
import { aboutProvision, editionsOf } from './editions-carried';
import { keptBackOf } from './released-only';
import { SubmissionsToCompare } from './open-submissions';
import { writeAcross } from './write-across';
import { writeComparison } from './write-comparison';

type ComparisonHandlers = Pick<
  Handlers,
  'comparison.compare' | 'comparison.series' | 'comparison.across' | 'comparison.write' | 'comparison.writeAcross'
>;

/** Submissions beside each other: of one State over time, or of several States. Nothing is written but documents. */
export function comparisonHandlers(context: ServiceContext): ComparisonHandlers {
  const submissions = new SubmissionsToCompare(context);

  const inARow = async (of: Parameters<SubmissionsToCompare['open']>[0], call: Parameters<SubmissionsToCompare['open']>[1]) => {
    const opened = inTime(await submissions.open(of, call));
    const obstacle = obstacleToSeries(opened);
    if (obstacle) throw new AppError('not-comparable', { problem: obstacle });
    return opened;
  };

  return {
    'comparison.compare': async ({ older, newer }, call) => {
      const [before, after] = await submissions.open([older, newer], call);
      const obstacle = obstacleToComparison(before!, after!);
      if (obstacle) throw new AppError('not-comparable', { problem: obstacle });
      const comparison = compareSubmissions(before!, after!);
      return {
        comparison,
        keptBack: await keptBackOf(context, [before!, after!], ({ questionnaire }) => askedUnder(questionnaire, comparison.instruments)),
        questionnaires: { older: packQuestionnaire(before!.questionnaire), newer: packQuestionnaire(after!.questionnaire) },
        wording: { older: before!.carried.wording, newer: after!.carried.wording },
      };
    },

    'comparison.series': async ({ of }, call) => {
      const opened = await inARow(of, call);
      const { submissions: described, ...series } = compareSeries(opened);
      const { editions, editionOf } = editionsOf(opened);
      return {
        ...series,
        submissions: described.map((each, at) => ({ ...each, edition: editionOf[at]! })),
        editions,
        keptBack: await keptBackOf(context, opened, () => () => true),
      };
    },

    'comparison.across': async ({ of, provision }, call) => {
      const asked = askedNow(context, provision);
      const opened = await submissions.open(of, call);
      const states = opened.map((each) => answersOfState(provision, asked, each));
      const { editions, editionOf } = editionsOf(
        opened,
        (carried, at) => aboutProvision(carried, states[at]?.provision),
        ({ submission }, at) => `${submission.questionnaire.sha512} ${states[at]?.provision ?? ''}`,
      );
      const placeOf = new Map(states.map(({ digest, provision: place }) => [digest, place]));
      return {
        states: states.map((each, at) => ({ ...each, edition: editionOf[at]! })),
        editions,
        keptBack: await keptBackOf(
          context,
          opened,
          ({ digest }) =>
            (id) =>
              id === placeOf.get(digest),
        ),
      };
    },

    'comparison.writeAcross': async (request, call) => {
      const asked = askedNow(context, request.provision);
      return writeAcross(context, await submissions.open(request.of, call), { ...request, asked }, call);
    },

    'comparison.write': async (request, call) => writeComparison(context, await inARow(request.of, call), request, call),
  };
}

/** Throws AppError `not-found` for a provision that this program's questionnaire does not ask. */
function askedNow({ content }: ServiceContext, provision: string): Questionnaire {
  const asked = content.questionnaire();
  if (!asked.provisions.some(({ id }) => id === provision)) throw new AppError('not-found', { what: 'provision', id: provision });
  return asked;
}

/** Whether a provision is of one of these instruments. */
function askedUnder({ provisions }: Questionnaire, instruments: readonly string[]): (provision: string) => boolean {
  const asked = new Set(provisions.filter(({ instrument }) => instruments.includes(instrument)).map(({ id }) => id));
  return (provision) => asked.has(provision);
}
