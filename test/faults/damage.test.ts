import { appendFile, cp, mkdtemp, readdir, readFile, rename, rm, stat, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { Office, stopOf, type Official } from '#test/store/office';

const TEXT = 'TIP:5(1)/legal-basis.explanation';
const STATUS = 'TIP:5(1)/status';
/** More lines than lie between two snapshots, so that there is a snapshot and a `.bak`, and lines after both. */
const EDITS = 120;

let folder: string;
let assessment: string;
const inside = (...names: string[]): string => join(folder, 'assessments', assessment, ...names);
const journal = (): string => inside('journal.ndjson');
const snapshot = (): string => inside('assessment.json');

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'omnibus-damage-'));
  const office = await Office.open(folder);
  const official = await office.begins();
  assessment = official.assessment;
  await official.answers(STATUS, 'yes');
  for (let edit = 1; edit <= EDITS; edit++) await official.answers(TEXT, `edit ${edit}`);
  await official.opens();
  await office.close();
});
afterEach(() => rm(folder, { recursive: true, force: true }));

/** Starts the program again and looks at the assessment. */
async function afterwards<T>(look: (office: Office, official: Official) => Promise<T>): Promise<T> {
  const office = await Office.open(folder);
  try {
    return await look(office, office.continues(assessment));
  } finally {
    await office.close();
  }
}

async function flipByteOf(path: string, place: (size: number) => number): Promise<void> {
  const bytes = await readFile(path);
  const index = place(bytes.length);
  bytes[index] = (bytes[index] ?? 0) ^ 0x01;
  await writeFile(path, bytes);
}

async function damageLine(line: number): Promise<void> {
  const lines = (await readFile(journal(), 'utf8')).split('\n');
  lines[line - 1] = lines[line - 1]?.replace('edit', 'edxt').replace('"by"', '"bx"') ?? '';
  await writeFile(journal(), lines.join('\n'));
}

/** What the official sees of a damaged assessment, and that nothing can be written into it. */
async function expectReadOnly(codes: readonly string[], text: string): Promise<void> {
  const before = await readFile(journal()).catch(() => null);
  await afterwards(async (office, official) => {
    const opened = await official.opens();
    expect(opened.notices.map(({ code }) => code)).toEqual(codes);
    expect(opened).toMatchObject({ access: 'read-only', canUndo: false, canRedo: false });
    expect(opened.document.answers[TEXT]?.value).toBe(text);
    expect(opened.document.answers[STATUS]?.value).toBe('yes');
    expect(await stopOf(official.answers(TEXT, 'more', { seen: opened.document.answers[TEXT]?.revision ?? 0 }))).toMatchObject({
      code: 'read-only',
      params: { reason: 'damaged' },
    });
    expect((await stopOf(official.undoes())).code).toBe('read-only');
    const [listed] = await office.list();
    expect(listed).toMatchObject({ id: assessment, state: 'AL', problem: { code: 'damaged' } });
  });
  expect(await readFile(journal()).catch(() => null)).toEqual(before);
}

describe('A journal that power loss or a disk has damaged', () => {
  it('there is a snapshot, a copy of the one before, and a backup of the day', async () => {
    expect((await stat(snapshot())).size).toBeGreaterThan(0);
    expect((await stat(`${snapshot()}.bak`)).size).toBeGreaterThan(0);
    expect(await readdir(inside('backups'))).toContain('2026-01-01.json');
  });

  it('drops an unterminated last line, wherever it is torn, and goes on', async () => {
    const whole = await readFile(journal(), 'utf8');
    const start = whole.trimEnd().lastIndexOf('\n') + 1;
    for (const end of [start + 1, Math.floor((start + whole.length) / 2), whole.length - 1]) {
      await writeFile(journal(), whole.slice(0, end));
      await afterwards(async (_, official) => {
        const opened = await official.opens();
        expect(opened).toMatchObject({ access: 'full', notices: [] });
        expect(opened.document.answers[TEXT]?.value).toBe(`edit ${EDITS - 1}`);
        await official.answers(TEXT, 'written after the tear');
      });
      await afterwards(async (_, official) => {
        expect((await official.opens()).notices).toEqual([]);
        expect((await official.sees(TEXT))?.value).toBe('written after the tear');
      });
    }
  });

  it('drops the zeros that a file system leaves behind after power loss', async () => {
    await appendFile(journal(), Buffer.alloc(4096));
    await afterwards(async (_, official) => {
      expect(await official.opens()).toMatchObject({ access: 'full', notices: [] });
      await official.answers(TEXT, 'written after the zeros');
    });
    expect((await readFile(journal())).includes(0)).toBe(false);
  });

  it('damage before the snapshot: nothing is missing but history; for reading only', async () => {
    await damageLine(5);
    await expectReadOnly(['journal-damaged'], `edit ${EDITS}`);
  });

  it('damage in the last line that ended: the line before counts, and one change is missing', async () => {
    await damageLine(EDITS + 3);
    await expectReadOnly(['journal-damaged'], `edit ${EDITS - 1}`);
  });

  it('damage after the snapshot: later lines still count, and it is said how many changes are missing', async () => {
    await damageLine(EDITS);
    await expectReadOnly(['journal-damaged', 'changes-missing'], `edit ${EDITS}`);
    await afterwards(async (_, official) => {
      expect((await official.opens()).notices.at(-1)).toEqual({ code: 'changes-missing', params: { missing: 1 } });
    });
  });

  it('a line that was taken out, or written twice, is damage: the lines are a chain', async () => {
    const lines = (await readFile(journal(), 'utf8')).split('\n');
    await writeFile(journal(), lines.toSpliced(10, 1).join('\n'));
    await expectReadOnly(['journal-damaged'], `edit ${EDITS}`);
    await writeFile(journal(), lines.toSpliced(10, 0, lines[10] ?? '').join('\n'));
    await expectReadOnly(['journal-damaged'], `edit ${EDITS}`);
  });

  it('a journal that is missing or too short: the snapshot counts, for reading only', async () => {
    const kept = JSON.parse(await readFile(snapshot(), 'utf8')) as { snapshot: { seq: number } };
    const lines = (await readFile(journal(), 'utf8')).split('\n');
    await writeFile(journal(), `${lines.slice(0, 20).join('\n')}\n`);
    await expectReadOnly(['journal-shorter'], `edit ${kept.snapshot.seq - 2}`);
    await rename(journal(), `${journal()}.elsewhere`);
    await expectReadOnly(['journal-missing'], `edit ${kept.snapshot.seq - 2}`);
  });
});

describe('A snapshot that is damaged', () => {
  it.each([
    ['cut short', () => truncate(snapshot(), 500)],
    ['empty', () => truncate(snapshot(), 0)],
    ['one bit wrong in the middle', () => flipByteOf(snapshot(), (size) => Math.floor(size / 2))],
    ['one bit wrong in its checksum', () => flipByteOf(snapshot(), () => 60)],
    ['of another kind', () => writeFile(snapshot(), '{"hello":"world"}')],
  ])('%s: everything is there from copy and journal, for reading only', async (_, damage) => {
    await damage();
    await expectReadOnly(['snapshot-damaged'], `edit ${EDITS}`);
    await rm(`${snapshot()}.bak`);
    await expectReadOnly(['snapshot-damaged'], `edit ${EDITS}`);
    await rm(inside('backups'), { recursive: true });
    await expectReadOnly(['snapshot-damaged'], `edit ${EDITS}`);
  });

  it('damaged together with the journal: the newest copy and the readable lines count', async () => {
    await truncate(snapshot(), 100);
    await damageLine(30);
    await expectReadOnly(['snapshot-damaged', 'journal-damaged'], `edit ${EDITS}`);
  });

  it('missing: the journal has everything, and the snapshot is made again', async () => {
    await rm(snapshot());
    await rm(`${snapshot()}.bak`);
    await afterwards(async (_, official) => {
      expect(await official.opens()).toMatchObject({ access: 'full', notices: [] });
      expect((await official.sees(TEXT))?.value).toBe(`edit ${EDITS}`);
    });
    expect((await stat(snapshot())).size).toBeGreaterThan(0);
  });

  it('of another assessment: the two are not mixed silently', async () => {
    const office = await Office.open(folder);
    const other = await office.begins({ state: 'FR' });
    for (let edit = 0; edit < 60; edit++) await other.answers(TEXT, `other ${edit}`);
    await other.opens();
    await office.close();
    await writeFile(snapshot(), await readFile(join(folder, 'assessments', other.assessment, 'assessment.json')));
    await afterwards(async (_, official) => {
      const opened = await official.opens();
      expect(opened.access).toBe('read-only');
      expect(opened.notices[0]?.code).toBe('snapshot-damaged');
      expect(opened.document.id).toBe(assessment);
      expect(opened.document.answers[TEXT]?.value).toBe(`edit ${EDITS}`);
    });
  });

  it('of another course of events, as a synchronizer may leave it: the journal counts, for reading only', async () => {
    const elsewhere = `${folder}-elsewhere`;
    await cp(folder, elsewhere, { recursive: true });
    const office = await Office.open(elsewhere);
    for (let edit = 0; edit < 60; edit++) await office.continues(assessment).answers(TEXT, `elsewhere ${edit}`);
    await office.continues(assessment).opens();
    await office.close();
    await afterwards(async (_, official) => {
      for (let edit = 1; edit <= 60; edit++) await official.answers(TEXT, `here ${edit}`);
    });
    await writeFile(snapshot(), await readFile(join(elsewhere, 'assessments', assessment, 'assessment.json')));
    await rm(elsewhere, { recursive: true });
    await expectReadOnly(['snapshot-and-journal-differ'], 'here 60');
  });

  it('and journal copied by hand under another name: readable, and recovered as an assessment of its own', async () => {
    await cp(inside(), join(folder, 'assessments', 'copy-of-mine'), { recursive: true });
    await afterwards(async (office) => {
      const copy = await office.reads('copy-of-mine');
      expect(copy.access).toBe('read-only');
      expect(copy.document.id).toBe('copy-of-mine');
      expect(copy.document.answers[TEXT]?.value).toBe(`edit ${EDITS}`);
      expect((await office.recovers('copy-of-mine')).document.answers[TEXT]?.value).toBe(`edit ${EDITS}`);
      expect((await office.list()).length).toBe(3);
    });
  });
});

describe('Nothing readable, and recovery', () => {
  it('says so where nothing is readable, and lists the others', async () => {
    await rm(inside('backups'), { recursive: true });
    await rm(`${snapshot()}.bak`);
    await writeFile(snapshot(), 'nothing');
    await writeFile(journal(), 'nothing\n');
    await afterwards(async (office, official) => {
      expect((await stopOf(official.opens())).code).toBe('damaged');
      const other = await office.begins({ state: 'FR' });
      const listed = await office.list();
      expect(listed.find(({ id }) => id === other.assessment)).toMatchObject({ state: 'FR' });
      expect(listed.find(({ id }) => id === assessment)?.problem?.code).toBe('damaged');
    });
  });

  it('an assessment of a newer version is refused by name and left alone', async () => {
    const newer = (await readFile(snapshot(), 'utf8')).replace('omnibus-assessment/3', 'omnibus-assessment/7');
    await writeFile(snapshot(), newer);
    await afterwards(async (office, official) => {
      expect(await stopOf(official.opens())).toMatchObject({
        code: 'newer-version',
        params: { found: 'omnibus-assessment/7', supported: 'omnibus-assessment/3' },
      });
      expect((await stopOf(official.answers(TEXT, 'x', { seen: 0 }))).code).toBe('newer-version');
      expect((await stopOf(office.recovers(assessment))).code).toBe('newer-version');
      expect((await office.list())[0]?.problem?.code).toBe('newer-version');
    });
    expect(await readFile(snapshot(), 'utf8')).toBe(newer);
  });

  it('puts what can be read into a new assessment, and leaves the damaged one as it is', async () => {
    const law = join(folder, 'law.txt');
    await writeFile(law, 'a law');
    await afterwards(async (_, official) => {
      const attachment = await official.attaches(law);
      await official.keepsEvidence('law-1', { kind: 'law', title: 'A law', attachment });
      await official.keepsEvidence('law-2', { kind: 'law', title: 'Another law', attachment: await official.attaches(journal()) });
    });
    const [, second] = await readdir(inside('attachments'));
    await flipByteOf(inside('attachments', second ?? ''), () => 0);
    await damageLine(5);
    const before = await readFile(journal());
    await afterwards(async (office) => {
      const recovered = await office.recovers(assessment);
      expect(recovered.access).toBe('full');
      expect(recovered.notices).toEqual([{ code: 'attachments-missing', params: { missing: 1 } }]);
      expect(recovered.document.id).not.toBe(assessment);
      expect(recovered.document.answers[TEXT]?.value).toBe(`edit ${EDITS}`);
      const again = office.continues(recovered.document.id);
      await again.answers(TEXT, 'work goes on');
      expect((await again.sees(TEXT))?.value).toBe('work goes on');
      expect((await stopOf(office.recovers(recovered.document.id))).code).toBe('input-invalid');
    });
    expect(await readFile(journal())).toEqual(before);
  });
});
