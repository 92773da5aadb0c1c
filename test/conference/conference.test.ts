import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { ensureContent } from '#build/content/ensure';
import { LANGUAGES } from '#core/questionnaire/wording';
import { createRegisterStore } from '#services/register/register-store';
import { loadContentLibrary } from '#services/content/load-content-library';
import { openDataFolder } from '#services/storage/data-folder';
import { verified } from '#test/bundle/bundle-file';
import { scratchFolder } from '#test/bundle/scratch';
import '#test/bundle/to-be-verified';
import { contentFacts } from '#services/bundle/content-facts';
import { keysOfCards } from '#services/bundle/trusted-keys';
import { conferencePlan, INSTRUMENTS, participantsAmong, ROUNDS } from './conference-plan';
import { writeBundles } from './conference-bundles';
import { fillRegister } from './conference-register';
import { InventedSubmissions } from './invented-submission';

const { folder } = await ensureContent({ root: fileURLToPath(new URL('../..', import.meta.url)) });
const content = loadContentLibrary(folder);
const plan = conferencePlan(content.states());

describe('the invented Conference', () => {
  it('is of the size of the real one, with everything that happens there', () => {
    expect(participantsAmong(content.states())).toHaveLength(194);
    expect(plan.length).toBeGreaterThanOrEqual(2_910);
    for (const [index, { exercise }] of ROUNDS.entries()) {
      for (const instrument of INSTRUMENTS) {
        const made = plan.filter((each) => each.round === index && each.instrument === instrument);
        const states = new Set(made.map(({ state }) => state));
        expect(states.size, 'some are no Party or have not answered').toBeLessThan(194);
        expect(states.size).toBeGreaterThan(60);
        expect(made.some(({ sealedAt }) => sealedAt.slice(0, 10) > exercise.deadline)).toBe(true);
        expect(made.some(({ number }) => number === 3)).toBe(true);
      }
    }
    expect(plan.some(({ practice }) => practice)).toBe(true);
    expect(new Set(plan.flatMap(({ languages }) => languages))).toEqual(new Set(LANGUAGES));
    expect(conferencePlan(content.states())).toEqual(plan);
  });

  it('says the same whenever it is made, keeps most of it from exercise to exercise, and not all', () => {
    const french = plan.filter(({ state, instrument }) => state === 'FR' && instrument === 'TIP');
    const [first, later] = [french.find(({ round }) => round === 0)!, french.findLast(({ round }) => round === 2)!];
    const made = new InventedSubmissions(content).make(first).submission;
    expect(new InventedSubmissions(content).make(first).submission).toEqual(made);
    const after = new InventedSubmissions(content).make(later).submission;
    const ids = Object.keys(made.answers);
    const same = ids.filter((id) => JSON.stringify(made.answers[id]?.value) === JSON.stringify(after.answers[id]?.value));
    expect(ids.length).toBeGreaterThan(150);
    expect(same.length).toBeGreaterThan(ids.length / 4);
    expect(same.length).toBeLessThan(ids.length);
  });

  it.each(LANGUAGES)('is believed by those who verify it: %s', async (language) => {
    const own = plan.filter(({ languages, practice }) => languages[0] === language && !practice);
    const chosen = ['FIREARMS', 'UNTOC'].flatMap((code) => own.filter(({ instrument }) => instrument === code).slice(0, 1));
    for await (const { path, digest, submission, signer } of writeBundles(content, chosen, await scratchFolder(), { attachment: 5_000 })) {
      const { known, stateKind } = contentFacts(content);
      const received = await verified(path, { trust: keysOfCards([signer.card], 'own'), known, stateKind });
      expect(received).toBeVerified();
      expect(received.report.digest).toBe(digest);
      expect(received.submission).toEqual(submission);
      expect(submission.languages[0]).toBe(language);
    }
  });

  it('fills a register, in which a revision has replaced what came before', async () => {
    const revised = plan.find(({ number, practice }) => number === 2 && !practice)!;
    const chosen = plan.filter((each) => each.state === revised.state && each.round === revised.round);
    const data = await openDataFolder(await scratchFolder(), { mode: 'own' });
    expect(await fillRegister(data, content, chosen)).toBe(chosen.length);
    const entries = await createRegisterStore({ data, clock: { now: () => '2026-06-01T08:00:00.000Z' } }).list();
    const chain = entries.filter(({ claims }) => claims.instruments[0] === revised.instrument).map(({ place }) => place);
    expect(chain.slice(0, 2)).toEqual(['replaced', chain.length === 2 ? 'latest' : 'replaced']);
    expect(chain.at(-1)).toBe('latest');
    await data.close();
  });
});
