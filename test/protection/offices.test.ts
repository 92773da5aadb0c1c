import { readFile } from 'node:fs/promises';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { Party, TestClock } from '#test/register/party';
import { FIRST, SECOND } from './passphrases';
import { filesWith } from './protected-folder';

const MEASURE = 'An inter-ministerial circular that nobody has published';

let state: Party;
let secretariat: Party;
beforeEach(async () => {
  const clock = new TestClock();
  state = await Party.open(clock);
  secretariat = await Party.open(clock);
});
afterEach(async () => {
  await state.leave();
  await secretariat.leave();
});

it('a protected State seals for a protected secretariat, which receives and compares', async () => {
  await state.call('protection.turnOn', { passphrase: FIRST });
  await secretariat.call('protection.turnOn', { passphrase: SECOND });
  const { id, card } = await state.makesKey('submission');
  await secretariat.enrols(card);
  const assessment = await state.assesses();
  await state.answers(assessment, 'TIP:12(a)', MEASURE);
  const first = await state.sends(assessment, id);
  const handedOver = await readFile(first);
  const [received] = await secretariat.receives(first);
  expect(received).toMatchObject({ outcome: 'received', report: { verdict: 'whole' } });
  const older = received?.report.digest ?? '';
  // Fetched again from where it lies sealed it is the same file, byte for byte.
  const again = await state.call('submissions.fetch', { assessment, digest: older });
  expect(handedOver.equals(await readFile(state.keep(again)))).toBe(true);

  await state.answers(assessment, 'TIP:12(a)', `${MEASURE}, amended`);
  const [second] = await secretariat.receives(await state.sends(assessment, id));
  expect(second).toMatchObject({ outcome: 'received', report: { verdict: 'whole' } });
  const compared = await secretariat.call('comparison.compare', {
    older: { digest: older },
    newer: { digest: second?.report.digest ?? '' },
  });
  expect(JSON.stringify(compared)).toContain('amended');

  // What was handed out lies in clear until then.
  await state.call('protection.lock', {});
  await secretariat.call('protection.lock', {});
  for (const { folder } of [state, secretariat]) expect(await filesWith(folder, [MEASURE, 'PK\u0003\u0004', 'Ministry'])).toEqual([]);
});
