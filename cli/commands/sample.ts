import { randomBytes } from 'node:crypto';
import { access, mkdir, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { AppError } from '#core/contract/errors';
import type { Input } from '#core/contract/operations';
import { PRACTICE_STATE } from '#core/register/practice-state';
import type { Command } from '../command';
import { copyBeside } from '../file-fields';
import { ANSWERS_OF_2024, ANSWERS_OF_2026, type PracticeAnswer, type PracticeAnswers } from '../sample/practice-answers';
import { EVIDENCE_OF_2024, EVIDENCE_OF_2026 } from '../sample/practice-evidence';
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
        const assessment = await complete(session, exercise);
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

interface PracticeExercise {
  readonly exercise: Input<'assessments.create'>['settings']['exercise'];
  readonly assessmentDate: string;
  readonly evidence: typeof EVIDENCE_OF_2024;
  readonly answers: PracticeAnswers;
}

const EXERCISES: readonly PracticeExercise[] = [
  {
    exercise: { id: 'practice-2024', title: 'Practice exercise 2024', mechanism: 'self-assessment', period: '2022 to 2023' },
    assessmentDate: '2024-06-01',
    evidence: EVIDENCE_OF_2024,
    answers: ANSWERS_OF_2024,
  },
  {
    exercise: { id: 'practice-2026', title: 'Practice exercise 2026', mechanism: 'self-assessment', period: '2024 to 2025' },
    assessmentDate: '2026-06-01',
    evidence: EVIDENCE_OF_2026,
    answers: ANSWERS_OF_2026,
  },
];

/** Fills in an assessment as an official would. Returns its id. */
async function complete(session: Session, { exercise, assessmentDate, evidence, answers }: PracticeExercise): Promise<string> {
  const { document } = await session.call('assessments.create', {
    settings: {
      state: PRACTICE_STATE,
      exercise,
      languages: ['en'],
      instruments: ['TIP'],
      participation: { TIP: { standing: 'party' }, UNTOC: { standing: 'party' } },
      practice: true,
      assessmentDate,
    },
    by: OFFICIAL,
  });
  const assessment = document.id;
  for (const [id, content] of Object.entries(evidence)) {
    await session.call('evidence.save', { assessment, evidence: id, base: 0, content, by: OFFICIAL });
  }
  const writes = Object.entries(answers).map(([question, answer]) => ({ question, base: 0, ...written(answer) }));
  await session.call('answers.record', { assessment, writes, by: OFFICIAL });
  return assessment;
}

type Write = Pick<Input<'answers.record'>['writes'][number], 'standing' | 'value' | 'reason'>;

function written(answer: PracticeAnswer): Write {
  if (typeof answer === 'object' && 'because' in answer) return { standing: answer.standing, reason: answer.because };
  return { standing: 'answered', value: answer as Write['value'] };
}

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
