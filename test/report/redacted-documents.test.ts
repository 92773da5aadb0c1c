import { copyFile, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Input } from '#core/contract/operations';
import { REPORT_FORMATS, REPORT_KINDS } from '#core/report/report-source';
import { omnibus } from '#test/cli/command-line';
import { Party } from '#test/register/party';
import { readAny } from './read-any';
import { csvRows, unzipped, xlsxRows } from './read-back';
import { readPdf } from './read-pdf';

const SECRET = 'Two officers work under cover in the northern port.';
const STAYS = 'Traffickers are prosecuted by a unit of their own.';
const MARK = 'Redacted copy';

let party: Party;
let folder: string;
/** Of a sealed submission, with article 5(1) left out. */
let copy: string;
let ofDraft: string;

beforeAll(async () => {
  party = await Party.open();
  folder = await mkdtemp(path.join(tmpdir(), 'omnibus-redacted-'));
  const key = (await party.makesKey('submission')).id;
  const assessment = await party.assesses();
  await party.answers(assessment, 'TIP:5(1)', SECRET);
  await party.answers(assessment, 'TIP:6(1)', STAYS);
  await party.sends(assessment, key);
  const { document } = await party.call('assessments.open', { assessment });
  const [digest = ''] = Object.keys(document.submissions);
  const leaveOut = { provisions: ['TIP:5(1)'], evidence: [], attachments: [], agencies: [] };
  const made = async (source: Omit<Input<'redaction.make'>, 'leaveOut'>, name: string): Promise<string> => {
    const target = path.join(folder, name);
    await copyFile(party.keep(await party.call('redaction.make', { ...source, leaveOut })), target);
    return target;
  };
  copy = await made({ assessment, digest }, 'sealed.omnibus');
  ofDraft = await made({ assessment }, 'draft.omnibus');
});
afterAll(async () => {
  await party.leave();
  await rm(folder, { recursive: true, force: true });
});

async function written(file: string, wanted: Partial<Input<'reports.write'>> & Pick<Input<'reports.write'>, 'format'>) {
  const result = await party.call('reports.write', {
    of: { file: party.file(file) },
    ...{ kind: 'full', language: 'en', credits: true, names: true },
    ...wanted,
  });
  return { ...result, path: party.keep(result), ...(result.codebook && { codebookPath: party.keep(result.codebook) }) };
}

describe('A document of a redacted copy', () => {
  it.each(REPORT_FORMATS)('says that it is one and how much was left out, and holds nothing of that (%s)', async (format) => {
    const { path: file, codebookPath, verdict, name } = await written(copy, { format });
    expect(verdict).toBe('redacted');
    expect(name).toMatch(/^REDACTED-/);
    const text = await readAny(format, file, codebookPath);
    expect(text).toContain(STAYS);
    expect(text).not.toContain('under cover');
    expect(text).toContain(MARK);
    expect(text).toContain('Provisions: 1; Answers: 3');
    expect(text).toMatch(/Submission 1, sealed /);
    expect(text).not.toMatch(/\bDraft\b/);
    expect(text).not.toContain('5(1)');
  });

  it('says so on every page, over every row and in the title of the window', async () => {
    const pdf = await readPdf((await written(copy, { format: 'pdf' })).path);
    expect(pdf.pages.length).toBeGreaterThan(2);
    expect(pdf.pages.filter((page) => !page.includes(MARK))).toEqual([]);
    const docx = await unzipped((await written(copy, { format: 'docx' })).path);
    const headers = [...docx].filter(([name]) => /word\/header\d*\.xml/.test(name)).map(([, xml]) => xml.replace(/<[^>]+>/g, ''));
    expect(headers.some((header) => header.includes(MARK))).toBe(true);
    expect(await readFile((await written(copy, { format: 'html' })).path, 'utf8')).toMatch(/<title>[^<]*Redacted copy/);
    const [columns = [], ...rows] = await csvRows((await written(copy, { format: 'csv' })).path);
    const at = columns.indexOf('Mark');
    expect(rows.length).toBeGreaterThan(0);
    expect(rows.every((row) => row[at]?.includes(MARK))).toBe(true);
    const sheet = (await xlsxRows((await written(copy, { format: 'xlsx' })).path)).get('Answers')?.rows ?? [];
    expect(sheet.slice(1).every((row) => row.some((cell) => String(cell).includes(MARK)))).toBe(true);
  });

  it.each(REPORT_KINDS)('of every kind, and nobody is asked to sign it (%s)', async (kind) => {
    const text = await readAny('html', (await written(copy, { kind, format: 'html', agency: 'Justice' })).path);
    expect(text).toContain(MARK);
    for (const word of ['under cover', 'How far the work is', 'Signature']) expect(text, word).not.toContain(word);
  });

  it('of a draft says that it is of a draft', async () => {
    const text = await readAny('html', (await written(ofDraft, { format: 'html' })).path);
    expect(text).toContain('Practice · Draft · Redacted copy');
    expect(text).toMatch(/An assessment that was not sealed, as of/);
  });

  it('comes from the command line too', async () => {
    const out = path.join(folder, 'out.html');
    const { status, said } = await omnibus(['report', copy, '--out', out, '--language', 'ar']);
    expect([status, said]).toEqual([0, expect.stringContaining('redacted')]);
    const page = await readFile(out, 'utf8');
    expect(page).toContain('نسخة محجوبة الأجزاء');
    expect(page).not.toContain('under cover');
  });

  it('is not made of one that was altered', async () => {
    const bytes = await readFile(copy);
    bytes[bytes.indexOf('Redacted copy, not a submission')] = 0x72;
    const altered = path.join(folder, 'altered.omnibus');
    await writeFile(altered, bytes);
    await expect(written(altered, { format: 'html' })).rejects.toMatchObject({ code: 'file-unreadable' });
  });
});
