import type { Person } from '#core/answers/answer';
import { isIsoDate } from '#core/answers/iso-date';
import type { Handlers } from '#core/contract/dispatch';
import { AppError } from '#core/contract/errors';
import type { AssessmentSummary, SettingsInput } from '#core/contract/operations';
import { isStateCode } from '#core/register/practice-state';
import { attachmentHandlers } from '../attachments/attachment-handlers';
import type { ServiceContext } from '../context';
import { preferenceHandlers } from '../preferences/preference-handlers';
import { answerHandlers } from './answer-handlers';
import { asksOlderEdition, settingsOf } from './assessment-questions';
import { clearanceHandlers } from './clearance-handlers';
import { releaseHandlers } from './release-handlers';
import { commentHandlers } from './comment-handlers';
import { offerHandlers } from './offer-handlers';
import { eraseHandlers } from './erase-handlers';
import { evidenceHandlers } from './evidence-handlers';
import { historyHandlers } from './history-handlers';
import { completenessByGroup, liveAssessmentOf } from './live-assessment-of';
import { checkBase, recordChange } from './record-change';
import { recoverAssessment } from './recover-assessment';
import { assessmentStoreOf } from './store-of';

type Names =
  | 'preferences.read'
  | 'preferences.write'
  | `assessments.${'list' | 'create' | 'open' | 'configure' | 'changesSince' | 'recover' | 'remove'}`
  | 'answers.record'
  | `evidence.${'save' | 'remove' | 'merge'}`
  | `attachments.${'add' | 'check' | 'fetch' | 'preview'}`
  | 'comments.save'
  | 'comments.remove'
  | 'clearance.set'
  | 'release.set'
  | 'offers.decline'
  | 'offers.reopen'
  | 'findings.list'
  | 'findings.explain'
  | 'history.undo'
  | 'history.redo'
  | 'history.list'
  | 'history.overview'
  | 'history.export'
  | `records.${'erase' | 'find' | 'toErase'}`;

/** Everything that a State does to an assessment before it seals it. */
export function assessmentHandlers(context: ServiceContext): Pick<Handlers, Names> {
  const store = assessmentStoreOf(context);
  const { content } = context;
  return {
    ...preferenceHandlers(context),
    ...answerHandlers(context),
    ...evidenceHandlers(context),
    ...attachmentHandlers(context),
    ...commentHandlers(context),
    ...clearanceHandlers(context),
    ...releaseHandlers(context),
    ...offerHandlers(context),
    ...historyHandlers(context),
    ...eraseHandlers(context),

    /** Last worked on first. One that cannot be read says why, and does not hide the others. */
    'assessments.list': async () => {
      const summaries = await Promise.all((await store.ids()).map((id) => summaryOf(context, id)));
      return summaries.sort((a, b) => b.changed.localeCompare(a.changed));
    },

    'assessments.create': async ({ settings, by }) => {
      checkSettings('assessments.create', settings, context);
      const after = { revision: 1, ...settings, ...editionOf(content.edition()) };
      return store.create([{ collection: 'settings', key: 'assessment', before: null, after }], by);
    },

    'assessments.open': async ({ assessment }) => {
      const opened = await store.open(assessment);
      return { ...opened, ...(asksOlderEdition(content, opened.document) && { olderEdition: true as const }) };
    },

    'assessments.configure': async ({
      assessment,
      base,
      settings,
      by,
    }: {
      assessment: string;
      base: number;
      settings: SettingsInput;
      by: Person;
    }) => {
      checkSettings('assessments.configure', settings, context);
      return store.commit(assessment, by, (current) => {
        const { document } = current;
        checkBase(document, 'settings', 'assessment', base, 'settings');
        // What it asks is changed by moving it, never by the way.
        const edition = editionOf(settingsOf(document).edition ?? content.edition());
        const { secondSignature, release, commission } = settingsOf(document);
        const kept = {
          ...edition,
          ...(secondSignature && { secondSignature }),
          ...(release && { release }),
          ...(commission && { commission }),
        };
        return { changes: recordChange(current, 'settings', 'assessment', { ...settings, ...kept }) };
      });
    },

    'assessments.recover': ({ assessment }) => recoverAssessment(context, assessment),

    'assessments.remove': async ({ assessment }) => {
      await store.remove(assessment);
      return null;
    },

    'findings.list': async ({ assessment }) => {
      const { document } = await store.read(assessment);
      return { findings: liveAssessmentOf(content, document).findings(), completeness: completenessByGroup(content, document) };
    },
  };
}

/** Content that is being edited has no edition: the assessment asks whatever it holds at the moment. */
const editionOf = (edition: string): { readonly edition?: string } => (edition === '' ? {} : { edition });

export function checkSettings(
  operation: string,
  { state, practice, instruments, participation, assessmentDate, exercise }: SettingsInput,
  { content }: ServiceContext,
): void {
  const refuse = (path: string, problem: string): never => {
    throw new AppError('input-invalid', { operation, path, problem });
  };
  const codes = new Set(content.packed().instruments.map(({ code }) => code));
  if (!isStateCode(state, practice, content.states())) refuse('settings.state', 'no such State');
  if (new Set(instruments).size < instruments.length) refuse('settings.instruments', 'named twice');
  const unknown = instruments.find((code) => !codes.has(code));
  if (unknown !== undefined) refuse('settings.instruments', `no instrument ${unknown.slice(0, 50)}`);
  const odd = Object.keys(participation).find((code) => !/^[A-Z][A-Z0-9-]{1,19}$/.test(code));
  if (odd !== undefined) refuse('settings.participation', `no instrument ${odd.slice(0, 50)}`);
  for (const [path, date] of Object.entries({ assessmentDate, 'exercise.deadline': exercise.deadline })) {
    if (date !== undefined && !isIsoDate(date)) refuse(`settings.${path}`, 'no such day');
  }
}

async function summaryOf({ content, ...context }: ServiceContext, id: string): Promise<AssessmentSummary> {
  const nothing = {
    id,
    state: '',
    exercise: '',
    exerciseTitle: '',
    instruments: [],
    practice: false,
    created: '',
    changed: '',
    completeness: null,
  };
  try {
    const { document, last, notices } = await assessmentStoreOf({ ...context, content }).read(id);
    const { state, exercise, instruments, practice } = settingsOf(document);
    const summary = {
      ...{ id, state, exercise: exercise.id, exerciseTitle: exercise.title, instruments, practice },
      created: document.created,
      changed: last?.at ?? document.created,
      completeness: null,
    };
    const [notice] = notices;
    if (notice)
      return { ...summary, problem: { code: 'damaged', params: { file: 'assessment.json', place: notice.code, ...notice.params } } };
    try {
      return { ...summary, completeness: liveAssessmentOf(content, document).completeness('all') };
    } catch (error) {
      // Instruments that this program's content does not have: the list still shows it.
      if (error instanceof AppError) return { ...summary, problem: { code: error.code, params: error.params } };
      throw error;
    }
  } catch (error) {
    if (error instanceof AppError) return { ...nothing, problem: { code: error.code, params: error.params } };
    throw error;
  }
}
