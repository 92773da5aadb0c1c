import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Input, MadeRedactedCopy } from '#core/contract/operations';
import { Program } from './program';

const run = promisify(execFile);
const by = { name: 'A. Official', role: 'Focal point' };
const SECRET = 'The unit in the harbour district has four officers and no car.';
const NOTHING = { provisions: [], evidence: [], attachments: [], agencies: [] };

let scratch: string;
let state: Program;
let assessment: string;
const place = (name: string): string => path.join(scratch, name);

/** Every byte of every file in the copy, and the names of the files. */
async function everythingIn(copy: MadeRedactedCopy): Promise<Buffer> {
  const file = state.keptAs(copy.file, place(copy.name));
  const [raw, { stdout: unpacked }, { stdout: names }] = await Promise.all([
    file.then((kept) => readFile(kept)),
    file.then((kept) => run('unzip', ['-p', kept], { encoding: 'buffer', maxBuffer: 1e9 })),
    file.then((kept) => run('unzip', ['-l', kept], { encoding: 'buffer' })),
  ]);
  return Buffer.concat([raw, unpacked, names]);
}

const make = (leaveOut: Partial<Input<'redaction.make'>['leaveOut']>): Promise<MadeRedactedCopy> =>
  state.does('redaction.make', { assessment, leaveOut: { ...NOTHING, ...leaveOut } });

beforeAll(async () => {
  scratch = await mkdtemp(path.join(tmpdir(), 'omnibus-redaction-'));
  state = await Program.start(place('state'));
  assessment = await state.begins('partial');
  await writeFile(place('roster.txt'), `Names and telephone numbers. ${SECRET}`);
  const attachment = await state.does('attachments.add', { assessment, file: state.choose(place('roster.txt')) });
  const content = { kind: 'law' as const, title: 'Order on the harbour unit', summary: SECRET, attachment };
  await state.does('evidence.save', { assessment, evidence: 'order-1', base: 0, content, by });
  const choices = await state.does('redaction.choices', { assessment });
  expect(choices.provisions.map(({ id }) => id)).toEqual(['TIP:5(1)']);
});
afterAll(async () => {
  await state.close();
  await rm(scratch, { recursive: true, force: true });
});

async function answers(question: string, value: Input<'answers.record'>['writes'][number]['value']): Promise<void> {
  const { document } = await state.does('assessments.open', { assessment });
  const base = document.answers[question]?.revision ?? 0;
  await state.does('answers.record', { assessment, writes: [{ question, base, standing: 'answered', value }], by });
}

describe('A redacted copy', () => {
  it('holds nothing of what was left out, in no file and under no name, and says how much that was', async () => {
    const { citations, text } = await questionsOf('TIP:5(1)');
    await answers(citations, ['order-1']);
    await answers(text, SECRET);
    await answers('TIP:6(1)/status', 'yes');
    const whole = await everythingIn(await make({ provisions: ['TIP:6(1)'] }));
    for (const words of [SECRET, 'Order on the harbour unit', 'roster.txt']) expect(whole.includes(words), words).toBe(true);

    const copy = await make({ provisions: ['TIP:5(1)'] });
    const bytes = await everythingIn(copy);
    for (const words of [SECRET, 'harbour district', 'harbour unit', 'roster', 'order-1']) expect(bytes.includes(words), words).toBe(false);
    expect(copy.leftOut).toEqual({ provisions: 1, answers: 3, evidence: 1, attachments: 1, agencies: 0 });
    expect(copy.report).toMatchObject({ verdict: 'redacted', redacted: { leftOut: copy.leftOut, from: { kind: 'assessment' } } });
    expect(bytes.includes('Redacted copy. This is not a submission')).toBe(true);
    expect(copy.name).toMatch(/^REDACTED-/);
  });

  it('leaves out evidence with every citation of it, or only its file', async () => {
    const withoutEvidence = await everythingIn(await make({ evidence: ['order-1'] }));
    for (const words of ['Order on the harbour unit', 'order-1', 'roster']) expect(withoutEvidence.includes(words), words).toBe(false);
    const { attachments } = await state.does('redaction.choices', { assessment });
    const withoutFile = await everythingIn(await make({ attachments: attachments.map(({ sha512 }) => sha512) }));
    expect(withoutFile.includes('Order on the harbour unit')).toBe(true);
    for (const words of ['roster', 'telephone numbers', attachments[0]?.sha512 ?? ''])
      expect(withoutFile.includes(words), words).toBe(false);
  });

  it('says where the same words still stand', async () => {
    const { text } = await questionsOf('TIP:6(1)');
    await answers(text, SECRET);
    const { sameElsewhere } = await state.does('redaction.preview', { assessment, leaveOut: { ...NOTHING, provisions: ['TIP:5(1)'] } });
    expect(sameElsewhere).toEqual(['TIP:6(1)']);
  });

  it('names what the State marked as confidential', async () => {
    await answers('TIP:6(1)/status', 'yes');
    const named = async (): Promise<unknown> =>
      (await state.does('redaction.choices', { assessment })).provisions.map(({ id, confidential }) => [id, confidential]);
    expect(await named()).toEqual([
      ['TIP:5(1)', false],
      ['TIP:6(1)', false],
    ]);
    await state.does('release.set', { assessment, mark: ['TIP:6(1)'], unmark: [], by });
    expect(await named()).toEqual([
      ['TIP:5(1)', false],
      ['TIP:6(1)', true],
    ]);
    await state.does('release.set', { assessment, mark: [], unmark: ['TIP:6(1)'], by });
  });

  it('is altered once a byte of it is', async () => {
    const copy = await make({ provisions: ['TIP:6(1)'] });
    const kept = await state.keptAs(copy.file, place('copy.omnibus'));
    const bytes = await readFile(kept);
    const at = bytes.indexOf('Redacted copy, not a submission');
    expect(at).toBeGreaterThan(0);
    bytes[at] = 0x72;
    await writeFile(place('altered.omnibus'), bytes);
    const report = await state.does('bundles.verify', { file: state.choose(place('altered.omnibus')) });
    expect(report.verdict).toBe('altered');
  });
});

async function questionsOf(provision: string): Promise<{ readonly citations: string; readonly text: string }> {
  const { unpackQuestionnaire } = await import('#core/questionnaire/packed');
  const { questions } = unpackQuestionnaire(await state.does('content.questionnaire', { instruments: ['TIP'] }));
  const own = questions.filter((question) => question.provision === provision && !question.internal);
  const asked = async (type: string): Promise<string> => {
    const found = own.find((question) => question.type === type);
    if (!found) throw new Error(`no ${type} under ${provision}`);
    return found.id;
  };
  return { citations: await asked('citations'), text: await asked('text') };
}
