import type { ComparedSubmission } from '#core/comparison/compare';
import type { CallContext } from '#core/contract/dispatch';
import { AppError } from '#core/contract/errors';
import type { Input } from '#core/contract/operations';
import { SOURCE_LANGUAGE } from '#core/questionnaire/wording';
import type { CarriedQuestionnaire } from '#core/submission/carried-questionnaire';
import type { Submission } from '#core/submission/submission';
import { contentFacts } from '../bundle/content-facts';
import { openingIn } from '../bundle/opening-path';
import { enrolledKeys } from '../bundle/trusted-keys';
import { WHOLE } from '../bundle/verdict';
import { verifyBundle, type BundleSource } from '../bundle/verify-bundle';
import type { ServiceContext } from '../context';
import { createRegisterStore } from '../register/register-store';
import { createTrustStore } from '../trust/trust-store';

export type Choice = Input<'comparison.compare'>['older'];
export type Opened = ComparedSubmission & { readonly submission: Submission; readonly carried: CarriedQuestionnaire };

/** Of files that were compared, so that what was found can be set as a document without choosing them again. */
const MOST_REMEMBERED = 12;

/** Opens what is to be compared. Throws AppError `file-unreadable`, `file-missing`, `not-found` or `cancelled`. */
export class SubmissionsToCompare {
  readonly #register;
  readonly #judgement;
  readonly #remembered = new Map<string, Opened>();

  constructor(private readonly context: ServiceContext) {
    this.#register = createRegisterStore(context);
    this.#judgement = { ...contentFacts(context.content), ...openingIn(context), trust: enrolledKeys(createTrustStore(context)) };
  }

  /** In the order given. Progress counts submissions. */
  async open(choices: readonly Choice[], call: CallContext): Promise<readonly Opened[]> {
    const opened: Opened[] = [];
    for (const choice of choices) {
      if (call.signal.aborted) throw new AppError('cancelled');
      opened.push(await this.#open(choice, { signal: call.signal, progress: () => undefined }));
      call.progress(opened.length, choices.length, 'verifying');
    }
    return opened;
  }

  async #open(choice: Choice, call: CallContext): Promise<Opened> {
    if ('digest' in choice) {
      const known = this.#remembered.get(choice.digest);
      if (known) return known;
      const { fileName } = await this.#register.read(choice.digest);
      return this.#verified({ path: await this.#register.bundlePath(choice.digest), name: fileName }, call);
    }
    const file = await this.context.files.take(choice.file);
    try {
      const opened = await this.#verified(file, call);
      this.#remember(opened);
      return opened;
    } finally {
      await file.release();
    }
  }

  async #verified(source: BundleSource, call: CallContext): Promise<Opened> {
    const { report, submission, carried } = await verifyBundle(source, { ...this.#judgement, now: this.context.clock.now(), call });
    if (!WHOLE.has(report.verdict) || !submission || !carried || report.digest === undefined) {
      const code = report.findings.find(({ severity }) => severity === 'refusal')?.code ?? report.verdict;
      throw new AppError('file-unreadable', { name: source.name, problem: code });
    }
    const words = carried.wording.find(({ language }) => language === SOURCE_LANGUAGE)?.entries ?? {};
    return { digest: report.digest, submission, questionnaire: carried.questionnaire, words, carried };
  }

  #remember(opened: Opened): void {
    this.#remembered.delete(opened.digest);
    this.#remembered.set(opened.digest, opened);
    const [oldest] = this.#remembered.keys();
    if (this.#remembered.size > MOST_REMEMBERED && oldest !== undefined) this.#remembered.delete(oldest);
  }
}
