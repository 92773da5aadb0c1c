import { rm, stat } from 'node:fs/promises';
import { dirname } from 'node:path';
import { PACKAGE_ENDING } from '#core/agencies/file-endings';
import type { Person } from '#core/answers/answer';
import type { AssessmentDocument } from '#core/answers/document';
import type { AskedBack, WorkPackage } from '#core/answers/work-package';
import { commissionOf } from '#core/agencies/current-contributions';
import type { CallContext } from '#core/contract/dispatch';
import { AppError } from '#core/contract/errors';
import type { Input, PreparedPackage } from '#core/contract/operations';
import type { Questionnaire } from '#core/questionnaire/definition';
import { submittedContent } from '#core/submission/submitted-content';
import { questionnaireOf, settingsOf } from '../assessments/assessment-questions';
import { liveAssessmentOf } from '../assessments/live-assessment-of';
import { recordChange, recordOf } from '../assessments/record-change';
import { assessmentStoreOf } from '../assessments/store-of';
import { storedIn } from '../bundle/export-submission';
import { writeBag } from '../bundle/write-bag';
import type { ServiceContext } from '../context';
import { fileNameOf } from '../files/file-handles';
import { outgoingPath } from '../files/offer-bytes';
import { signDetached } from '../keys/detached-signature';
import type { KeyRing, UnlockedKey } from '../keys/key-ring';
import { attachmentsOf } from './agency-bag';
import { makePackageKey, type PackageKey } from './commission-keys';
import { PACKAGE_DOCUMENT, PACKAGE_FORMAT, PACKAGE_SLOT, STATE_SLOT, workPackageFile, type WorkPackageFile } from './package-file';

/** What an agency is to be asked; `commission`: the one that it goes on in. */
export interface PackageRequest {
  readonly assessment: string;
  readonly agency: string;
  readonly provisions: readonly string[];
  readonly language: WorkPackage['language'];
  readonly instructions: string;
  readonly due?: string;
  readonly asks?: readonly AskedBack[];
  readonly withAnswers: boolean;
  readonly commission?: string;
  readonly sign?: { readonly key: string; readonly passphrase: string };
  readonly by: Person;
}

/**
 * Writes a work package and records it. The private key goes into the file and nowhere else. Whatever fails leaves no file and no
 * record. Throws AppError `not-found`, `input-invalid`, `key-not-usable`, `wrong-passphrase`, `damaged`, `disk-full`, `cancelled`.
 */
export async function preparePackage(
  context: ServiceContext,
  keys: KeyRing,
  request: PackageRequest,
  call: CallContext,
): Promise<PreparedPackage> {
  await context.data.assertWritable();
  const store = assessmentStoreOf(context);
  const { document } = await store.readToWrite(request.assessment);
  const questionnaire = questionnaireOf(context.content, document);
  checkScope(request, questionnaire);
  const stateKey = request.sign && (await keys.unlock(request.sign.key, request.sign.passphrase));
  if (stateKey) assertUsable(stateKey, document);
  const id = context.newId();
  const at = context.clock.now();
  const key = await makePackageKey();
  const file = packageFile(context, document, request, { id, at, key, stateKey });
  const name = packageName(document, request.agency);
  const draft = await context.data.files.absolute(outgoingPath(context, name));
  try {
    const payload = [[PACKAGE_DOCUMENT, Buffer.from(`${JSON.stringify(file)}\n`, 'utf8')]] as const;
    const attachments = attachmentsOf(file.evidence).map((attachment) => storedIn(context, request.assessment, attachment));
    await writeBag(
      draft,
      {
        name: 'work-package',
        at,
        info: [`Bag-Software-Agent: Omnibus ${context.version}`, `Bagging-Date: ${at.slice(0, 10)}`],
        payload,
        attachments,
      },
      { sign: (manifest) => signatures(manifest, key, stateKey), recipients: [], call },
    );
    const record = recordOfPackage(request, key, file, name);
    const saved = await store.commit(request.assessment, request.by, (current) => {
      if (request.commission !== undefined) openCommission(current.document, request.commission);
      return { changes: recordChange(current, 'workPackages', id, record) };
    });
    const { size: bytes } = await stat(draft);
    return { file: await context.files.offer(draft, name), name, bytes, workPackage: id, saved };
  } catch (error) {
    await rm(dirname(draft), { recursive: true, force: true });
    throw error;
  }
}

/** The newest package of a commission that goes on. Throws AppError `not-found` or `package-withdrawn`. */
export function openCommission(document: AssessmentDocument, anyPackage: string): WorkPackage & { readonly commission: string } {
  const known = recordOf(document, 'workPackages', anyPackage);
  if (!known) throw new AppError('not-found', { what: 'work-package', id: anyPackage });
  const commission = commissionOf(known, anyPackage);
  const all = Object.entries(document.workPackages)
    .filter(([id, each]) => commissionOf(each, id) === commission)
    .map(([, each]) => each);
  if (all.some(({ withdrawn }) => withdrawn)) throw new AppError('package-withdrawn', { agency: known.agency });
  const newest = all.reduce((best, each) => (each.at > best.at ? each : best), known);
  return { ...newest, commission };
}

/** What an asking back says again of the commission that it belongs to. */
export const askedBackRequest = (
  document: AssessmentDocument,
  { assessment, workPackage, asks, due, sign, by }: Input<'agencies.askBack'>,
): PackageRequest => {
  const { agency, provisions, language, instructions, due: before, commission } = openCommission(document, workPackage);
  const until = due ?? before;
  return {
    ...{ assessment, agency, provisions, language, instructions, asks, commission, by },
    withAnswers: false,
    ...(until !== undefined && { due: until }),
    ...(sign && { sign }),
  };
};

function checkScope({ provisions, asks = [] }: PackageRequest, questionnaire: Questionnaire): void {
  const known = new Map(questionnaire.provisions.map((provision) => [provision.id, provision]));
  const unknown = provisions.find((id) => !known.get(id)?.assessable);
  if (unknown !== undefined) throw new AppError('not-found', { what: 'provision', id: unknown });
  if (new Set(provisions).size < provisions.length)
    throw new AppError('input-invalid', { operation: 'agencies.prepare', path: 'provisions', problem: 'named twice' });
  const scope = new Set([...provisions, ...provisions.flatMap((id) => known.get(id)?.questions ?? [])]);
  const foreign = asks.find(({ about }) => !scope.has(about));
  if (foreign) throw new AppError('not-found', { what: 'question', id: foreign.about });
}

function assertUsable({ card }: UnlockedKey, document: AssessmentDocument): void {
  const { state, practice } = settingsOf(document);
  const refuse = (reason: string): never => {
    throw new AppError('key-not-usable', { reason });
  };
  if (card.purpose !== 'submission') refuse('purpose');
  if (card.practice !== practice) refuse('practice');
  if (card.state !== state) refuse('state');
}

interface Made {
  readonly id: string;
  readonly at: string;
  readonly key: PackageKey;
  readonly stateKey: UnlockedKey | undefined;
}

function packageFile(
  { content, version }: ServiceContext,
  document: AssessmentDocument,
  request: PackageRequest,
  { id, at, key, stateKey }: Made,
): WorkPackageFile {
  const { state, exercise, instruments, participation, leftOut, practice, assessmentDate } = settingsOf(document);
  const { agency, language, instructions, due, asks, provisions, by, commission = id } = request;
  const made = {
    format: PACKAGE_FORMAT,
    ...{ id, commission, agency, language, instructions, due, asks, provisions, by, at },
    questionnaire: document.questionnaire,
    settings: { state, exercise, instruments, participation, leftOut, practice, assessmentDate },
    ...(request.withAnswers ? answeredInScope(content, document, provisions) : { answers: {}, evidence: {} }),
    signingKey: key.secret,
    card: stateKey?.cardFile,
    generator: { name: 'Omnibus', version },
  };
  // What is written is what can be read: the reader's own check, over what will be in the file.
  return workPackageFile.parse(JSON.parse(JSON.stringify(made)));
}

/** Through the same sieve as a submission: nothing hidden, nothing internal, only evidence that is cited. */
function answeredInScope(
  content: ServiceContext['content'],
  document: AssessmentDocument,
  provisions: readonly string[],
): Readonly<Record<'answers' | 'evidence', unknown>> {
  const questionnaire = questionnaireOf(content, document);
  const scope = new Set(provisions);
  const part = { ...questionnaire, questions: questionnaire.questions.filter(({ provision }) => scope.has(provision)) };
  const { answers, evidence } = submittedContent(document, part, liveAssessmentOf(content, document));
  const given = Object.entries(answers).map(([id, answer]) => {
    const { by, confirmed } = document.answers[id] ?? { by: { name: '', role: '' }, confirmed: true };
    return [id, { ...answer, by, confirmed }] as const;
  });
  return { answers: Object.fromEntries(given), evidence };
}

async function signatures(
  manifest: Uint8Array,
  key: PackageKey,
  stateKey: UnlockedKey | undefined,
): Promise<readonly (readonly [string, string])[]> {
  const own = await signDetached(manifest, 'omnibus-work-package+jws', key.thumbprint, key.object);
  return [[PACKAGE_SLOT, own], ...(stateKey ? [[STATE_SLOT, await stateKey.sign(manifest, 'omnibus-work-package+jws')] as const] : [])];
}

function recordOfPackage(
  { agency, provisions, language, instructions, due, asks, commission, by }: PackageRequest,
  key: PackageKey,
  { at, questionnaire }: WorkPackageFile,
  fileName: string,
): Omit<WorkPackage, 'revision'> {
  return {
    ...{ agency, provisions, language, instructions, by, at, fileName, questionnaire },
    ...(due !== undefined && { due }),
    key: key.thumbprint,
    publicKey: key.publicKey,
    ...(commission !== undefined && { commission }),
    ...(asks && { asks }),
  };
}

/** The agency's own name in it, as far as a file may bear it. */
function packageName(document: AssessmentDocument, agency: string): string {
  const { state, practice, exercise } = settingsOf(document);
  const number = Object.keys(document.workPackages).length + 1;
  const named = [...agency.replace(/[^\p{L}\p{M}\p{N}]+/gu, '-')]
    .slice(0, 40)
    .join('')
    .replace(/^-+|-+$/g, '');
  return fileNameOf(`${practice ? 'PRACTICE-' : ''}${state}-${exercise.id}-${named || 'agency'}-${number}${PACKAGE_ENDING}`);
}
