import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { AnswerValue } from '#core/answers/answer';
import type { ErrorCode } from '#core/contract/errors';
import { Party, PASSPHRASE, TestClock, withOneByteChanged } from '../register/party';

const OFFICIAL = { name: 'A. Official', role: 'Focal point' };

/** An official at work on one assessment of the practice State. */
class Official {
  constructor(
    private readonly state: Party,
    readonly assessment: string,
  ) {}

  /** A status under the bare reference of a provision, anything else under the question's own name. */
  async answers(reference: string, value: AnswerValue): Promise<void> {
    const question = reference.includes('/') ? reference : `${reference}/status`;
    const { document } = await this.state.call('assessments.open', { assessment: this.assessment });
    const base = document.answers[question]?.revision ?? 0;
    await this.state.call('answers.record', {
      assessment: this.assessment,
      writes: [{ question, base, standing: 'answered', value: value as string }],
      by: OFFICIAL,
    });
  }

  async cites(question: string, title: string, reference: string): Promise<void> {
    const evidence = title.toLowerCase().replaceAll(/\W+/g, '-');
    await this.state.call('evidence.save', {
      assessment: this.assessment,
      evidence,
      base: 0,
      content: { kind: 'law', title, reference, stage: 'in-force', inForce: '2015-01-01' },
      by: OFFICIAL,
    });
    await this.answers(question, [evidence]);
  }

  async explainsWhatIsUnusual(reason: string): Promise<void> {
    for (const { key, level } of await this.findings()) {
      if (level !== 'W') continue;
      await this.state.call('findings.explain', { assessment: this.assessment, finding: key, base: 0, reason, by: OFFICIAL });
    }
  }

  async findings() {
    return (await this.state.call('findings.list', { assessment: this.assessment })).findings;
  }

  async rulesInTheWay(): Promise<readonly string[]> {
    return (await this.findings()).filter(({ level }) => level === 'E').map(({ rule, at }) => `${rule} at ${at}`);
  }
}

const stopOf = (work: Promise<unknown>): Promise<ErrorCode | 'nothing'> =>
  work.then(
    () => 'nothing' as const,
    (error: { code: ErrorCode }) => error.code,
  );

describe('a State assesses itself, signs, sends, and is compared with its exercise before', () => {
  let state: Party;
  let secretariat: Party;
  let stateKey: { readonly id: string; readonly card: string };
  let secretariatKey: { readonly id: string; readonly card: string };

  beforeEach(async () => {
    const clock = new TestClock();
    state = await Party.open(clock);
    secretariat = await Party.open(clock);
    stateKey = await state.makesKey('submission');
    secretariatKey = await secretariat.makesKey('secretariat');
  });
  afterEach(async () => {
    await state.leave();
    await secretariat.leave();
  });

  const begins = async (exercise: string): Promise<Official> => new Official(state, await state.assesses(exercise));

  it('from the first answer to the comparison', async () => {
    const earlier = await begins('cycle-2024');

    // A bare "yes" says nothing of what it rests on, and cannot be sealed.
    await earlier.answers('TIP:5(2)(b)', 'yes');
    expect(await earlier.rulesInTheWay()).toEqual(['R11 at TIP:5(2)(b)']);
    expect(await stopOf(state.sends(earlier.assessment, stateKey.id))).toBe('not-ready-to-seal');

    await earlier.cites('TIP:5(2)(b)/legal-basis.citations', 'Penal Code', 'article 12');
    expect(await earlier.rulesInTheWay()).toEqual([]);

    // A "no" to a duty asks for what stands in the way and what is planned.
    await earlier.answers('TIP:13', 'no');
    expect(await earlier.rulesInTheWay()).toContain('R12 at TIP:13');
    await earlier.answers('TIP:13/reasons.kinds', ['lack-of-resources']);
    await earlier.answers('TIP:13/planned-steps.planned', 'none');
    expect(await earlier.rulesInTheWay()).toEqual([]);

    // The secretariat's card arrives, its fingerprint by another way; from now on bundles are encrypted to it.
    const recipient = await state.enrols(secretariatKey.card);
    const bundle = await state.sends(earlier.assessment, stateKey.id, [recipient]);
    const unlock = { key: secretariatKey.id, passphrase: PASSPHRASE };
    const receive = (file: string) => secretariat.call('bundles.receive', { files: [secretariat.file(file)], unlock });

    // Nobody counts whose fingerprint was not compared.
    expect((await receive(bundle))[0]).toMatchObject({ outcome: 'refused', report: { verdict: 'key-unknown' } });
    await secretariat.enrols(stateKey.card);
    expect((await receive(bundle))[0]).toMatchObject({ outcome: 'received', report: { verdict: 'whole', encrypted: true } });
    expect((await receive(await withOneByteChanged(bundle, 900)))[0]).toMatchObject({ outcome: 'refused' });

    // The receipt goes back, and only to the submission that it is for.
    const [entry] = await secretariat.call('register.list', {});
    const receipt = secretariat.keep(
      await secretariat.call('receipts.issue', { digest: entry?.digest ?? '', key: secretariatKey.id, passphrase: PASSPHRASE }),
    );
    await state.call('receipts.import', { assessment: earlier.assessment, file: state.file(receipt), by: OFFICIAL });
    const { document } = await state.call('assessments.open', { assessment: earlier.assessment });
    expect(Object.values(document.submissions)).toMatchObject([{ digest: entry?.digest, receipt: { verdict: 'whole' } }]);

    // Two years later.
    const later = await begins('cycle-2026');
    expect(await stopOf(state.call('receipts.import', { assessment: later.assessment, file: state.file(receipt), by: OFFICIAL }))).toBe(
      'receipt-invalid',
    );
    await later.answers('TIP:5(2)(b)', 'yes');
    await later.cites('TIP:5(2)(b)/legal-basis.citations', 'Penal Code', 'article 12');
    await later.answers('TIP:13', 'yes');
    await later.cites('TIP:13/legal-basis.citations', 'Travel Documents Act', 'sections 4 to 6');
    await later.answers('TIP:9(3)', 'yes');
    await later.answers('TIP:9(3)/how-it-works.kinds', ['practice']);
    await receive(await state.sends(later.assessment, stateKey.id, [recipient]));

    const register = await secretariat.call('register.list', {});
    const digestOf = (exercise: string): string => register.find(({ claims }) => claims.exercise === exercise)?.digest ?? '';
    const { comparison } = await secretariat.call('comparison.compare', {
      older: { digest: digestOf('cycle-2024') },
      newer: { digest: digestOf('cycle-2026') },
    });
    const became = Object.fromEntries(comparison.provisions.map(({ provision, kind }) => [provision, kind]));
    expect(became).toEqual({ 'TIP:5(2)(b)': 'unchanged', 'TIP:9(3)': 'added', 'TIP:13': 'changed' });
  });

  it('a later submission replaces the earlier one, and the register knows which counts', async () => {
    await secretariat.enrols(stateKey.card);
    const official = await begins('cycle-2026');
    await official.answers('TIP:9(3)', 'yes');
    await official.answers('TIP:9(3)/how-it-works.kinds', ['practice']);
    const first = await state.sends(official.assessment, stateKey.id);
    await official.answers('TIP:9(3)/how-it-works.measure', 'A council of civil society bodies meets twice a year.');
    const second = await state.sends(official.assessment, stateKey.id);

    await secretariat.receives(second);
    expect(await secretariat.call('register.list', {})).toMatchObject([{ place: 'predecessor-unknown', claims: { number: 2 } }]);
    await secretariat.receives(first);
    const places = (await secretariat.call('register.list', {})).map(({ claims, place }) => [claims.number, place]);
    expect(places.sort()).toEqual([
      [1, 'replaced'],
      [2, 'latest'],
    ]);
  });

  it('what is unusual can be sealed once its reason is given', async () => {
    const official = await begins('cycle-2026');
    await official.answers('TIP:5(1)', 'yes');
    await official.cites('TIP:5(1)/legal-basis.citations', 'Trafficking Act', 'section 2');
    await official.answers('TIP:3(c)', 'yes');
    await official.answers('TIP:3(c)/legal-basis.citations', ['trafficking-act']);
    await official.answers('TIP:3(c)/means-for-children', 'required');
    expect(await official.rulesInTheWay()).toEqual([]);
    expect((await official.findings()).map(({ rule }) => rule)).toContain('R63');
    expect(await stopOf(state.sends(official.assessment, stateKey.id))).toBe('not-ready-to-seal');

    await official.explainsWhatIsUnusual('The Supreme Court reads the Act so that no means are needed for children.');
    expect(await stopOf(state.sends(official.assessment, stateKey.id))).toBe('nothing');
  });
});
