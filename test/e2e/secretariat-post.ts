import { copyFile, cp, link, mkdir, mkdtemp, rm } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { ensureContent } from '#build/content/ensure';
import { loadContentLibrary } from '#services/content/load-content-library';
import { strikingDisk } from '#test/faults/striking-disk';
import { IntakeDesk } from '#test/intake/intake-desk';
import { openOffice, writeMailbag } from '#test/intake/mailbag';
import { expect, test as base } from './omnibus-app';

/** A file by this name is no formula in any table. */
export const FORMULA = '=1+1.omnibus';
/** Sent over and over again, so that a run lasts until somebody stops it. */
const COPIES = 500;

interface Post {
  readonly folder: string;
  readonly files: readonly string[];
  /** The same bundles, within two folders of one, and `COPIES` copies of the first: more than is taken in at once. */
  readonly large: { readonly folder: string; readonly bundles: number };
  /** A data folder whose program ended in the middle of a run over `files`. */
  readonly interrupted: string;
}

/** A secretariat with the keys of some States, and what lies in its post; nobody has taken it in to the end. */
export const test = base.extend<object, { readonly post: Post }>({
  post: [
    async ({}, use) => {
      const root = await mkdtemp(path.join(tmpdir(), 'omnibus-post-'));
      const content = loadContentLibrary((await ensureContent({ root: fileURLToPath(new URL('../..', import.meta.url)) })).folder);
      const folder = path.join(root, 'mail');
      const { files, signers } = await writeMailbag(content, folder, 3);
      await copyFile(
        files.find((file) => file.endsWith('altered.omnibus'))!,
        path.join(folder, FORMULA),
      );
      const large = path.join(root, 'more mail');
      await mkdir(path.join(large, 'second post'), { recursive: true });
      await cp(folder, path.join(large, 'first post'), { recursive: true });
      for (let copy = 1; copy <= COPIES; copy++)
        await link(files[0]!, path.join(large, 'second post', `zz-${String(copy).padStart(4, '0')}.omnibus`));
      const interrupted = path.join(root, 'office');
      await openOffice(interrupted, signers);
      let bundles = 0;
      const failing = strikingDisk((stroke, place) => {
        if (stroke === 'rename' && place.includes('opening') && (bundles += 1) > 2) throw Object.assign(new Error('off'), { code: 'EIO' });
      }, /register/);
      const desk = await IntakeDesk.open(interrupted, content, failing);
      await expect(desk.receives(files)).rejects.toThrow();
      await desk.close().catch(() => undefined);
      const all = [...files, path.join(folder, FORMULA)];
      // The letter is no bundle, and a folder gives only those.
      await use({ folder, files: all, large: { folder: large, bundles: all.length - 1 + COPIES }, interrupted });
      await rm(root, { recursive: true, force: true });
    },
    { scope: 'worker' },
  ],
  dataFolder: async ({ post }, use) => {
    const folder = await mkdtemp(path.join(tmpdir(), 'omnibus-e2e-'));
    await cp(post.interrupted, folder, { recursive: true });
    await use(folder);
    await rm(folder, { recursive: true, force: true });
  },
});
