import { expect, it } from 'vitest';
import type { ContractTools } from './contract-tools';

interface Intake extends Pick<ContractTools, 'secretariat' | 'does' | 'isStopped' | 'write' | 'official'> {
  /** Bundles that are in the register already, where they lie. */
  readonly bundles: () => readonly string[];
}

/** Many files at once, their record, and what was refused. */
export function intakeHolds({ secretariat, does, isStopped, write, official, bundles }: Intake): void {
  let run = '';

  it('takes many files in, and says of each what became of it', async () => {
    const strange = await write('notes.omnibus', 'no bundle at all');
    const files = await Promise.all([...bundles(), strange].map((file) => secretariat().choose(file)));
    const detail = await does(secretariat(), 'intake.receive', { files });
    run = detail.id;
    expect(detail).toMatchObject({ state: 'finished', counts: { duplicate: bundles().length, refused: 1, undecided: 0 } });
    expect(detail.rows.at(-1)).toMatchObject({ name: 'notes.omnibus', outcome: 'refused', verdict: 'altered', codes: ['not-an-archive'] });
    expect(await does(secretariat(), 'intake.run', { run })).toEqual(detail);
    expect((await does(secretariat(), 'intake.runs', {})).map(({ id }) => id)).toEqual([run]);
    expect((await does(secretariat(), 'intake.report', { run, file: detail.rows.length })).verdict).toBe('altered');
    expect((await isStopped(secretariat(), 'intake.run', { run: 'no-such-run-at-all' })).code).toBe('not-found');
  });

  it('goes on with a run, and does nothing twice', async () => {
    const files = await Promise.all(bundles().map((file) => secretariat().choose(file)));
    const again = await does(secretariat(), 'intake.receive', { files, run });
    expect(again).toMatchObject({ id: run, state: 'finished', counts: { duplicate: bundles().length, refused: 1 } });
    expect(await does(secretariat(), 'intake.close', { run })).toMatchObject({ id: run, state: 'finished' });
  });

  it('hands over the record of a run', async () => {
    for (const format of ['json', 'csv', 'html'] as const) {
      const kept = await secretariat().keep(await does(secretariat(), 'intake.protocol', { run, format, language: 'fr' }));
      expect(kept.endsWith(`.${format}`)).toBe(true);
    }
  });

  it('keeps what is refused apart: to be tried again, kept or removed with a reason', async () => {
    const refused = (await does(secretariat(), 'quarantine.list', {})).find(({ report }) => report.fileName === 'notes.omnibus');
    const sha512 = refused?.sha512 ?? '';
    expect(refused?.report).toMatchObject({ fileName: 'notes.omnibus', verdict: 'altered' });
    expect(await does(secretariat(), 'quarantine.retry', { only: [sha512] })).toMatchObject({
      kind: 'again',
      counts: { files: 1, refused: 1 },
    });
    expect((await does(secretariat(), 'quarantine.export', { sha512, internal: true })).name).toBe('INTERNAL-notes.omnibus');
    const { quarantined } = await does(secretariat(), 'register.search', {});
    expect(quarantined).toBe((await does(secretariat(), 'quarantine.list', {})).length);
    const left = await does(secretariat(), 'quarantine.remove', { sha512, reason: 'Sent by mistake', by: official });
    expect(left.map((each) => each.sha512)).not.toContain(sha512);
    expect((await does(secretariat(), 'register.search', {})).quarantined).toBe(quarantined - 1);
    const gone = { sha512, reason: 'Again', by: official };
    expect((await isStopped(secretariat(), 'quarantine.remove', gone)).code).toBe('not-found');
  });
}
