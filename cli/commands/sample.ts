import { randomBytes } from 'node:crypto';
import { access, mkdir, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { AppError } from '#core/contract/errors';
import { PRACTICE_STATE } from '#core/register/practice-state';
import type { Command } from '../command';
import { copyBeside } from '../file-fields';
import { say } from '../sentences';
import { withSession, type Session } from '../session';
import { UsageError } from '../usage-error';

const CARD_NAME = 'enrolment.json';
const OFFICIAL = { name: 'Practice official', role: 'Focal point (practice)' };

/**
 * Two exercises of the practice State, as signed bundles with the card of their key: to try verification, the register and
 * comparison on. Made by the same operations as any submission; the key is thrown away.
 */
export const sample: Command = {
  options: {},
  least: 1,
  most: 1,

  run: (call, terminal) =>
    withSession({ dataFolder: undefined, mode: 'own' }, terminal, async (session) => {
      const folder = call.arguments[0] ?? '.';
      await assertFree(folder);
      const passphrase = randomBytes(24).toString('base64url');
      const key = await session.call('keys.create', {
        purpose: 'submission',
        state: PRACTICE_STATE,
        holder: 'Practice State, Ministry of Justice',
        practice: true,
        passphrase,
      });
      const card = await session.call('keys.card', { key: key.id });
      const written = [await keep(session, card.file, folder, CARD_NAME)];
      for (const exercise of EXERCISES) {
        const { document } = await session.call('practice.create', { exercise, language: 'en', by: OFFICIAL });
        const assessment = document.id;
        const exported = await session.call('submissions.export', {
          assessment,
          key: key.id,
          passphrase,
          declaration: { title: 'Minister of Justice (practice)' },
          encryptFor: [],
          by: OFFICIAL,
        });
        written.push(await keep(session, exported.file, folder, exported.name));
      }
      for (const path of written) terminal.print(say('cli.sample.written', { path }));
      return 0;
    }),
};

/** Practice exercises that can be sealed (questionnaires/practice/), the older first. */
const EXERCISES = ['2024', '2026'];

/** A folder that already holds bundles or a card would end with more than this sample. */
async function assertFree(folder: string): Promise<void> {
  const names = await readdir(folder).catch(() => []);
  if (names.some((name) => name.endsWith('.omnibus') || name === CARD_NAME)) throw new UsageError('folder-not-free', { folder });
  await mkdir(folder, { recursive: true })
    .then(() => access(folder))
    .catch(() => {
      throw new AppError('disk-failed', { file: folder, code: 'folder' });
    });
}

async function keep(session: Session, handle: string, folder: string, name: string): Promise<string> {
  await copyBeside(session.files.claim(handle).path, folder, name);
  return join(folder, name);
}
