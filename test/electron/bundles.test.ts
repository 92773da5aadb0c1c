import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { ensureElectron } from '#build/ensure-electron';
import { checkMain, checkPreload, checkThread } from '#build/package/check-bundles';

const folder = path.resolve(import.meta.dirname, '../../dist/electron');

/** Replaces what must be there, so that no case passes because it changed nothing. */
function edit(source: string, from: string | RegExp, to: string): string {
  const edited = source.replace(from, () => to);
  if (edited === source) throw new Error(`nothing to replace: ${String(from)}`);
  return edited;
}

describe('What typechecks and fails when Electron runs it', () => {
  let main: string;
  let preload: string;
  beforeAll(async () => {
    await ensureElectron();
    main = await readFile(path.join(folder, 'main.js'), 'utf8');
    preload = await readFile(path.join(folder, 'preload.cjs'), 'utf8');
  });

  it('is not in the built main and preload', () => {
    expect(checkMain(main)).toEqual([]);
    expect(checkPreload(preload)).toEqual([]);
  });

  it.each(['report-worker.js', 'intake-worker.js'])('is not in the built thread %s, and is found there', async (name) => {
    const thread = await readFile(path.join(folder, name), 'utf8');
    expect(checkThread(thread)).toEqual([]);
    expect(checkThread(`import { fork } from "node:child_process";\nimport "not-bundled";\n${thread}`)).toEqual([
      'the thread imports node:child_process: nothing may be run from inside the archive',
      'the thread imports not-bundled, which is not in its file',
    ]);
  });

  it.each([
    ['const fs = require("node:fs");', 'the preload requires node:fs'],
    ['require("./chunk.cjs");', 'the preload requires ./chunk.cjs'],
    ['import { readFile } from "fs";', 'the preload is written as an ES module'],
    ['export const x = import("./x.js");', 'the preload loads another file by import()'],
  ])('is found in a preload: %s', (line, problem) => {
    expect(checkPreload(`${line}\n${preload}`)).toContain(problem);
  });

  it.each<[string, (source: string) => string, string]>([
    ['an await at the top level', (source) => `await Promise.resolve();\n${source}`, 'main awaits at its top level'],
    ['__dirname', (source) => edit(source, 'import.meta.dirname', '__dirname'), 'main uses __dirname, which an ES module does not have'],
    ['a library left outside', (source) => `import "not-bundled";\n${source}`, 'main imports not-bundled, which is not in its file'],
    [
      'a program run from the archive',
      (source) => `import { fork } from "node:child_process";\n${source}`,
      'main imports node:child_process: nothing may be run from inside the archive',
    ],
    ...['showSaveDialog', 'showOpenDialog', 'showMessageBox'].map((name): [string, (source: string) => string, string] => [
      `${name} without a parent`,
      (source) => edit(source, `${name}(window, `, `${name}(`),
      `${name} has no parent window`,
    ]),
    [
      'a program started by Electron itself',
      (source) => `utilityProcess.fork("worker.js");\n${source}`,
      'main uses utilityProcess: nothing may be run from inside the archive',
    ],
    [
      'a file given to the system to open',
      (source) => `shell.openPath("letter.txt");\n${source}`,
      'main uses openPath: nothing may be run from inside the archive',
    ],
    [
      'a protocol handler without a content policy',
      (source) => edit(source, /"content-security-policy": CONTENT_SECURITY_POLICY,/, ''),
      'main answers its pages without a content policy',
    ],
    [
      'a wait for something in turn at the top level',
      (source) => `for await (const each of []) void each;\n${source}`,
      'main awaits at its top level',
    ],
    ['no sandbox', (source) => edit(source, 'app.enableSandbox();', ''), 'enableSandbox is not called at the top level of main'],
    [
      'no single-instance lock',
      (source) => edit(source, 'app.requestSingleInstanceLock()', 'true'),
      'main asks for no single-instance lock',
    ],
    [
      'schemes registered when something was awaited',
      (source) =>
        edit(
          source,
          'protocol.registerSchemesAsPrivileged(',
          'Promise.resolve().then(() => protocol).then((it) => it.registerSchemesAsPrivileged)(',
        ),
      'registerSchemesAsPrivileged is not called at the top level of main',
    ],
    ['a path set after the lock', (source) => `app.requestSingleInstanceLock();\n${source}`, 'setPath is called after the lock'],
    [
      'a policy added where it has no effect',
      (source) => `session.defaultSession.webRequest.onHeadersReceived(() => 0);\n${source}`,
      'main adds headers to answers: for a scheme of its own only the handler can (Electron issue 6021)',
    ],
    ['a page of the disk', (source) => `window.loadFile("index.html");\n${source}`, 'main loads a page of the disk'],
  ])('is found in main: %s', (_what, change, problem) => {
    expect(checkMain(change(main))).toContain(problem);
  });
});
