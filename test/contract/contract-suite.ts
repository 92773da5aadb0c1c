import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { unpackQuestionnaire } from '#core/questionnaire/packed';
import type { AppErrorBody } from '#core/contract/errors';
import { OPERATION_NAMES, type Input, type OperationName, type Output } from '#core/contract/operations';
import { carryOverHolds } from './carry-over-contract';
import { agenciesHold } from './agencies-contract';
import { official, settings, type ContractTools } from './contract-tools';
import { comparisonsHold } from './comparison-scenarios';
import { conferenceHolds } from './conference-scenarios';
import { countryReviewHolds } from './country-review-scenarios';
import { evidenceHolds } from './evidence-contract';
import { intakeHolds } from './intake-contract';
import type { Host, Office } from './office';
import { practiceHolds } from './practice-scenarios';
import { reviewHolds, type ReviewTools } from './review-contract';
import { receiptsHold } from './receipts-scenarios';
import { textPacksHold } from './text-pack-scenarios';
import { trustHolds } from './trust-scenarios';
import { secondSignatureHolds } from './signature-contract';
import { registerSearchHolds } from './register-search-scenarios';
import { openDataHolds, releaseHolds } from './release-scenarios';
import { reportsHold } from './report-scenarios';
import { backupHolds } from './backup-contract';

const PASSPHRASE = 'five plain words for tests';

/** The whole cycle between a State and the secretariat, in the order in which it happens, over each host alike. */
export function contractHolds(host: Host): void {
  let folder: string;
  let state: Office;
  let secretariat: Office;
  const exercised = new Set<OperationName>();
  let assessment = '';
  let stateKey = '';
  let secretariatKey = '';
  let stateCard = { file: '', fingerprint: '' };
  const bundles: { file: string; digest: string }[] = [];

  const further: Office[] = [];
  const openOffice = async (name: string): Promise<Office> => {
    await mkdir(path.join(folder, name));
    const office = await host.open(path.join(folder, name));
    further.push(office);
    return office;
  };
  beforeAll(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'omnibus-contract-'));
    state = await openOffice('state');
    secretariat = await openOffice('secretariat');
  });
  afterAll(async () => {
    for (const office of further) await office.close();
    await rm(folder, { recursive: true, force: true });
  });

  const does = async <N extends OperationName>(office: Office, name: N, input: Input<N>): Promise<Output<N>> => {
    exercised.add(name);
    const result = await office.call(name, input);
    if (!result.ok) throw new Error(`${name} stopped: ${JSON.stringify(result.error)}`);
    return result.value;
  };
  const isStopped = async <N extends OperationName>(office: Office, name: N, input: Input<N>): Promise<AppErrorBody> => {
    exercised.add(name);
    const result = await office.call(name, input);
    if (result.ok) throw new Error(`${name} went through: ${JSON.stringify(result.value)}`);
    return result.error;
  };
  const write = async (name: string, content: string): Promise<string> => {
    const file = path.join(folder, name);
    await writeFile(file, content);
    return file;
  };

  const tools: ContractTools = {
    ...{ host, openOffice, does, isStopped, write, official, settings },
    state: () => state,
    secretariat: () => secretariat,
  };

  it('says what it is and keeps what the user prefers', async () => {
    expect(await does(state, 'app.describe', {})).toMatchObject({ name: 'Omnibus', languages: ['ar', 'en', 'es', 'fr', 'ru', 'zh'] });
    await does(state, 'preferences.write', { language: 'fr', person: official, workspace: 'complete' });
    // A window of this host may have set something else beside it.
    expect(await does(state, 'preferences.read', {})).toMatchObject({ language: 'fr', person: official, workspace: 'complete' });
  });

  it('gives the questionnaire, its words and the States', async () => {
    const { questions, instruments } = unpackQuestionnaire(await does(state, 'content.questionnaire', { instruments: ['TIP'] }));
    expect(questions.map(({ id }) => id)).toContain('TIP:5(1)/status');
    expect(instruments.map(({ code }) => code)).toEqual(['TIP']);
    expect((await does(state, 'content.wording', { language: 'fr' })).language).toBe('fr');
    expect((await does(state, 'content.states', {})).map(({ code }) => code)).toContain('AL');
  });

  textPacksHold(tools);

  it('starts an assessment, which is then there and can be configured', async () => {
    const created = await does(state, 'assessments.create', { settings, by: official });
    assessment = created.document.id;
    expect((await does(state, 'assessments.list', {})).map(({ id }) => id)).toEqual([assessment]);
    const next = { ...settings, exercise: { ...settings.exercise, period: '2024 to 2025' } };
    await does(state, 'assessments.configure', { assessment, base: 1, settings: next, by: official });
    const opened = await does(state, 'assessments.open', { assessment });
    expect(opened.document.settings['assessment']?.exercise.period).toBe('2024 to 2025');
  });

  it('refuses an assessment of an unknown State, and changes nothing', async () => {
    const wrong = { ...settings, state: 'ZZ' };
    expect(await isStopped(state, 'assessments.create', { settings: wrong, by: official })).toMatchObject({ code: 'input-invalid' });
    expect(await does(state, 'assessments.list', {})).toHaveLength(1);
  });

  it('records an answer, and meets who writes over it unseen with a conflict', async () => {
    const yes = { question: 'TIP:5(1)/status', base: 0, standing: 'answered', value: 'yes' } as const;
    const saved = await does(state, 'answers.record', { assessment, writes: [yes], by: official });
    expect(saved.changes).toMatchObject([
      { collection: 'answers', key: 'TIP:5(1)/status', before: null, after: { value: 'yes', revision: 1 } },
    ]);
    const conflict = await isStopped(state, 'answers.record', { assessment, writes: [{ ...yes, value: 'no' }], by: official });
    expect(conflict).toMatchObject({ code: 'conflict', params: { id: 'TIP:5(1)/status', yours: 0, current: 1 } });
    const since = await does(state, 'assessments.changesSince', { assessment, seq: saved.seq - 1 });
    expect(since.changes).toEqual(saved.changes);
  });

  it('takes a change back and makes it again, and tells the history', async () => {
    const undone = await does(state, 'history.undo', { assessment, by: official });
    expect(undone).toMatchObject({ canRedo: true, changes: [{ after: { standing: 'unanswered' } }] });
    const redone = await does(state, 'history.redo', { assessment, by: official });
    expect(redone).toMatchObject({ canRedo: false, changes: [{ after: { value: 'yes' } }] });
    const lines = await does(state, 'history.list', { assessment });
    expect(lines.map(({ undoes, redoes }) => [undoes !== undefined, redoes !== undefined]).slice(-2)).toEqual([
      [true, false],
      [false, true],
    ]);
  });

  it('keeps comments apart from answers', async () => {
    const comment = { assessment, comment: 'c1', base: 0, about: 'TIP:5(1)', text: 'Ask the ministry.', resolved: false, by: official };
    const { changes } = await does(state, 'comments.save', comment);
    expect(changes).toMatchObject([{ collection: 'comments', key: 'c1' }]);
    const base = changes[0]?.after?.revision ?? 0;
    expect((await does(state, 'comments.remove', { assessment, comment: 'c1', base, by: official })).changes).toMatchObject([
      { after: null },
    ]);
  });

  const work: ReviewTools = { state: () => state, assessment: () => assessment, by: official, does, isStopped };
  reviewHolds(work);
  releaseHolds(tools, () => assessment);

  evidenceHolds(work, () => folder);

  it('makes keys that open with their passphrase only, and cards to show them', async () => {
    const common = { practice: false, passphrase: PASSPHRASE };
    const made = await does(state, 'keys.create', { purpose: 'submission', state: 'AL', holder: 'Ministry of Justice', ...common });
    stateKey = made.id;
    secretariatKey = (await does(secretariat, 'keys.create', { purpose: 'secretariat', holder: 'Secretariat', ...common })).id;
    expect(await does(state, 'keys.list', {})).toEqual([made]);
    expect(await does(state, 'keys.problems', {})).toEqual([]);
    const card = await does(state, 'keys.card', { key: stateKey });
    stateCard = { file: await state.keep(card), fingerprint: card.card.fingerprint };
    const wrong = await isStopped(state, 'keys.changePassphrase', { key: stateKey, passphrase: 'not it', next: PASSPHRASE });
    expect(wrong.code).toBe('wrong-passphrase');
    await does(state, 'keys.changePassphrase', { key: stateKey, passphrase: PASSPHRASE, next: `${PASSPHRASE} again` });
  });

  it('keeps a key elsewhere and brings it back', async () => {
    const backup = await does(secretariat, 'keys.backup', { key: secretariatKey });
    const file = await state.choose(await secretariat.keep(backup));
    expect(await does(state, 'keys.restore', { file, passphrase: PASSPHRASE })).toMatchObject({ id: secretariatKey });
  });

  it('believes a card only after its fingerprint was confirmed', async () => {
    const confirmation = { confirmedBy: 'B. Officer', note: 'Note Verbale 1' };
    const inspected = await does(secretariat, 'cards.inspect', { file: await secretariat.choose(stateCard.file) });
    expect(inspected).toMatchObject({ fingerprint: stateCard.fingerprint, enrolled: false });
    const differs = {
      card: { file: await secretariat.choose(stateCard.file) },
      fingerprint: '0000 0000 0000 0000 0000 0000 0000 0000',
      ...confirmation,
    };
    expect((await isStopped(secretariat, 'cards.enrol', differs)).code).toBe('fingerprint-differs');
    expect(await does(secretariat, 'cards.list', {})).toEqual([]);
    const card = { file: await secretariat.choose(stateCard.file) };
    await does(secretariat, 'cards.enrol', { card, fingerprint: stateCard.fingerprint, ...confirmation });
    expect(await does(secretariat, 'cards.list', {})).toMatchObject([{ fingerprint: stateCard.fingerprint }]);
    const own = await does(secretariat, 'keys.card', { key: secretariatKey });
    const theirs = { file: await state.choose(await secretariat.keep(own)) };
    await does(state, 'cards.enrol', { card: theirs, fingerprint: own.card.fingerprint, ...confirmation });
  });

  const exportIt = (): Input<'submissions.export'> => ({
    assessment,
    key: stateKey,
    passphrase: `${PASSPHRASE} again`,
    declaration: { title: 'Minister of Justice' },
    encryptFor: [],
    by: official,
  });

  it('keeps in mind that an answer of a twin provision does not serve, until it is offered again', async () => {
    const both = {
      ...settings,
      instruments: ['TIP', 'SOM'],
      participation: { ...settings.participation, SOM: { standing: 'party' as const } },
    };
    const opened = await does(state, 'assessments.create', { settings: both, by: official });
    const twins = { assessment: opened.document.id, offer: 'TIP:11(1)→SOM:11(1)', by: official };
    const declined = await does(state, 'offers.decline', { ...twins, base: 0 });
    expect(declined.changes).toMatchObject([{ collection: 'offers', key: twins.offer, after: { revision: declined.seq, by: official } }]);
    expect((await isStopped(state, 'offers.decline', { ...twins, base: 0, offer: 'TIP:5(1)→SOM:5' })).code).toBe('not-found');
    await does(state, 'offers.reopen', { ...twins, base: declined.seq });
    expect((await does(state, 'assessments.open', { assessment: twins.assessment })).document.offers).toEqual({});
    await does(state, 'assessments.remove', { assessment: twins.assessment });
  });

  it('does not sign what is not ready, and says how much is missing', async () => {
    const { findings } = await does(state, 'findings.list', { assessment });
    expect(findings.map(({ key }) => key)).toContain('R11/missing-basis@TIP:5(1)');
    expect(await isStopped(state, 'submissions.export', exportIt())).toMatchObject({ code: 'not-ready-to-seal', params: { errors: 1 } });
  });

  it('signs once the citation is there and the doubt is explained', async () => {
    const cite = { question: 'TIP:5(1)/legal-basis.citations', base: 0, standing: 'answered' as const, value: ['act'] };
    await does(state, 'answers.record', { assessment, writes: [cite], by: official });
    const explanation = {
      assessment,
      finding: 'R13/not-in-force@TIP:5(1)',
      base: 0,
      reason: 'Enters into force next month.',
      by: official,
    };
    await does(state, 'findings.explain', explanation);
    expect((await isStopped(state, 'submissions.export', { ...exportIt(), passphrase: PASSPHRASE })).code).toBe('wrong-passphrase');
    const exported = await does(state, 'submissions.export', exportIt());
    expect(exported).toMatchObject({ report: { verdict: 'whole' }, encryptedFor: [] });
    bundles.push({ file: await state.keep(exported), digest: exported.digest });
  });

  it('hands a sealed bundle over again, byte for byte', async () => {
    const [first] = bundles;
    const again = await does(state, 'submissions.fetch', { assessment, digest: first?.digest ?? '' });
    expect(await readFile(await state.keep(again))).toEqual(await readFile(first?.file ?? ''));
    expect((await isStopped(state, 'submissions.fetch', { assessment, digest: 'of-no-submission' })).code).toBe('not-found');
  });

  it('verifies a bundle: enrolled key, unknown key, trusted card, altered', async () => {
    const [first] = bundles;
    const verdict = async (office: Office, file: string, trust?: string): Promise<string> => {
      const vouched = trust === undefined ? {} : { trust: [await office.choose(trust)] };
      return (await does(office, 'bundles.verify', { file: await office.choose(file), ...vouched })).verdict;
    };
    const bytes = await readFile(first?.file ?? '');
    bytes[Math.floor(bytes.length / 2)] = (bytes[Math.floor(bytes.length / 2)] ?? 0) ^ 1;
    const altered = path.join(folder, 'altered.omnibus');
    await writeFile(altered, bytes);
    expect(await verdict(secretariat, first?.file ?? '')).toBe('whole');
    expect(await verdict(secretariat, altered)).toBe('altered');
    expect(await verdict(state, first?.file ?? '')).toBe('key-unknown');
    expect(await verdict(state, first?.file ?? '', stateCard.file)).toBe('whole');
  });

  it('receives a bundle once, enters it in the register and signs a receipt that the State imports', async () => {
    const [first] = bundles;
    const files = [await secretariat.choose(first?.file ?? ''), await secretariat.choose(path.join(folder, 'altered.omnibus'))];
    const received = await does(secretariat, 'bundles.receive', { files });
    expect(received.map(({ outcome }) => outcome)).toEqual(['received', 'refused']);
    const again = await does(secretariat, 'bundles.receive', { files: [await secretariat.choose(first?.file ?? '')] });
    expect(again.map(({ outcome }) => outcome)).toEqual(['duplicate']);
    expect((await does(secretariat, 'register.list', {})).map(({ digest }) => digest)).toEqual([first?.digest]);
    expect(await does(secretariat, 'register.read', { digest: first?.digest ?? '' })).toMatchObject({ claims: { state: 'AL', number: 1 } });
    const receipt = await does(secretariat, 'receipts.issue', { digest: first?.digest ?? '', key: secretariatKey, passphrase: PASSPHRASE });
    const file = await state.choose(await secretariat.keep(receipt));
    const saved = await does(state, 'receipts.import', { assessment, file, by: official });
    expect(saved.changes).toMatchObject([{ collection: 'submissions', key: first?.digest, after: { receipt: { verdict: 'whole' } } }]);
  });

  const received = () => bundles[0] ?? { file: '', digest: '' };
  receiptsHold({ ...tools, assessment: () => assessment, secretariatKey: () => secretariatKey, passphrase: PASSPHRASE, received });

  intakeHolds({
    ...{ secretariat: () => secretariat, does, isStopped, write, official },
    bundles: () => bundles.map(({ file }) => file),
  });

  it('compares a submission with the one that replaces it', async () => {
    const write = { question: 'TIP:5(1)/status', base: 3, standing: 'answered', value: 'partial' } as const;
    const doubt = await state.call('answers.record', { assessment, writes: [write], by: official });
    expect(doubt.ok).toBe(true);
    const { findings } = await does(state, 'findings.list', { assessment });
    expect(findings.map(({ level }) => level)).toContain('E');
    await does(state, 'history.undo', { assessment, by: official });
    const explain = { question: 'TIP:5(1)/legal-basis.explanation', base: 0, standing: 'answered', value: 'Section 3 covers it.' } as const;
    await does(state, 'answers.record', { assessment, writes: [explain], by: official });
    const exported = await does(state, 'submissions.export', exportIt());
    bundles.push({ file: await state.keep(exported), digest: exported.digest });
    const [first, second] = bundles;
    const newer = { file: await secretariat.choose(second?.file ?? '') };
    const { comparison } = await does(secretariat, 'comparison.compare', { older: { digest: first?.digest ?? '' }, newer });
    expect(comparison.counts).toMatchObject({ changed: 1, withdrawn: 0 });
    const changed = comparison.provisions.find(({ kind }) => kind === 'changed');
    expect(changed?.provision).toBe('TIP:5(1)');
    expect(changed?.questions.filter(({ kind }) => kind !== 'unchanged').map(({ question }) => question)).toEqual([explain.question]);
  });

  comparisonsHold(tools, () => bundles);
  countryReviewHolds(tools);

  it('no longer believes a key that was revoked', async () => {
    const [enrolled] = await does(secretariat, 'cards.list', {});
    await does(secretariat, 'cards.revoke', { key: enrolled?.key ?? '', reason: 'Lost' });
    const file = await secretariat.choose(bundles[1]?.file ?? '');
    expect((await does(secretariat, 'bundles.verify', { file })).verdict).toBe('key-refused');
  });

  it('erases an answer for good, and the sealed bundle that carries it where that is wished', async () => {
    const key = 'TIP:5(1)/legal-basis.explanation';
    const request = { assessment, records: [{ collection: 'answers' as const, key }], reason: 'Names a person.', by: official };
    const bundle = { digest: bundles[1]?.digest, fileName: 'AL-self-2026-2.omnibus' };
    const kept = await does(state, 'records.erase', { ...request, bundles: 'keep' });
    expect(kept).toMatchObject({ bundles: [{ ...bundle, removed: false }], saved: { canRedo: false } });
    const removed = await does(state, 'records.erase', { ...request, bundles: 'remove' });
    expect(removed.bundles).toEqual([{ ...bundle, removed: true }]);
    const { document } = await does(state, 'assessments.open', { assessment });
    expect(document.answers[key]).toMatchObject({ standing: 'unanswered' });
    const lines = await does(state, 'history.list', { assessment });
    expect(lines.at(-1)).toMatchObject({ by: official, erases: { reason: 'Names a person.', records: request.records } });
    const [first, second] = bundles;
    await does(state, 'submissions.fetch', { assessment, digest: first?.digest ?? '' });
    const missing = await isStopped(state, 'submissions.fetch', { assessment, digest: second?.digest ?? '' });
    expect(missing).toMatchObject({ code: 'file-missing', params: { name: bundle.fileName } });
    const unknown = { ...request, records: [{ collection: 'comments' as const, key: 'nowhere' }], bundles: 'keep' as const };
    expect((await isStopped(state, 'records.erase', unknown)).code).toBe('not-found');
  });

  registerSearchHolds({ secretariat: () => secretariat, does, isStopped });
  conferenceHolds({ secretariat: () => secretariat, does, isStopped });
  openDataHolds(tools);
  secondSignatureHolds({ ...work, exportIt });

  it('recovers only what is damaged', async () => {
    expect(await isStopped(state, 'assessments.recover', { assessment })).toMatchObject({
      code: 'input-invalid',
      params: { path: 'assessment' },
    });
  });

  backupHolds(work);

  it('takes an assessment off the list', async () => {
    await does(state, 'assessments.remove', { assessment });
    expect(await does(state, 'assessments.list', {})).toEqual([]);
    expect(await isStopped(state, 'assessments.open', { assessment })).toMatchObject({ code: 'not-found', params: { id: assessment } });
  });

  it('names what is wrong with an input', async () => {
    const failures = [
      await state.callAnything('content.wording', { language: 'tlh' }),
      await state.callAnything('assessments.open', { assessment: 'a', more: true }),
      await state.callAnything('keys.list', []),
    ];
    expect(failures).toMatchObject([
      { ok: false, error: { code: 'input-invalid', params: { operation: 'content.wording', path: 'language' } } },
      { ok: false, error: { code: 'input-invalid', params: { operation: 'assessments.open' } } },
      { ok: false, error: { code: 'input-invalid', params: { operation: 'keys.list' } } },
    ]);
  });

  it('knows no other operation, and no other file', async () => {
    for (const name of ['answers.erase', 'constructor']) expect(await state.knowsNot(name)).toBe(true);
    const missing = host.hasHandles ? 'file:0123456789abcdef0123' : path.join(folder, 'not-there.json');
    expect((await isStopped(state, 'cards.inspect', { file: missing })).code).toBe(host.hasHandles ? 'handle-unknown' : 'file-missing');
  });

  const once = async (): Promise<void> => {
    const file = await secretariat.choose(stateCard.file);
    await does(secretariat, 'cards.inspect', { file });
    expect((await isStopped(secretariat, 'cards.inspect', { file })).code).toBe('handle-unknown');
  };
  if (host.hasHandles) it('takes a file by its handle once', once);

  practiceHolds(tools);
  carryOverHolds(tools);
  reportsHold(tools, () => bundles[0]?.file ?? '');
  agenciesHold(tools);
  trustHolds(tools);

  it('was asked for every operation that there is', () => {
    expect([...exercised].sort()).toEqual([...OPERATION_NAMES].sort());
  });
}
