import type { Handlers } from '#core/contract/dispatch';
import { assessmentStoreOf } from '../assessments/store-of';
import type { ServiceContext } from '../context';
import { outgoingPath } from '../files/offer-bytes';
import { AttachmentStore } from './attachment-store';

export function attachmentHandlers(context: ServiceContext): Pick<Handlers, 'attachments.add' | 'attachments.fetch'> {
  const assessments = assessmentStoreOf(context);
  const attachments = new AttachmentStore(context.data.files);
  return {
    'attachments.add': async ({ assessment, file }, call) => {
      await assessments.readToWrite(assessment);
      const incoming = await context.files.take(file);
      try {
        return await attachments.add(assessment, incoming, call);
      } finally {
        await incoming.release();
      }
    },

    'attachments.fetch': async ({ assessment, sha512 }, call) => {
      const { document } = await assessments.read(assessment);
      const cited = Object.values(document.evidence).find(({ attachment }) => attachment?.sha512 === sha512)?.attachment;
      const name = plainName(cited?.name ?? sha512);
      const path = outgoingPath(context, name);
      const bytes = await attachments.copy(assessment, sha512, path, name, call);
      return { file: await context.files.offer(await context.data.files.absolute(path), name), name, bytes };
    },
  };
}

/** The user's name for a file, as a file name on any system. */
const plainName = (name: string): string =>
  [...name]
    .map((sign) => (/[\\/:*?"<>|]/.test(sign) || sign.charCodeAt(0) < 0x20 ? '_' : sign))
    .join('')
    .replace(/^\.+/, '_')
    .slice(0, 200) || 'file';
