import { compareSubmissions, obstacleToComparison, type ComparedSubmission } from '#core/comparison/compare';
import type { Handlers } from '#core/contract/dispatch';
import { AppError } from '#core/contract/errors';
import type { Input } from '#core/contract/operations';
import { SOURCE_LANGUAGE } from '#core/questionnaire/wording';
import { packQuestionnaire } from '#core/questionnaire/packed';
import type { CarriedQuestionnaire } from '#core/submission/carried-questionnaire';
import type { Verdict } from '#core/submission/verification';
import { contentFacts } from '../bundle/content-facts';
import { openingIn } from '../bundle/opening-path';
import { enrolledKeys } from '../bundle/trusted-keys';
import { verifyBundle, type VerifyOptions } from '../bundle/verify-bundle';
import type { ServiceContext } from '../context';
import { createRegisterStore, type RegisterStore } from '../register/register-store';
import { createTrustStore } from '../trust/trust-store';

type Choice = Input<'comparison.compare'>['older'];
type Opened = ComparedSubmission & { readonly carried: CarriedQuestionnaire };

/** Bundles are compared as long as they are whole; who signed them is the business of verification. */
const WHOLE: ReadonlySet<Verdict> = new Set<Verdict>(['whole', 'key-unknown', 'key-refused']);

export function comparisonHandlers(context: ServiceContext): Pick<Handlers, 'comparison.compare'> {
  const register = createRegisterStore(context);
  const judgement = { ...contentFacts(context.content), ...openingIn(context), trust: enrolledKeys(createTrustStore(context)) };
  return {
    'comparison.compare': async ({ older, newer }, call) => {
      const open = (choice: Choice): Promise<Opened> =>
        openSubmission(context, register, choice, { ...judgement, now: context.clock.now(), call });
      const before = await open(older);
      const after = await open(newer);
      const obstacle = obstacleToComparison(before, after);
      if (obstacle) throw new AppError('not-comparable', { problem: obstacle });
      return {
        comparison: compareSubmissions(before, after),
        questionnaires: { older: packQuestionnaire(before.questionnaire), newer: packQuestionnaire(after.questionnaire) },
        wording: { older: before.carried.wording, newer: after.carried.wording },
      };
    },
  };
}

async function openSubmission(
  { files }: Pick<ServiceContext, 'files'>,
  register: RegisterStore,
  choice: Choice,
  options: VerifyOptions,
): Promise<Opened> {
  if ('digest' in choice) {
    const { fileName } = await register.read(choice.digest);
    return opened({ path: await register.bundlePath(choice.digest), name: fileName }, options);
  }
  const file = await files.take(choice.file);
  try {
    return await opened(file, options);
  } finally {
    await file.release();
  }
}

async function opened(source: { readonly path: string; readonly name: string }, options: VerifyOptions): Promise<Opened> {
  const { report, submission, carried } = await verifyBundle(source, options);
  if (!WHOLE.has(report.verdict) || !submission || !carried || report.digest === undefined) {
    const code = report.findings.find(({ severity }) => severity === 'refusal')?.code ?? report.verdict;
    throw new AppError('file-unreadable', { name: source.name, problem: code });
  }
  const words = carried.wording.find(({ language }) => language === SOURCE_LANGUAGE)?.entries ?? {};
  return { digest: report.digest, submission, questionnaire: carried.questionnaire, words, carried };
}
