import { readFile, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { scratchFolder } from '#test/bundle/scratch';
import { everything, receives } from '#test/conference/office';
import { omnibus } from './command-line';

const sent = everything
  .filter(({ state, instrument, round, practice }) => round === 2 && !practice && instrument === 'TIP' && ['FR', 'EG'].includes(state))
  .map((each) => (each.state === 'FR' ? { ...each, release: { released: true, confidential: [] } } : each));

describe('omnibus conference', () => {
  it('counts what was released, writes it as a file, and marks what is for internal use', async () => {
    const folder = await scratchFolder();
    await receives(folder, sent);
    const data = ['--data-dir', folder];
    const counted = await omnibus(['conference', 'answered', ...data]);
    expect([counted.status, counted.said]).toEqual([0, '']);
    expect(counted.json()).toMatchObject({ states: ['FR'], notCounted: { notReleased: 1 } });

    const out = join(folder, 'assistance.csv');
    const written = await omnibus(['conference', 'assistance', '--columns', 'group', '--language', 'fr', ...data, '--out', out]);
    expect([written.status, written.printed]).toEqual([0, `Written: ${out}\n`]);
    const text = await readFile(out, 'utf8');
    expect(text).toContain('Assistance nécessaire');
    expect(text).toContain('France');
    expect(text).not.toContain('Égypte');

    const internal = join(folder, 'internal.svg');
    expect((await omnibus(['conference', 'answered', '--internal', ...data, '--out', internal])).status).toBe(0);
    expect(await readFile(internal, 'utf8')).toContain('Internal use: holds what has not been released');

    const wrong = await omnibus(['conference', 'answered', '--rows', 'theme', ...data, '--out', join(folder, 'wrong.pdf')]);
    expect([wrong.status, wrong.said]).toEqual([64, expect.stringContaining('state × instrument')]);
    expect(await readdir(folder)).not.toContain('wrong.pdf');
  });
});
