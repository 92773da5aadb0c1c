import type { Person } from '#core/answers/answer';
import type { Change } from '#core/answers/change';
import type { Attachment, Evidence } from '#core/answers/document';
import { carriedRecords } from '#core/carry-over/carried-records';
import { carriedRelease } from '#core/carry-over/carried-release';
import { planCarryOver } from '#core/carry-over/plan';
import type { CallContext } from '#core/contract/dispatch';
import { AppError } from '#core/contract/errors';
import type { OpenedAssessment, SettingsInput } from '#core/contract/operations';
import { earlierOf, folderOf } from '../assessments/load-assessment';
import { assessmentStoreOf } from '../assessments/store-of';
import { attachmentPath, AttachmentStore } from '../attachments/attachment-store';
import type { ServiceContext } from '../context';
import { editionOf, type EarlierExercise } from './earlier-exercise';
import { placeWithin, STAGING } from './staging';

/**
 * A new assessment from an earlier exercise: its files are put together apart and verified on the way, then all of it
 * appears at once. Whatever fails leaves nothing behind. Files that the earlier assessment has lost are left out, and a
 * notice counts them. Throws AppError `disk-full`, `disk-failed`, `damaged`, `cancelled`.
 */
export async function createCarried(
  context: ServiceContext,
  earlier: EarlierExercise,
  settings: SettingsInput & { readonly edition?: string },
  by: Person,
  call: CallContext,
): Promise<OpenedAssessment> {
  const { content, data } = context;
  const plan = planCarryOver(earlier.asked.edition, editionOf(content), earlier.answers);
  const newId = context.newId();
  const staged = `${STAGING}/${newId}`;
  const within = (path: string): string => placeWithin(staged, folderOf(newId), path);
  try {
    const missing = await keepAttachments(context, earlier, (sha512) => within(attachmentPath(newId, sha512)), call);
    const kept = earlier.asked.pack();
    await data.files.write(within(`${earlierOf(newId)}/${kept.sha512}.json.gz`), kept.bytes);
    const { answers, earlierAnswers } = carriedRecords(plan, { ...earlier.source, asked: kept.sha512 });
    const release = carriedRelease(earlier.release, content.questionnaire(settings.instruments));
    const changes: Change[] = [
      { collection: 'settings', key: 'assessment', before: null, after: { revision: 1, ...settings, ...(release && { release }) } },
      ...entries(answers).map(([key, after]): Change => ({ collection: 'answers', key, before: null, after: { ...after, revision: 1 } })),
      ...entries(earlier.evidence).map(([key, after]): Change => ({
        collection: 'evidence',
        key,
        before: null,
        after: { ...withoutLost(after, missing), revision: 1 },
      })),
      ...entries(earlierAnswers).map(([key, after]): Change => ({
        collection: 'earlierAnswers',
        key,
        before: null,
        after: { ...after, revision: 1 },
      })),
    ];
    const opened = await assessmentStoreOf(context).create(changes, by, undefined, newId, staged);
    const notice = { code: 'attachments-missing', params: { missing: missing.size } };
    return missing.size === 0 ? opened : { ...opened, notices: [...opened.notices, notice] };
  } catch (error) {
    await data.files.remove(staged).catch(() => undefined);
    throw error;
  }
}

const entries = <T>(records: Readonly<Record<string, T>>): readonly (readonly [string, T])[] => Object.entries(records);

function withoutLost({ attachment, ...record }: Omit<Evidence, 'revision'>, missing: ReadonlySet<string>): Omit<Evidence, 'revision'> {
  return attachment && !missing.has(attachment.sha512) ? { ...record, attachment } : record;
}

const LOST: ReadonlySet<string> = new Set(['file-missing', 'file-unreadable', 'damaged']);

/** Each file once, checked against its hash as it goes by. Returns the hashes of those that are not there any more. */
async function keepAttachments(
  { data }: ServiceContext,
  { evidence, content }: EarlierExercise,
  placeOf: (sha512: string) => string,
  { signal, progress }: CallContext,
): Promise<ReadonlySet<string>> {
  const store = new AttachmentStore(data.files);
  const files = new Map<string, Attachment>();
  for (const { attachment } of Object.values(evidence)) if (attachment) files.set(attachment.sha512, attachment);
  const total = [...files.values()].reduce((sum, { bytes }) => sum + bytes, 0);
  const missing = new Set<string>();
  let before = 0;
  for (const attachment of files.values()) {
    const { sha512, name, bytes } = attachment;
    try {
      const start = before;
      await store.keep(content(attachment), sha512, placeOf(sha512), name, {
        signal,
        progress: (done) => progress(start + done, total, 'writing'),
      });
    } catch (error) {
      if (!(error instanceof AppError) || !LOST.has(error.code)) throw error;
      missing.add(sha512);
    }
    before += bytes;
  }
  return missing;
}
