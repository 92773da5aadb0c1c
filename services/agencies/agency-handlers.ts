import { agenciesOverview } from '#core/agencies/agencies-overview';
import { commissionOf } from '#core/agencies/current-contributions';
import type { OpenConflict } from '#core/agencies/merge-outcome';
import { AppError } from '#core/contract/errors';
import type { Handlers } from '#core/contract/dispatch';
import { questionnaireOf } from '../assessments/assessment-questions';
import { liveAssessmentOf } from '../assessments/live-assessment-of';
import { recordChange, recordOf } from '../assessments/record-change';
import { assessmentStoreOf } from '../assessments/store-of';
import type { ServiceContext } from '../context';
import { createKeyRing } from '../keys/key-ring';
import { createTrustStore } from '../trust/trust-store';
import { heldFile, holdFile, removeHeld } from '../files/held-file';
import { inspectFile, mergeFiles } from './merge-files';
import { planMerge } from './merge-plan';
import { lookAtPackage, openPackage } from './open-package';
import { askedBackRequest, openCommission, preparePackage } from './prepare-package';
import { resolveConflicts } from './resolve-conflicts';
import { writeContribution } from './write-contribution';

type Names = `agencies.${'prepare' | 'askBack' | 'withdraw' | 'list' | 'look' | 'open' | 'contribute' | 'inspect' | 'merge' | 'resolve'}`;

/** Work with agencies by file: what they are asked, what they return, and what becomes of it. */
export function agencyHandlers(context: ServiceContext): Pick<Handlers, Names> {
  const store = assessmentStoreOf(context);
  const keys = createKeyRing(context);
  const trust = createTrustStore(context);
  return {
    'agencies.prepare': async ({ continues, ...request }, call) => {
      if (continues === undefined) return preparePackage(context, keys, request, call);
      const { document } = await store.readToWrite(request.assessment);
      const { commission } = openCommission(document, continues);
      return preparePackage(context, keys, { ...request, commission }, call);
    },

    'agencies.askBack': async (request, call) => {
      const { document } = await store.readToWrite(request.assessment);
      return preparePackage(context, keys, askedBackRequest(document, request), call);
    },

    'agencies.withdraw': ({ assessment, workPackage, by }) =>
      store.commit(assessment, by, (current) => {
        const { document } = current;
        const known = recordOf(document, 'workPackages', workPackage);
        if (!known) throw new AppError('not-found', { what: 'work-package', id: workPackage });
        const commission = commissionOf(known, workPackage);
        const withdrawn = { by, at: context.clock.now() };
        const changes = Object.entries(document.workPackages).flatMap(([id, each]) => {
          if (commissionOf(each, id) !== commission || each.withdrawn) return [];
          const { revision: _, ...content } = each;
          return recordChange(current, 'workPackages', id, { ...content, withdrawn });
        });
        return { changes };
      }),

    'agencies.list': async ({ assessment }) => {
      const current = await store.read(assessment);
      const { document } = current;
      const questionnaire = questionnaireOf(context.content, document);
      const { outcome } = planMerge(current, questionnaire, [], { by: { name: '', role: '' }, at: document.created });
      const provisions = new Set(questionnaire.provisions.map(({ id }) => id));
      const agencies = agenciesOverview(document, liveAssessmentOf(context.content, document), outcome, provisions);
      return { agencies, conflicts: outcome.conflicts, leftOut: outcome.leftOut };
    },

    'agencies.look': async ({ file }, call) => {
      const incoming = await context.files.take(file);
      try {
        const looked = await lookAtPackage(context, trust, incoming, call);
        if (context.data.access !== 'owner') return looked;
        return { ...looked, held: await holdFile(context, 'work-package', incoming) };
      } finally {
        await incoming.release();
      }
    },

    'agencies.open': async ({ file, held, by }, call) => {
      if (held !== undefined) {
        const opened = await openPackage(context, trust, await heldFile(context, 'work-package', held), by, call);
        await removeHeld(context, 'work-package', held);
        return opened;
      }
      const incoming = await context.files.take(file ?? '');
      try {
        return await openPackage(context, trust, incoming, by, call);
      } finally {
        await incoming.release();
      }
    },

    'agencies.contribute': (request, call) => writeContribution(context, request, call),

    'agencies.inspect': async ({ assessment, file }, call) => {
      const incoming = await context.files.take(file);
      try {
        return await inspectFile(context, assessment, incoming, call);
      } finally {
        await incoming.release();
      }
    },

    'agencies.merge': ({ assessment, files = [], held = [], by }, call) => mergeFiles(context, { assessment, files, held, by }, call),

    'agencies.resolve': async ({ assessment, decisions, by }) => {
      let conflicts: readonly OpenConflict[] = [];
      const saved = await store.commit(assessment, by, (current) => {
        const questionnaire = questionnaireOf(context.content, current.document);
        const resolved = resolveConflicts(current, questionnaire, decisions, { by, at: context.clock.now() });
        conflicts = resolved.conflicts;
        return resolved;
      });
      return { saved, conflicts };
    },
  };
}
