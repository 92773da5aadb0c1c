import { createHash } from 'node:crypto';
import { rm, stat } from 'node:fs/promises';
import { agenciesOf } from '#core/answers/agencies-of';
import type { CallContext, Handlers } from '#core/contract/dispatch';
import { AppError } from '#core/contract/errors';
import type { Input, MadeRedactedCopy } from '#core/contract/operations';
import { redact } from '#core/submission/redact';
import { REDACTED_FORMAT, REDACTED_NOTICE, type RedactedCopy } from '#core/submission/redacted';
import { submittedAttachments } from '#core/submission/submitted-content';
import { attachmentPath as storedAttachment } from '../attachments/attachment-store';
import { BUNDLE_ENDING, QUESTIONNAIRE, REDACTED } from '../bundle/bag-layout';
import { contentFacts } from '../bundle/content-facts';
import { verifyBundle } from '../bundle/verify-bundle';
import { writeBag } from '../bundle/write-bag';
import type { ServiceContext } from '../context';
import { readPlace, streamOf } from '../storage/file-place';
import { outgoingPath } from '../files/offer-bytes';
import { createKeyRing } from '../keys/key-ring';
import { redactionSource, type RedactionSource } from './redaction-source';

type RedactionHandlers = Pick<Handlers, Extract<keyof Handlers, `redaction.${string}`>>;

export function redactionHandlers(context: ServiceContext): RedactionHandlers {
  const keys = createKeyRing(context);
  return {
    'redaction.choices': async (asked) => {
      const { content, questionnaire, isConfidential } = await redactionSource(context, keys, asked);
      const provisionOf = new Map(questionnaire.questions.map(({ id, provision }) => [id, provision]));
      const answers = new Map<string, number>();
      for (const id of Object.keys(content.answers)) {
        const provision = provisionOf.get(id);
        if (provision !== undefined) answers.set(provision, (answers.get(provision) ?? 0) + 1);
      }
      const agencies = Object.values(content.answers).flatMap(({ origin }) => (origin.kind === 'merged' ? agenciesOf(origin) : []));
      return {
        provisions: questionnaire.provisions.flatMap(({ id }) => {
          const number = answers.get(id);
          return number === undefined ? [] : [{ id, answers: number, confidential: isConfidential(id) }];
        }),
        evidence: Object.entries(content.evidence).map(([id, { title }]) => ({ id, title })),
        attachments: submittedAttachments(content.evidence).map(({ sha512, name, bytes }) => ({ sha512, name, bytes })),
        agencies: [...new Set(agencies)].sort(),
      };
    },

    'redaction.preview': async ({ leaveOut, ...asked }) => {
      const source = await redactionSource(context, keys, asked);
      const { content, leftOut, sameElsewhere } = redact(source.content, source.questionnaire, leaveOut);
      const kept = {
        answers: Object.keys(content.answers).length,
        evidence: Object.keys(content.evidence).length,
        attachments: submittedAttachments(content.evidence).length,
      };
      return { leftOut, kept, sameElsewhere };
    },

    'redaction.make': async ({ leaveOut, ...asked }, call) => {
      if (Object.values(leaveOut).every((each) => each.length === 0))
        throw new AppError('input-invalid', { operation: 'redaction.make', path: 'leaveOut', problem: 'nothing is left out' });
      await context.data.assertWritable();
      return makeCopy(context, asked.assessment, await redactionSource(context, keys, asked), leaveOut, call);
    },
  };
}

/** Writes the copy, reads it back as anybody would, and offers it. Whatever fails leaves no file. */
async function makeCopy(
  context: ServiceContext,
  assessment: string,
  { content: whole, questionnaire, carried, from, about }: RedactionSource,
  leaveOut: Input<'redaction.make'>['leaveOut'],
  call: CallContext,
): Promise<MadeRedactedCopy> {
  const { clock, version, data } = context;
  const { content, leftOut } = redact(whole, questionnaire, leaveOut);
  const asked = Buffer.from(JSON.stringify(carried));
  const copy: RedactedCopy = {
    format: REDACTED_FORMAT,
    notice: REDACTED_NOTICE,
    from,
    made: clock.now(),
    leftOut,
    ...about,
    questionnaire: { version: questionnaire.version, sha512: createHash('sha512').update(asked).digest('hex') },
    ...content,
    generator: { name: 'Omnibus', version },
  };
  const name = `REDACTED-${about.practice ? 'PRACTICE-' : ''}${about.state}-${about.exercise.id}`;
  const fileName = `${name}${BUNDLE_ENDING}`;
  const path = await data.files.absolute(outgoingPath(context, fileName));
  try {
    const digest = await writeBag(
      path,
      {
        name,
        at: copy.made,
        info: [
          `Bag-Software-Agent: Omnibus ${version}`,
          `Bagging-Date: ${copy.made.slice(0, 10)}`,
          'External-Description: Redacted copy, not a submission',
        ],
        payload: [
          [REDACTED, Buffer.from(`${JSON.stringify(copy)}\n`, 'utf8')],
          [QUESTIONNAIRE, asked],
        ],
        attachments: submittedAttachments(content.evidence).map(({ sha512, bytes, name: shown }) => ({
          sha512,
          bytes,
          open: async () => {
            const stored = storedAttachment(assessment, sha512);
            if ((await data.files.size(stored)) === null) throw new AppError('file-missing', { name: shown });
            return streamOf(readPlace(await data.files.place(stored)));
          },
        })),
      },
      {
        sign: async () => [],
        recipients: [],
        call: { signal: call.signal, progress: (done, total) => call.progress(done, total, 'writing') },
      },
    );
    const { report } = await verifyBundle(
      { path, name: fileName },
      { ...contentFacts(context.content), trust: async () => undefined, now: clock.now(), call },
    );
    if (report.verdict !== 'redacted' || report.digest !== digest)
      throw new AppError('bundle-unverified', { code: report.findings[0]?.code ?? '' });
    return { file: await context.files.offer(path, fileName), name: fileName, bytes: (await stat(path)).size, digest, leftOut, report };
  } catch (error) {
    await rm(path, { force: true });
    throw error;
  }
}
