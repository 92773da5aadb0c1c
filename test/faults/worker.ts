/**
 * A second process for the fault tests, run as `node worker.js <task> <data folder> [assessment]`. It reports on its
 * standard output, one JSON line at a time, only what has been acknowledged to it.
 */
import { writeSync } from 'node:fs';
import { randomBytes } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { AppError } from '#core/contract/errors';
import type { CallContext } from '#core/contract/dispatch';
import { assessmentHandlers } from '#services/assessments/assessment-handlers';
import { loadContentLibrary } from '#services/content/load-content-library';
import type { ServiceContext } from '#services/context';
import { openDataFolder } from '#services/storage/data-folder';

const [, , task = '', folder = '', given = '', content = ''] = process.argv;
const by = { name: 'A. Official', role: 'focal point' };
const timing = { heartbeat: 40, stale: 120 };
const call: CallContext = { signal: new AbortController().signal, progress: () => {} };
const report = (line: Readonly<Record<string, unknown>>): void => void writeSync(1, `${JSON.stringify(line)}\n`);

async function start(): Promise<void> {
  const data = await openDataFolder(folder, { mode: 'own', timing, contact: `worker ${process.pid}` });
  report({ owner: true });
  const context: ServiceContext = {
    data,
    content: loadContentLibrary(content),
    clock: { now: () => new Date().toISOString() },
    newId: () => randomBytes(16).toString('hex'),
    version: 'test',
    files: {
      take: async (path) => ({ path, name: 'law.txt', bytes: 1, release: async () => {} }),
      offer: async () => '',
    },
  };
  const handlers = assessmentHandlers(context);
  const opened = await handlers['assessments.open']({ assessment: given }, call);
  if (task === 'erasing') {
    const records = [{ collection: 'answers' as const, key: 'TIP:5(1)/legal-basis.explanation' }];
    report({ erasing: true });
    await handlers['records.erase']({ assessment: given, records, reason: 'A person asked for it.', bundles: 'keep', by }, call);
    report({ erased: true });
    await pause(60_000);
  }
  const texts = context.content.questionnaire(['TIP']).questions.filter(({ type }) => type === 'text');
  const revisions = new Map(texts.map(({ id }) => [id, opened.document.answers[id]?.revision ?? 0]));

  /** Edits without end: short and long texts, laws with a file, and now and then a step back and forth. */
  for (let turn = opened.seq; ; turn++) {
    const question = texts[turn % 40]?.id ?? '';
    const value = `${turn} ${randomBytes(4).toString('hex')} `.repeat(turn % 7 === 0 ? 800 : 2);
    const base = revisions.get(question) ?? 0;
    const saved = await handlers['answers.record'](
      { assessment: given, by, writes: [{ question, base, standing: 'answered', value }] },
      call,
    );
    revisions.set(question, base + 1);
    report({ seq: saved.seq, question, value, revision: base + 1 });
    if (turn % 11 === 0) {
      const attachment = await handlers['attachments.add']({ assessment: given, file: process.argv[1] ?? '' }, call);
      const evidence = randomBytes(16).toString('hex');
      const cited = await handlers['evidence.save'](
        { assessment: given, evidence, base: 0, content: { kind: 'law', title: `Law ${turn}`, attachment }, by },
        call,
      );
      report({ seq: cited.seq, evidence, sha512: attachment.sha512 });
    }
    if (task === 'slowly') await pause(10);
  }
}

start().catch((error: unknown) => {
  report({ stopped: error instanceof AppError ? error.code : String(error) });
  process.exit(3);
});
