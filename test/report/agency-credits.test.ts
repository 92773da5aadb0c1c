import { describe, expect, it } from 'vitest';
import type { Input } from '#core/contract/operations';
import { REPORT_FORMATS } from '#core/report/report-source';
import { Agency, FocalPoint } from '../agencies/commission';
import { readAny } from './read-any';

const STATUS = 'TIP:5(1)/status';
const MEASURE = 'TIP:5(1)/how-it-works.measure';
const KINDS = 'TIP:5(1)/how-it-works.kinds';
const OTHER = 'TIP:6(1)/status';
const JOINT = 'TIP:6(1)/how-it-works.measure';
const WORDS = 'The police and the courts apply section 12 together.';

/** Two agencies answer by file, one question they answer differently, and the focal point answers a provision alone. */
async function collected(): Promise<FocalPoint> {
  const focalPoint = await FocalPoint.begins();
  const justice = await Agency.opens(await focalPoint.asks('Ministry of Justice', ['TIP:5(1)', 'TIP:6(1)']));
  const interior = await Agency.opens(await focalPoint.asks('وزارة الداخلية', ['TIP:6(1)']));
  await justice.answers(STATUS, 'yes');
  await justice.answers(KINDS, ['practice']);
  await justice.answers(MEASURE, WORDS);
  for (const agency of [justice, interior]) {
    await agency.answers(OTHER, 'yes');
    await agency.answers('TIP:6(1)/how-it-works.kinds', ['practice']);
  }
  await justice.answers(JOINT, 'Courts sit in private.');
  await interior.answers(JOINT, 'Names are withheld.');
  const { conflicts } = await focalPoint.merges(await justice.returns(), await interior.returns());
  expect(conflicts).toMatchObject([{ question: JOINT }]);
  await focalPoint.decides(JOINT, {
    kind: 'combine',
    content: { standing: 'answered', value: 'Courts sit in private; names are withheld.' },
  });
  await focalPoint.desk.answers(focalPoint.assessment, 'TIP:6(2)(a)', 'Interpreters are provided.');
  return focalPoint;
}

async function read(focalPoint: FocalPoint, wanted: Partial<Input<'reports.write'>> & Pick<Input<'reports.write'>, 'format' | 'of'>) {
  const report = { kind: 'full', language: 'en', credits: true, names: false, ...wanted } as const;
  const written = await focalPoint.desk.call('reports.write', report);
  const codebook = written.codebook && focalPoint.desk.keep(written.codebook);
  return readAny(report.format, focalPoint.desk.keep(written), codebook);
}

describe('Who answered what', () => {
  it.each(REPORT_FORMATS)('stays from the work package to the document, where agencies are to be named (%s)', async (format) => {
    const focalPoint = await collected();
    const of = { assessment: focalPoint.assessment };
    const credited = await read(focalPoint, { of, format });
    for (const words of [WORDS, 'Courts sit in private; names are withheld.', 'Ministry of Justice']) expect(credited).toContain(words);
    expect(credited).toContain('الداخلية');
    const silent = await read(focalPoint, { of, format, credits: false });
    expect(silent).toContain(WORDS);
    for (const name of ['Ministry of Justice', 'الداخلية', 'P. Officer']) expect(silent).not.toContain(name);

    const part = await read(focalPoint, { of, format, kind: 'agency', agency: 'وزارة الداخلية' });
    for (const words of ['Courts sit in private; names are withheld.', 'الداخلية']) expect(part).toContain(words);
    for (const words of [WORDS, 'Interpreters are provided.']) expect(part).not.toContain(words);
    expect(part).not.toContain('P. Officer');
  });

  it('stays through sealing and receiving: the secretariat reads it in the bundle, but no officer’s name', async () => {
    const focalPoint = await collected();
    const { desk, assessment } = focalPoint;
    const { id, card } = await desk.makesKey('submission');
    await desk.enrols(card);
    const bundle = await sealed(focalPoint, id);
    const [received] = await desk.receives(bundle);
    expect(received?.outcome).toBe('received');
    const digest = received?.report.digest ?? '';
    const text = await read(focalPoint, { of: { digest }, format: 'html', names: true, internal: true });
    expect(text).toContain('Answered by: Ministry of Justice');
    expect(text).not.toContain('P. Officer');
    const part = await read(focalPoint, { of: { digest }, format: 'html', kind: 'agency', agency: 'Ministry of Justice', internal: true });
    expect(part).toContain(WORDS);
    expect(part).toContain('names are withheld');
    // Leaving an agency out also leaves out what others put together with it.
    const leaveOut = { provisions: [], evidence: [], attachments: [], agencies: ['وزارة الداخلية'] };
    const copy = desk.keep(await desk.call('redaction.make', { assessment, leaveOut }));
    const redacted = await read(focalPoint, { of: { file: desk.file(copy) }, format: 'html', internal: true });
    expect(redacted).toContain(WORDS);
    for (const words of ['names are withheld', 'الداخلية']) expect(redacted).not.toContain(words);
  });
});

/** Whatever the check still asks for is explained first. */
async function sealed({ desk, assessment }: FocalPoint, key: string): Promise<string> {
  const by = { name: 'A. Official', role: 'Focal point' };
  const { findings } = await desk.call('findings.list', { assessment });
  for (const { key: finding, level } of findings)
    if (level === 'W') await desk.call('findings.explain', { assessment, finding, base: 0, reason: 'It is so.', by });
  return desk.sends(assessment, key);
}
