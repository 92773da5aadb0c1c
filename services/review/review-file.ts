import { AppError } from '#core/contract/errors';
import type { CallContext } from '#core/contract/dispatch';
import { REVIEW_FORMAT, reviewFile, type ReviewFile } from '#core/review/statement';
import { withAgencyBag, type AgencyBag } from '../agencies/agency-bag';
import { attachmentPath } from '../bundle/bag-layout';

export const REVIEW_DOCUMENT = 'data/review.json';
/** Whoever hands the file on signs the whole of it in this slot. */
export const SENDER_SLOT = 'sender';

/** A review file that is whole according to its own manifests; nothing is said yet of who signed what. */
export interface ReadReviewFile {
  readonly file: ReviewFile;
  readonly bag: AgencyBag;
}

/** Reads a review file and hands it to `use` while its archive is open. Throws AppError `review-invalid` {name, problem}, `newer-version`, `cancelled`. */
export async function withReviewFile<T>(
  { path, name }: { readonly path: string; readonly name: string },
  call: CallContext,
  use: (read: ReadReviewFile) => Promise<T>,
): Promise<T> {
  const invalid = (problem: string): AppError => new AppError('review-invalid', { name, problem });
  const outcome = await withAgencyBag(path, REVIEW_DOCUMENT, [SENDER_SLOT], call, async (bag) => {
    const { document } = bag;
    const format = typeof document === 'object' && document !== null && 'format' in document ? String(document.format) : '';
    if (/^omnibus-review\/(?!1$)\d{1,6}$/.test(format))
      throw new AppError('newer-version', { what: 'review', found: format, supported: REVIEW_FORMAT });
    const parsed = reviewFile.safeParse(document);
    if (!parsed.success) throw invalid(parsed.error.issues[0]?.path.map(String).join('.') ?? 'document');
    const file = parsed.data;
    const problem = attachmentsProblem(file, bag);
    if (problem) throw invalid(problem);
    return { value: await use({ file, bag }) };
  });
  if ('problem' in outcome) throw invalid(outcome.other ? 'not-a-review' : outcome.problem);
  return outcome.value;
}

/** Every bundle that is named is there with its length, and no other file is. */
function attachmentsProblem({ submissions }: ReviewFile, { bag }: AgencyBag): string | null {
  const expected = new Set([REVIEW_DOCUMENT]);
  for (const { sha512, bytes } of submissions) {
    const found = bag.files.get(attachmentPath(sha512));
    if (!found) return 'attachment-missing';
    if (found.sha512 !== sha512 || found.bytes !== bytes) return 'bag-file-altered';
    expected.add(attachmentPath(sha512));
  }
  return [...bag.files.keys()].some((path) => path.startsWith('data/') && !expected.has(path)) ? 'bag-undeclared-file' : null;
}
