import { planCarryOver } from '#core/carry-over/plan';
import type { CallContext, Handlers } from '#core/contract/dispatch';
import type { CarryOverPreview, CarryOverSource } from '#core/contract/operations';
import type { Language } from '#core/questionnaire/wording';
import { checkSettings } from '../assessments/assessment-handlers';
import type { ServiceContext } from '../context';
import { confirmHandlers } from './confirm-handlers';
import { createCarried } from './create-carried';
import { editionOf, type EarlierExercise } from './earlier-exercise';
import { withEarlier, type EarlierPlace } from './open-earlier';
import { planPreview } from './plan-preview';
import { discardBundle, keepBundle, keptBundle } from './staging';
import { versionHandlers } from './version-handlers';
import { notCarried } from './not-carried';

type Names = `carryOver.${'preview' | 'create' | 'seen' | 'confirm' | 'outdated' | 'asked'}` | `versions.${'preview' | 'move'}`;

/** From the last exercise to the next, and from one edition of the questionnaire to the next. */
export function carryOverHandlers(context: ServiceContext): Pick<Handlers, Names> {
  return {
    ...confirmHandlers(context),
    ...versionHandlers(context),

    'carryOver.preview': async ({ from, language }, call) => {
      if (!('file' in from)) return preview(context, from, from, language, call);
      await context.data.assertWritable();
      const file = await context.files.take(from.file);
      try {
        const kept = await keepBundle(context, file);
        const unlock = from.unlock;
        const shown = await preview(context, await placeOf(context, { kept, unlock }), { kept, ...(unlock && { unlock }) }, language, call);
        if (!shown.earlier) await discardBundle(context, kept);
        return shown;
      } finally {
        await file.release();
      }
    },

    'carryOver.create': async ({ from, settings, by }, call) => {
      checkSettings('carryOver.create', settings, context);
      await context.data.assertWritable();
      const edition = context.content.edition();
      const whole = { ...settings, ...(edition !== '' && { edition }) };
      const { report, result } = await withEarlier(context, await placeOf(context, from), call, (earlier) =>
        createCarried(context, earlier, whole, by, call),
      );
      if (!result) throw notCarried(report);
      if ('kept' in from) await discardBundle(context, from.kept);
      return result;
    },
  };
}

const placeOf = async (context: ServiceContext, from: CarryOverSource): Promise<EarlierPlace> =>
  'kept' in from ? { ...(await keptBundle(context, from.kept)), ...(from.unlock && { unlock: from.unlock }) } : from;

async function preview(
  context: ServiceContext,
  place: EarlierPlace,
  source: CarryOverSource,
  language: Language,
  call: CallContext,
): Promise<CarryOverPreview> {
  const { report, result } = await withEarlier(context, place, call, async (earlier) => previewOf(context, earlier, language));
  const { unlock: _, ...named } = source as CarryOverSource & { readonly unlock?: unknown };
  return { ...(report && { report }), ...(result && { earlier: { source: named as CarryOverSource, ...result } }) };
}

function previewOf(
  { content }: ServiceContext,
  { asked, answers, date, settings, evidence }: EarlierExercise,
  language: Language,
): Omit<NonNullable<CarryOverPreview['earlier']>, 'source'> {
  const plan = planCarryOver(asked.edition, editionOf(content), answers);
  const files = new Map(Object.values(evidence).flatMap(({ attachment }) => (attachment ? [[attachment.sha512, attachment.bytes]] : [])));
  return {
    date,
    settings,
    plan: planPreview(plan, asked, settings.instruments, language),
    evidence: Object.keys(evidence).length,
    attachments: { files: files.size, bytes: [...files.values()].reduce((sum, bytes) => sum + bytes, 0) },
  };
}
