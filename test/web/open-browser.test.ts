import { describe, expect, it } from 'vitest';
import { appWindowArguments, chooseBrowser } from '#web/open-browser';

const installed =
  (...files: readonly string[]) =>
  (file: string): boolean =>
    files.includes(file);
const desk = { DISPLAY: ':0', PATH: '/usr/local/bin:/usr/bin' };

describe('How the page is shown', () => {
  it('takes a window of a Chromium-family browser where there is one', () => {
    expect(chooseBrowser('linux', desk, installed('/usr/bin/chromium', '/usr/bin/xdg-open'))).toMatchObject({
      kind: 'app-window',
      program: '/usr/bin/chromium',
    });
    const edge = 'C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe';
    expect(chooseBrowser('win32', { 'ProgramFiles(x86)': 'C:\\Program Files (x86)' }, installed(edge))).toMatchObject({
      kind: 'app-window',
      program: edge,
    });
  });

  it('else takes the default browser', () => {
    expect(chooseBrowser('linux', desk, installed('/usr/bin/xdg-open'))).toEqual({
      kind: 'default-browser',
      program: '/usr/bin/xdg-open',
      before: [],
    });
    expect(chooseBrowser('darwin', {}, installed())).toMatchObject({ kind: 'default-browser', program: 'open' });
    expect(chooseBrowser('win32', {}, installed())).toMatchObject({ kind: 'default-browser', program: 'cmd' });
  });

  it('else gives the address only', () => {
    expect(chooseBrowser('linux', { PATH: '/usr/bin' }, installed('/usr/bin/chromium'))).toEqual({
      kind: 'address-only',
      why: 'no-display',
    });
    expect(chooseBrowser('linux', desk, installed())).toEqual({ kind: 'address-only', why: 'no-browser' });
  });

  it('keeps the sandbox of the browser but where it cannot run with it', () => {
    expect(appWindowArguments('http://127.0.0.1:1/', '/data/profile', false)).not.toContain('--no-sandbox');
    expect(appWindowArguments('http://127.0.0.1:1/', '/data/profile', true)).toContain('--no-sandbox');
    expect(appWindowArguments('http://127.0.0.1:1/', '/data/profile', false)).toEqual(
      expect.arrayContaining(['--app=http://127.0.0.1:1/', '--user-data-dir=/data/profile', '--disable-background-networking']),
    );
  });
});
