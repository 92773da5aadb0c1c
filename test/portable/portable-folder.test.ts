import { execFileSync, spawnSync } from 'node:child_process';
import { generateKeyPairSync } from 'node:crypto';
import { chmod, cp, mkdir, mkdtemp, readFile, rm, unlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { chromium } from '@playwright/test';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { findBrowser } from '#build/browser/find-browser';
import { listFiles } from '#build/portable/list-files';
import { makePortable } from '#build/portable/make-portable';
import { obtainRuntime } from '#build/portable/obtain-runtime';
import { SIGNATURE, SUMS } from '#build/portable/sums';
import { Keyboard } from '../e2e/keyboard';
import { OfficialAtKeyboard } from '../e2e/assessment-by-keyboard';
import { visit } from '../e2e/host-of-page';
import { OfficialWithStick, stateOf } from './portable-program';

const whyNot =
  process.platform !== 'linux' || process.arch !== 'x64'
    ? 'only Linux on x64 runs the folder for it'
    : await obtainRuntime('linux-x64').then(
        () => null,
        (error: Error) => error.message,
      );
if (whyNot !== null) console.log(`The portable folder is not tested: ${whyNot}.`);
const browser = findBrowser();
if (browser === null) console.log('The portable folder is not used in a browser: none was found.');

const hasOpenssl = spawnSync('openssl', ['version']).status === 0;
if (!hasOpenssl) console.log('The signature is not checked with openssl: it is not here.');

const DATE = Date.UTC(2026, 0, 1) / 1_000;
/** A stick with a name, and folders in two scripts. */
const STICK = 'USB stick/وزارة العدل/自我评估';

/** What inspecting a card says of it. */
interface Card {
  readonly text: string;
  readonly fingerprint: string;
}

describe.skipIf(whyNot !== null)('The portable folder for Linux', () => {
  let built: string;
  let portable: string;
  let official: OfficialWithStick;
  let folder: string;
  const key = generateKeyPairSync('ed25519');

  const make = async (output: string): Promise<string> => {
    const { made, left } = await makePortable({ output, platforms: ['linux-x64'], key: key.privateKey, date: DATE });
    expect(left).toEqual([]);
    return made[0]?.folder ?? '';
  };

  beforeAll(async () => {
    built = await mkdtemp(path.join(tmpdir(), 'omnibus-portable-build-'));
    portable = await make(path.join(built, 'first'));
  });
  afterAll(() => rm(built, { recursive: true, force: true }));
  beforeEach(async () => {
    official = await OfficialWithStick.arrives();
    folder = path.join(official.place, STICK, 'omnibus');
    await mkdir(path.dirname(folder), { recursive: true });
    await cp(portable, folder, { recursive: true, preserveTimestamps: true });
    await official.takes(folder);
  });
  afterEach(async () => {
    execFileSync('chmod', ['-R', 'u+w', official.place]);
    await official.leaves();
  });
  const start = (): string => path.join(folder, 'start-omnibus.sh');

  it.skipIf(browser === null)('is used from a stick without Node, installation or privileges, and keeps the work beside it', async () => {
    const before = await stateOf(folder);
    let app = await official.starts(start());
    const { user, commandLine } = await app.process();
    expect(user).not.toBe(0);
    expect(commandLine[0]).toBe(path.join(folder, 'runtime/node'));

    const window = await chromium.launch({ executablePath: browser ?? '', args: process.getuid?.() === 0 ? ['--no-sandbox'] : [] });
    try {
      const page = await window.newPage({ locale: 'en-GB' });
      const atKeyboard = new OfficialAtKeyboard(page, new Keyboard(page));
      await page.goto(app.address);
      await page.getByRole('heading', { level: 1 }).waitFor();
      await atKeyboard.createsAssessment({ state: 'Chile', exercise: 'Stick', instrument: 'Trafficking in Persons' });
      const provision = await atKeyboard.title.innerText();
      await atKeyboard.statusQuestion.getByText('No', { exact: true }).click();
      await page.locator('.save-indicator', { hasText: /^Saved/ }).waitFor();
      await page.reload();
      await atKeyboard.statusQuestion.getByRole('radio', { name: 'No', exact: true, checked: true }).waitFor();
      const place = new URL(page.url()).hash.replace(/^#\//, '').split('/').map(decodeURIComponent);
      await page.close();
      expect(await app.ends()).toBe(0);

      app = await official.starts(start());
      const next = await window.newPage({ locale: 'en-GB' });
      await next.goto(app.address);
      await next.getByRole('heading', { level: 1 }).waitFor();
      await visit(next, ...place);
      const again = new OfficialAtKeyboard(next, new Keyboard(next));
      await again.statusQuestion.getByRole('radio', { name: 'No', exact: true, checked: true }).waitFor();
      expect(await again.title.innerText()).toBe(provision);
    } finally {
      await window.close();
      await app.ends();
    }
    expect(await stateOf(folder), 'nothing but data/ is touched').toEqual(before);
    expect((await listFiles(path.join(folder, 'data'))).length).toBeGreaterThan(0);
    expect(await listFiles(path.join(official.place, 'home')), 'nothing is left on the machine').toEqual([]);
  });

  it('works from a medium that cannot be written, with the work in the folder of the user', async () => {
    if (process.getuid?.() === 0) execFileSync('chown', ['-R', '0:0', folder]);
    execFileSync('chmod', ['-R', 'a-w', folder]);
    const before = await stateOf(folder);
    const app = await official.starts(start());
    expect(await (await fetch(new URL('/', app.address))).text()).toContain('<div id="root">');
    expect(app.printed()).toContain(official.ownFolder);
    expect(await app.ends()).toBe(0);
    expect(await stateOf(folder)).toEqual(before);
    expect(await listFiles(folder)).not.toContainEqual(expect.stringMatching(/^data\//));
    expect((await listFiles(official.ownFolder)).length).toBeGreaterThan(0);
  });

  it('keeps the work in the folder of the user when it is not marked portable', async () => {
    await unlink(path.join(folder, 'portable.txt'));
    const app = await official.starts(start());
    expect(app.printed()).toContain(official.ownFolder);
    await app.ends();
    expect(await listFiles(folder)).not.toContainEqual(expect.stringMatching(/^data\//));
  });

  it('starts by its desktop entry, as the desktop reads it', async () => {
    const entry = path.join(folder, 'Omnibus.desktop');
    const [program = '', ...words] = execOf(await readFile(entry, 'utf8'), entry);
    // Without a display it prints the address instead of opening a window.
    const app = await official.starts(program, words);
    expect((await app.process()).commandLine[0]).toBe(path.join(folder, 'runtime/node'));
    expect(await app.ends()).toBe(0);
  });

  it('starts where the stick marks no file as a program', async () => {
    await chmod(path.join(folder, 'runtime/node'), 0o644);
    const app = await official.starts('/bin/sh', [start(), '--no-open']);
    expect((await app.process()).commandLine[0]).toContain('ld-linux');
    expect(await app.ends()).toBe(0);
  });

  it('says what to do where nothing may be run from the stick', async () => {
    // As it looks to the script: not marked as a program, and the loader will not have it.
    await writeFile(path.join(folder, 'runtime/node'), 'not to be run');
    await chmod(path.join(folder, 'runtime/node'), 0o644);
    const said = await official.asks('/bin/sh', [start()]);
    expect(said.status).toBe(1);
    expect(said.printed).toContain('Copy the folder to your own folder');
  });

  it('has the command line, which signs and verifies', async () => {
    const commandLine = path.join(folder, 'omnibus-command-line.sh');
    const sample = path.join(official.place, 'home/sample');
    expect(await official.asks(commandLine, ['sample', sample])).toMatchObject({ status: 0 });
    const bundle = (await listFiles(sample)).find((file) => file.endsWith('.omnibus')) ?? '';
    const trust = ['--trust', path.join(sample, 'enrolment.json')];
    expect(await official.asks(commandLine, ['verify', path.join(sample, bundle), ...trust])).toMatchObject({ status: 0 });
    expect(await official.asks(commandLine, ['verify', path.join(sample, bundle)])).not.toMatchObject({ status: 0 });
    expect((await official.asks(commandLine, ['verify', `${bundle}.elsewhere`])).printed).toContain('elsewhere');
  });

  it('takes in a folder of bundles, on threads of its own, and says what it refused', async () => {
    const commandLine = path.join(folder, 'omnibus-command-line.sh');
    const mail = path.join(official.place, 'home/mail');
    const office = path.join(official.place, 'home/office');
    expect(await official.asks(commandLine, ['sample', mail])).toMatchObject({ status: 0 });
    const [older = '', newer = ''] = (await listFiles(mail)).filter((file) => file.endsWith('.omnibus'));
    const altered = await readFile(path.join(mail, newer));
    altered[Math.floor(altered.length / 2)]! ^= 1;
    await writeFile(path.join(mail, 'altered.omnibus'), altered);
    await writeFile(path.join(mail, 'copy.omnibus'), await readFile(path.join(mail, older)));

    const asks = async (...words: readonly string[]): Promise<unknown> =>
      JSON.parse((await official.asks(commandLine, [...words, '--data-dir', office])).printed);
    const calls = (name: string, input: object): Promise<unknown> => asks('call', name, '--input', JSON.stringify(input));
    const { value } = (await calls('cards.inspect', { file: path.join(mail, 'enrolment.json') })) as { value: Card };
    const enrolment = { card: { text: value.text }, fingerprint: value.fingerprint, confirmedBy: 'B. Officer', note: 'NV 1' };
    expect(await calls('cards.enrol', enrolment)).toMatchObject({ ok: true });

    expect(await asks('receive', mail, '--json')).toMatchObject({
      state: 'finished',
      counts: { files: 4, received: 2, duplicate: 1, refused: 1, failed: 0 },
      rows: expect.arrayContaining([expect.objectContaining({ name: 'altered.omnibus', outcome: 'refused', verdict: 'altered' })]),
    });
    expect(await calls('register.list', {})).toMatchObject({ value: { length: 2 } });
  });

  it('says what it does not understand, with the status of wrong use', async () => {
    const said = await official.asks(start(), ['--nonsense']);
    expect(said.status).toBe(64);
    expect(said.printed).toContain('--data-dir');
  });

  it('is listed whole, and sha512sum names a changed file', async () => {
    const check = (): string => spawnSync('sha512sum', ['--check', '--strict', '--quiet', SUMS], { cwd: folder, encoding: 'utf8' }).stdout;
    expect(check()).toBe('');
    const lines = (await readFile(path.join(folder, SUMS), 'utf8')).trim().split('\n');
    const files = (await listFiles(folder)).filter((file) => ![SUMS, SIGNATURE].includes(file));
    expect(lines.map((line) => line.slice(130))).toEqual(files);
    await writeFile(path.join(folder, 'app/host/start.js'), 'changed');
    expect(check()).toBe('app/host/start.js: FAILED\n');
  });

  it.skipIf(!hasOpenssl)('has a signed list, and openssl sees a changed one', async () => {
    const publicKey = path.join(official.place, 'key.pem');
    await writeFile(publicKey, key.publicKey.export({ type: 'spki', format: 'pem' }));
    const words = ['pkeyutl', '-verify', '-pubin', '-inkey', publicKey, '-rawin', '-in', SUMS, '-sigfile', SIGNATURE];
    const check = (): number | null => spawnSync('openssl', words, { cwd: folder }).status;
    expect(check()).toBe(0);
    await writeFile(path.join(folder, SUMS), (await readFile(path.join(folder, SUMS), 'utf8')).replace(/^./, 'x'));
    expect(check()).toBe(1);
  });

  it('is the same bytes, rights and dates when it is made again', async () => {
    const second = await make(path.join(built, 'second'));
    expect(await stateOf(second)).toEqual(await stateOf(portable));
  });

  it('holds what is needed and nothing of where it was made', async () => {
    const files = await listFiles(folder);
    expect(files).toEqual(
      expect.arrayContaining(['app/host/start.js', 'app/host/omnibus.js', 'app/dist/renderer/index.html', 'runtime/LICENSE']),
    );
    expect(files.filter((file) => /node_modules|stamp\.json|\.(ts|tsx|map)$/.test(file))).toEqual([]);
    for (const file of files.filter((each) => !each.startsWith('runtime/'))) {
      const text = await readFile(path.join(folder, file), 'latin1');
      expect(text.includes(path.resolve(import.meta.dirname, '../..')), file).toBe(false);
    }
  });

  it('lists its software, each library with the digest of the lockfile and a licence whose text is there', async () => {
    const list = JSON.parse(await readFile(path.join(folder, 'sbom.cdx.json'), 'utf8')) as SoftwareList;
    const licences = await readFile(path.join(folder, 'THIRD-PARTY.txt'), 'utf8');
    expect(list).toMatchObject({ bomFormat: 'CycloneDX', specVersion: '1.6' });
    const names = list.components.map(({ name }) => name);
    expect(names).toEqual(expect.arrayContaining(['react', 'zod', 'jose', '@fontsource-variable/vazirmatn', 'node']));
    expect(names).not.toContain('vite');
    for (const { name, version, hashes, licenses } of list.components) {
      expect(hashes[0]?.content, name).toMatch(/^[0-9a-f]{128}$/);
      if (name !== 'node') expect(licences).toContain(`${name} ${version}: ${licenses[0]?.expression}\n====`);
    }
    expect(new Set(list.components.map((component) => component['bom-ref'])).size).toBe(list.components.length);
  });
});

interface SoftwareList {
  readonly components: readonly {
    readonly 'bom-ref': string;
    readonly name: string;
    readonly version: string;
    readonly hashes: readonly { readonly content: string }[];
    readonly licenses: readonly { readonly expression: string }[];
  }[];
}

/** The words of a desktop entry's `Exec`, read as the Desktop Entry Specification says: string escapes, quotes, then field codes. */
function execOf(entry: string, file: string): readonly string[] {
  const line = /^Exec=(.*)$/m.exec(entry)?.[1] ?? '';
  const string = line.replace(/\\([\\snrt])/g, (_, mark: string) => ({ s: ' ', n: '\n', r: '\r', t: '\t' })[mark] ?? mark);
  const words = [...string.matchAll(/"((?:\\.|[^"\\])*)"|(\S+)/g)].map(
    ([, quoted, plain]) => quoted?.replace(/\\(["`$\\])/g, '$1') ?? plain ?? '',
  );
  return words.map((word) => (word === '%k' ? file : word.replaceAll('%%', '%')));
}
