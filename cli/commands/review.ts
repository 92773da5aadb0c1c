import { extname } from 'node:path';
import { REVIEW_DOCUMENT_FORMATS } from '#core/contract/operations/reviews';
import { LANGUAGES } from '#core/questionnaire/wording';
import type { Command } from '../command';
import { assertFree, keepDocument } from '../keep-document';
import { oneOf } from '../one-of';
import { dataPassphrase } from '../passphrase';
import { plainLine } from '../plain-line';
import { stateName } from '../report-text';
import { say } from '../sentences';
import { withSession, type Session } from '../session';
import type { Terminal } from '../terminal';
import { UsageError } from '../usage-error';

/** The list of observations of a review as a document; without a review, which ones there are. Exit status: 0, 1 stopped, 64 wrong call. */
export const review: Command = {
  options: {
    format: { type: 'string' },
    language: { type: 'string' },
    out: { type: 'string' },
    force: { type: 'boolean' },
    agreed: { type: 'boolean' },
    'data-dir': { type: 'string' },
  },
  least: 0,
  most: 1,

  run: async (call, terminal) => {
    const dataFolder = call.option('data-dir');
    if (dataFolder === undefined) throw new UsageError('no-data-folder');
    const [id] = call.arguments;
    const passphrase = (): Promise<string | undefined> => dataPassphrase(call, terminal);
    const session = <T>(work: (session: Session) => Promise<T>): Promise<T> =>
      withSession({ dataFolder, mode: 'read-only', passphrase }, terminal, work);
    if (id === undefined) return session((opened) => list(opened, terminal));
    const out = call.option('out');
    if (out === undefined) throw new UsageError('option-missing', { option: '--out FILE' });
    if (!call.flag('force')) await assertFree(out);
    const format = oneOf('--format', call.option('format') ?? extname(out).slice(1), REVIEW_DOCUMENT_FORMATS);
    const language = oneOf('--language', call.option('language') ?? 'en', LANGUAGES);
    return session(async (opened) => {
      const written = await opened.call('reviews.document', {
        ...{ review: id, format, language },
        content: call.flag('agreed') ? 'agreed' : 'all',
      });
      await keepDocument(written.file, out, call.flag('force'), opened);
      terminal.print(say('cli.sample.written', { path: out }));
      return 0;
    });
  },
};

async function list(session: Session, terminal: Terminal): Promise<number> {
  const { reviews, unreadable } = await session.call('reviews.list', {});
  for (const each of reviews) {
    const { review: id, state, instrument, exerciseTitle: exercise, observations, agreed, openRequests, practice } = each;
    const params = { id, state: await stateName(state, session), instrument, exercise, observations, agreed, requests: openRequests };
    terminal.print(plainLine(say(practice ? 'cli.review.practice' : 'cli.review.one', params)));
  }
  for (const { review: id, code } of unreadable) terminal.note(plainLine(say('cli.review.unreadable', { id, code })));
  if (reviews.length === 0 && unreadable.length === 0) terminal.note(say('cli.review.none'));
  return unreadable.length > 0 ? 1 : 0;
}
