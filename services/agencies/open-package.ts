import type { Person } from '#core/answers/answer';
import type { Change } from '#core/answers/change';
import { ASSESSMENT_FORMAT, type AssessmentDocument, type Evidence, type SettingsRecord } from '#core/answers/document';
import type { Commission } from '#core/answers/work-package';
import { answerContent } from '#core/comparison/answer-content';
import { evidenceContent } from '#core/comparison/content';
import type { CallContext } from '#core/contract/dispatch';
import { AppError } from '#core/contract/errors';
import type { LookedAtPackage, OpenedPackage } from '#core/contract/operations';
import { isStateCode } from '#core/register/practice-state';
import type { Question, Questionnaire } from '#core/questionnaire/definition';
import { validateValue } from '#core/answers/validate-value';
import { isInternal } from '#core/submission/submitted-content';
import { citedIn, withCitations } from '#core/answers/citations';
import { questionsById } from '#core/questionnaire/questions-by-id';
import { contentOf, settingsOf } from '../assessments/assessment-questions';
import { folderOf, type LoadedAssessment } from '../assessments/load-assessment';
import { recordChange, recordOf } from '../assessments/record-change';
import { assessmentStoreOf } from '../assessments/store-of';
import { AttachmentStore } from '../attachments/attachment-store';
import type { ServiceContext } from '../context';
import type { IncomingFile } from '../files/file-exchange';
import type { TrustStore } from '../trust/trust-store';
import { attachmentContent, attachmentsOf } from './agency-bag';
import { keepPackageKey } from './commission-keys';
import { evidenceId } from './evidence-id';
import type { WorkPackageFile } from './package-file';
import { withPackage, type ReadPackage } from './read-package';

/**
 * Opens a work package into an assessment of its own, with its part and nothing else, or goes on in the one that an earlier package of
 * the same commission was opened into: then what the agency has answered stays. Throws AppError `work-package-invalid`,
 * `newer-version`, `disk-full`, `cancelled`, …; then there is no new assessment, and the one there was is as it was.
 */
export async function openPackage(
  context: ServiceContext,
  trust: TrustStore,
  incoming: IncomingName,
  by: Person,
  call: CallContext,
): Promise<OpenedPackage> {
  await context.data.assertWritable();
  return withPackage(incoming, trust, call, async (read) => {
    const { found, questionnaire, unknownProvisions } = await measured(context, read, incoming.name);
    const opened =
      found === undefined ? await begin(context, read, questionnaire, by, call) : await goOn(context, found, read, questionnaire, by, call);
    return { ...opened, signer: read.signer, questionnaireDiffers: questionnaire.version !== read.file.questionnaire, unknownProvisions };
  });
}

type IncomingName = Pick<IncomingFile, 'path' | 'name'>;

/**
 * What a work package says before it is opened, and what opening it would do; keeps nothing of it. Throws what opening would throw of
 * the file itself.
 */
export async function lookAtPackage(
  context: ServiceContext,
  trust: TrustStore,
  incoming: IncomingName,
  call: CallContext,
): Promise<Omit<LookedAtPackage, 'held'>> {
  return withPackage(incoming, trust, call, async (read) => {
    const { file, signer } = read;
    const { found } = await measured(context, read, incoming.name);
    const before = found === undefined ? undefined : (await assessmentStoreOf(context).read(found)).document.settings['assessment'];
    return {
      fileName: incoming.name,
      ...{ agency: file.agency, language: file.language, instructions: file.instructions },
      ...{ state: file.settings.state, exerciseTitle: file.settings.exercise.title, practice: file.settings.practice },
      ...(file.due !== undefined && { due: file.due }),
      ...{ provisions: file.provisions.length, asks: file.asks?.length ?? 0, from: file.by, preparedAt: file.at, signer },
      outcome: found === undefined ? 'created' : outcomeOver(before?.commission, file),
      ...(found !== undefined && { assessment: found }),
    };
  });
}

/** Where it goes on, and what it asks of which this program knows. Throws AppError `work-package-invalid`. */
async function measured(
  context: ServiceContext,
  { file }: ReadPackage,
  name: string,
): Promise<{ readonly found: string | undefined; readonly questionnaire: Questionnaire; readonly unknownProvisions: readonly string[] }> {
  checkSettings(context, file, name);
  const found = await commissioned(context, file.commission);
  const questionnaire = await askedHere(context, file, found);
  const known = new Set(questionnaire.provisions.map(({ id }) => id));
  const unknownProvisions = file.provisions.filter((id) => !known.has(id));
  if (unknownProvisions.length === file.provisions.length)
    throw new AppError('work-package-invalid', { name, problem: 'provisions-unknown' });
  return { found, questionnaire, unknownProvisions };
}

/** What a package does to an assessment of its commission. */
function outcomeOver(before: Commission | undefined, { id, at }: WorkPackageFile): 'updated' | 'unchanged' | 'older' {
  if (before?.workPackage === id) return 'unchanged';
  return before && before.preparedAt > at ? 'older' : 'updated';
}

/** In the edition that the agency's assessment asks already, or in that of this program. */
async function askedHere(context: ServiceContext, { settings }: WorkPackageFile, found: string | undefined): Promise<Questionnaire> {
  if (found === undefined) return context.content.questionnaire(settings.instruments);
  const { document } = await assessmentStoreOf(context).read(found);
  return contentOf(context.content, document).questionnaire(settings.instruments);
}

type Opened = Pick<OpenedPackage, 'outcome' | 'assessment' | 'keptOwn'>;

/** The assessment that holds the commission; of several, the one last worked on. */
async function commissioned(context: ServiceContext, commission: string): Promise<string | undefined> {
  const store = assessmentStoreOf(context);
  let best: { readonly id: string; readonly at: string } | undefined;
  for (const id of await store.ids()) {
    const loaded = await store.read(id).catch((error: unknown) => {
      if (error instanceof AppError) return null;
      throw error;
    });
    if (!loaded || loaded.notices.length > 0 || loaded.document.settings['assessment']?.commission?.commission !== commission) continue;
    const at = loaded.last?.at ?? loaded.document.created;
    if (!best || at > best.at) best = { id, at };
  }
  return best?.id;
}

async function begin(
  context: ServiceContext,
  read: ReadPackage,
  questionnaire: Questionnaire,
  by: Person,
  call: CallContext,
): Promise<Opened> {
  const store = assessmentStoreOf(context);
  const id = context.newId();
  const nothing = { document: emptyDocument(id, questionnaire), seq: 0 };
  const edition = context.content.edition();
  try {
    await takeFiles(context, id, read, call);
    const { changes } = changesOf(nothing, read, questionnaire, { written: [], ...(edition !== '' && { edition }) });
    return { outcome: 'created', assessment: await store.create(changes, by, undefined, id), keptOwn: [] };
  } catch (error) {
    await context.data.files.remove(folderOf(id)).catch(() => undefined);
    throw error;
  }
}

async function goOn(
  context: ServiceContext,
  id: string,
  read: ReadPackage,
  questionnaire: Questionnaire,
  by: Person,
  call: CallContext,
): Promise<Opened> {
  const store = assessmentStoreOf(context);
  const before = (await store.readToWrite(id)).document.settings['assessment']?.commission;
  const outcome = outcomeOver(before, read.file);
  // Opened again, perhaps because its key was lost here.
  if (outcome === 'unchanged') await keepPackageKey(context, read.key);
  if (outcome !== 'updated') return { outcome, assessment: await store.open(id), keptOwn: [] };
  await takeFiles(context, id, read, call);
  let keptOwn: readonly string[] = [];
  await store.commit(id, by, (current) => {
    const { commission, edition } = settingsOf(current.document);
    const planned = changesOf(current, read, questionnaire, {
      written: commission?.written ?? [],
      ...(edition !== undefined && { edition }),
    });
    keptOwn = planned.keptOwn;
    return planned;
  });
  return { outcome, assessment: await store.open(id), keptOwn };
}

/** Key and files first, then the line that relies on them. */
async function takeFiles(context: ServiceContext, assessment: string, { file, key, bag }: ReadPackage, call: CallContext): Promise<void> {
  await keepPackageKey(context, key);
  const attachments = new AttachmentStore(context.data.files);
  for (const attachment of attachmentsOf(file.evidence)) {
    const content = attachmentContent(bag, attachment.sha512);
    if (content) await attachments.take(assessment, attachment, content, call);
  }
}

/** What a package has no say in. */
interface Kept {
  readonly written: Commission['written'];
  readonly edition?: string;
}

type Current = Pick<LoadedAssessment, 'document' | 'seq'>;

function changesOf(
  current: Current,
  { file, key }: ReadPackage,
  questionnaire: Questionnaire,
  kept: Kept,
): { readonly changes: readonly Change[]; readonly keptOwn: readonly string[] } {
  const { document } = current;
  const before = document.settings['assessment'];
  const ids = new Map(Object.entries(file.evidence).map(([id, record]) => [id, idHere(document, id, record)]));
  const register = Object.fromEntries(Object.entries(file.evidence).map(([id, record]) => [ids.get(id) ?? id, record]));
  const questions = questionsById(questionnaire);
  const scope = new Set(file.provisions);
  const given: Record<string, number> = { ...before?.commission?.given };
  const keptOwn: string[] = [];
  const answers = Object.entries(file.answers).flatMap(([id, answer]): readonly Change[] => {
    const question = questions.get(id);
    if (!question || !scope.has(question.provision) || isInternal(question, questionnaire) || !fits(question, answer, file, questionnaire))
      return [];
    const moved = withCitations(answer, ids, question);
    const present = recordOf(document, 'answers', id);
    const says = (one: typeof moved, evidence: AssessmentDocument['evidence'] | typeof register): string =>
      answerContent(one, question, evidence);
    if (present && present.standing !== 'unanswered' && present.revision !== given[id]) {
      if (answerContent(present, question, document.evidence) !== says(moved, register)) keptOwn.push(id);
      return [];
    }
    const changes = recordChange(current, 'answers', id, moved);
    given[id] = changes[0]?.after?.revision ?? 0;
    return changes;
  });
  const evidence = Object.entries(register).flatMap(([id, record]) =>
    recordOf(document, 'evidence', id) ? [] : recordChange(current, 'evidence', id, record),
  );
  const settings = settingsFor(file, before, { given, ...kept, key: key.thumbprint });
  return { changes: [...recordChange(current, 'settings', 'assessment', settings), ...evidence, ...answers], keptOwn };
}

/** Under its own id, unless something else stands there. */
function idHere(document: AssessmentDocument, id: string, record: Omit<Evidence, 'revision'>): string {
  const present = recordOf(document, 'evidence', id);
  return !present || evidenceContent(present) === evidenceContent(record) ? id : evidenceId(record);
}

/** What does not fit the questions of this program is not put in: the agency answers anew. */
function fits(
  question: Question,
  { standing, value }: WorkPackageFile['answers'][string],
  file: WorkPackageFile,
  { scales }: Questionnaire,
): boolean {
  if ((standing === 'answered') !== (value !== undefined)) return false;
  if (value === undefined) return true;
  if (validateValue(question, value, scales) !== null) return false;
  return citedIn(question, value).every((id) => Object.hasOwn(file.evidence, id));
}

function settingsFor(
  file: WorkPackageFile,
  before: SettingsRecord | undefined,
  { given, written, edition, key }: Pick<Commission, 'given' | 'key'> & Kept,
): Omit<SettingsRecord, 'revision'> {
  const { id, commission, agency, provisions, language, instructions, due, asks, by, at, questionnaire } = file;
  return {
    ...file.settings,
    ...(edition !== undefined && { edition }),
    languages: before?.languages ?? [language],
    ...(before?.resumeAt !== undefined && { resumeAt: before.resumeAt }),
    commission: {
      ...{ commission, workPackage: id, key, agency, provisions, language, instructions, questionnaire, given, written },
      from: by,
      preparedAt: at,
      ...(due !== undefined && { due }),
      ...(asks && { asks }),
    },
  };
}

function checkSettings({ content }: ServiceContext, { settings }: WorkPackageFile, name: string): void {
  const codes = new Set(content.packed().instruments.map(({ code }) => code));
  const { state, practice, instruments } = settings;
  const known = isStateCode(state, practice, content.states());
  if (!known || new Set(instruments).size < instruments.length || instruments.some((code) => !codes.has(code)))
    throw new AppError('work-package-invalid', { name, problem: known ? 'instruments-unknown' : 'no-such-state' });
}

const emptyDocument = (id: string, { version }: Questionnaire): AssessmentDocument => ({
  format: ASSESSMENT_FORMAT,
  id,
  created: '',
  questionnaire: version,
  settings: {},
  answers: {},
  evidence: {},
  comments: {},
  explanations: {},
  offers: {},
  submissions: {},
  clearances: {},
  workPackages: {},
  contributions: {},
  earlierAnswers: {},
});
