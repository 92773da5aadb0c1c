import type { Handlers } from '#core/contract/dispatch';
import type { FileProblem } from '#core/findings/register-state';
import { assessmentStoreOf } from '../assessments/store-of';
import type { ServiceContext } from '../context';
import { fileNameOf } from '../files/file-handles';
import { outgoingPath } from '../files/offer-bytes';
import { AttachmentStore } from './attachment-store';
import { PREVIEW_LIMIT, previewOf } from './preview-of';

export function attachmentHandlers(context: ServiceContext): Pick<Handlers, `attachments.${'add' | 'check' | 'fetch' | 'preview'}`> {
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

    'attachments.check': async ({ assessment, contents }, call) => {
      const { document } = await assessments.read(assessment);
      const attached = Object.values(document.evidence).flatMap(({ attachment }) => (attachment ? [attachment] : []));
      const digests = [...new Map(attached.map(({ sha512, bytes }) => [sha512, bytes]))];
      const total = digests.reduce((sum, [, bytes]) => sum + bytes, 0);
      let done = 0;
      const problems: { sha512: string; problem: FileProblem }[] = [];
      for (const [sha512, bytes] of digests) {
        const problem = await attachments.problemOf(assessment, sha512, contents, call);
        if (problem) problems.push({ sha512, problem });
        call.progress((done += bytes), total);
      }
      return problems;
    },

    'attachments.preview': async ({ assessment, sha512 }) => {
      const { document } = await assessments.read(assessment);
      const attached = Object.values(document.evidence).find(({ attachment }) => attachment?.sha512 === sha512)?.attachment;
      const content = await attachments.read(assessment, sha512, attached?.name ?? sha512, PREVIEW_LIMIT);
      return content === null ? { kind: 'none', because: 'size' } : previewOf(content, attached?.name ?? '');
    },

    'attachments.fetch': async ({ assessment, sha512 }, call) => {
      const { document } = await assessments.read(assessment);
      const cited = Object.values(document.evidence).find(({ attachment }) => attachment?.sha512 === sha512)?.attachment;
      const name = fileNameOf(cited?.name ?? sha512);
      const path = outgoingPath(context, name);
      const bytes = await attachments.copy(assessment, sha512, path, name, call);
      return { file: await context.files.offer(await context.data.files.absolute(path), name), name, bytes };
    },
  };
}
