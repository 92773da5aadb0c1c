import type { Handlers } from '#core/contract/dispatch';
import { AppError } from '#core/contract/errors';
import type { VerificationFinding } from '#core/submission/verification';
import { VERIFICATION_FORMAT } from '#core/submission/verification-shape';
import type { ServiceContext } from '../context';
import { fileNameOf } from '../files/file-handles';
import { offerBytes } from '../files/offer-bytes';
import { createKeyRing } from '../keys/key-ring';
import { createRegisterStore } from '../register/register-store';
import type { VerifiedCard } from '../trust/card-file';
import { takeCard } from '../trust/card-handlers';
import { createTrustStore } from '../trust/trust-store';
import { changesSince } from './changes-since';
import { exportSubmission } from './export-submission';
import { fetchSubmission } from './fetch-submission';
import { verifyChosen } from './verify-chosen';

export function submissionHandlers(
  context: ServiceContext,
): Pick<Handlers, `submissions.${'export' | 'changes' | 'fetch'}` | 'bundles.verify' | 'bundles.saveReport'> {
  const keys = createKeyRing(context);
  const trust = createTrustStore(context);
  const register = createRegisterStore(context);

  return {
    'submissions.export': (request, call) => exportSubmission({ context, keys, trust }, request, call),

    'submissions.changes': ({ assessment, digest }) => changesSince(context, assessment, digest),

    'submissions.fetch': ({ assessment, digest }) => fetchSubmission(context, assessment, digest),

    'bundles.saveReport': async ({ reports }) => {
      const [first] = reports;
      const name =
        reports.length === 1 && first ? `${first.fileName}.verification.json` : `verification-${context.clock.now().slice(0, 10)}.json`;
      const text = `${JSON.stringify({ format: VERIFICATION_FORMAT, reports }, null, 2)}\n`;
      return offerBytes(context, fileNameOf(name), Buffer.from(text, 'utf8'));
    },

    'bundles.verify': async ({ file, trust: cardFiles = [], unlock }, call) => {
      const { cards, findings } = await vouchedCards(context, cardFiles);
      const bundle = await context.files.take(file);
      try {
        return await verifyChosen({ context, keys, trust, register }, bundle, { cards, findings }, unlock, call);
      } finally {
        await bundle.release();
      }
    },
  };
}

/** The cards that the caller vouches for. One that is no card vouches for nothing, and the report says so. */
async function vouchedCards(
  context: ServiceContext,
  handles: readonly string[],
): Promise<{ readonly cards: readonly VerifiedCard[]; readonly findings: readonly VerificationFinding[] }> {
  const cards: VerifiedCard[] = [];
  const findings: VerificationFinding[] = [];
  for (const handle of handles) {
    try {
      cards.push(await takeCard(context, handle));
    } catch (error) {
      if (!(error instanceof AppError) || error.code !== 'card-invalid') throw error;
      findings.push({ code: 'key-card-invalid', severity: 'note', file: String(error.params['name'] ?? '') });
    }
  }
  return { cards, findings };
}
