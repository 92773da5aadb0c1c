import { mkdtemp, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { CallContext, Handlers } from '#core/contract/dispatch';
import { AppError } from '#core/contract/errors';
import type { Input, OutgoingFile, WrittenReport } from '#core/contract/operations';
import { assessmentStoreOf } from '../assessments/store-of';
import { contentFacts } from '../bundle/content-facts';
import { sealedBundlePath } from '../bundle/sealed-files';
import type { BundleSource } from '../bundle/verify-bundle';
import { openingIn } from '../bundle/opening-path';
import { WHOLE } from '../bundle/verdict';
import { verifyChosen } from '../bundle/verify-chosen';
import { enrolledKeys, firstOf, keysOfCards, ownKeys, type TrustedKeys } from '../bundle/trusted-keys';
import type { ServiceContext } from '../context';
import { heldFile, holdFile, removeHeld } from '../files/held-file';
import { outgoingPath } from '../files/offer-bytes';
import { createKeyRing } from '../keys/key-ring';
import { createRegisterStore } from '../register/register-store';
import { releasesOf } from '../register/standing-releases';
import { takeCard } from '../trust/card-handlers';
import { createTrustStore } from '../trust/trust-store';
import { gatherBundle, gatherDraft, type Gathered } from './gather-report';
import { makeReportInThread } from './report-thread';

type Request = Input<'reports.write'>;

/** Documents of an assessment or a submission, made in a thread of their own. */
export function reportHandlers(context: ServiceContext): Pick<Handlers, 'reports.look' | 'reports.write'> {
  const keys = createKeyRing(context);
  const trust = createTrustStore(context);
  const enrolled = enrolledKeys(trust);
  const register = createRegisterStore(context);

  async function gather(request: Request, call: CallContext): Promise<Gathered> {
    const { of } = request;
    if ('assessment' in of && !('submission' in of)) {
      return gatherDraft(context, (await assessmentStoreOf(context).read(of.assessment)).document, request);
    }
    const identities = of.unlock ? [(await keys.unlock(of.unlock.key, of.unlock.passphrase)).ageIdentity] : [];
    const judge = async (bundle: BundleSource, trust: TrustedKeys): Promise<Gathered> =>
      gatherBundle(
        context,
        bundle,
        request,
        {
          ...contentFacts(context.content),
          ...openingIn(context),
          trust,
          identities,
          firstSeen: (digest, signer) => register.firstSeen(digest, signer),
        },
        await releasesOf(context, register),
        call,
      );
    if ('assessment' in of) return judge(await sealedHere(context, of.assessment, of.submission), firstOf(enrolled, ownKeys(keys)));
    if ('digest' in of) {
      const { fileName } = await register.read(of.digest);
      return judge({ path: await register.bundlePath(of.digest), name: fileName }, enrolled);
    }
    if ('held' in of) return judge(await heldFile(context, 'bundle', of.held), enrolled);
    const cards = await Promise.all((of.trust ?? []).map((card) => takeCard(context, card)));
    const bundle = await context.files.take(of.file);
    try {
      return await judge(bundle, firstOf(enrolled, keysOfCards(cards, 'caller')));
    } finally {
      await bundle.release();
    }
  }

  return {
    'reports.look': async ({ file, unlock, instead }, call) => {
      const bundle = await context.files.take(file);
      try {
        const report = await verifyChosen({ context, keys, trust, register }, bundle, { cards: [], findings: [] }, unlock, call);
        const owner = context.data.access === 'owner';
        if (owner && instead !== undefined) await removeHeld(context, 'bundle', instead);
        const readable = WHOLE.has(report.verdict) || report.verdict === 'redacted';
        return { report, ...(owner && readable && { held: await holdFile(context, 'bundle', bundle) }) };
      } finally {
        await bundle.release();
      }
    },

    'reports.write': async (request, call) => {
      if (request.kind === 'agency' && request.agency === undefined)
        throw new AppError('input-invalid', { operation: 'reports.write', path: 'agency', problem: 'needed for this kind' });
      return write(context, await gather(request, call), request, call);
    },
  };
}

async function sealedHere(context: ServiceContext, assessment: string, digest: string): Promise<BundleSource> {
  const { document } = await assessmentStoreOf(context).read(assessment);
  const record = Object.hasOwn(document.submissions, digest) ? document.submissions[digest] : undefined;
  if (!record) throw new AppError('not-found', { what: 'submission', id: digest });
  const name = record.fileName;
  const stored = sealedBundlePath(assessment, digest, name);
  if ((await context.data.files.size(stored)) === null) throw new AppError('file-missing', { name });
  return { path: await context.data.files.place(stored), name };
}

/** Makes the file, and offers it; whatever fails or is cancelled leaves no file. */
async function write(context: ServiceContext, gathered: Gathered, request: Request, call: CallContext): Promise<WrittenReport> {
  const { kind, format, language, agency, instruments, credits, names } = request;
  const { verdict, ...content } = gathered;
  const name = fileName(gathered, request);
  const target = await newFile(context, `${name}.${format}`);
  const codebook = await newFile(context, `${name}-codebook.csv`);
  const remove = async (...files: readonly string[]): Promise<void> => {
    for (const file of files) await rm(path.dirname(file), { recursive: true, force: true });
  };
  const stateName = context.content.states().find(({ code }) => code === content.source.state)?.name[language];
  try {
    await makeReportInThread(
      {
        ...content,
        ...(stateName && { stateName }),
        options: { kind, language, ...(agency && { agency }), ...(instruments && { instruments }), credits, names },
        format,
        path: target,
        codebookPath: codebook,
      },
      call,
    );
    if (format !== 'csv') await remove(codebook);
    return {
      ...(await offer(context, target)),
      ...(verdict && { verdict }),
      ...(format === 'csv' && { codebook: await offer(context, codebook) }),
    };
  } catch (error) {
    await remove(target, codebook);
    throw error;
  }
}

/** In the data folder, or beside it where another process has that to itself. */
const newFile = async (context: ServiceContext, name: string): Promise<string> =>
  context.data.access === 'owner'
    ? context.data.files.absolute(outgoingPath(context, name))
    : path.join(await mkdtemp(path.join(tmpdir(), 'omnibus-')), name);

const offer = async ({ files }: ServiceContext, file: string): Promise<OutgoingFile> => {
  const name = path.basename(file);
  return { file: await files.offer(file, name), name, bytes: (await stat(file)).size };
};

/** `PRACTICE-XX-practice-2026-1-full-en`: told apart in a folder, without a word that another system could not write. */
function fileName({ source }: Gathered, { kind, language }: Request): string {
  const { practice, state, exercise, sealed, redacted, leaving } = source;
  const number = sealed?.number ?? (redacted?.from.kind === 'submission' ? redacted.from.number : 'draft');
  return `${leaving === 'internal' ? 'INTERNAL-' : ''}${redacted ? 'REDACTED-' : ''}${practice ? 'PRACTICE-' : ''}${state}-${exercise.id}-${number}-${kind}-${language}`;
}
