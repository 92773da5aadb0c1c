import { cp, readFile, rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';

const SCRIPT = 'preview.js';
const STATE = 'preview.json';
const ASK_EVERY_MS = 300;

/**
 * Runs in the page beside the app: asks whether the content is another one, and loads the page again where it is. The
 * address after `#` stays, and so the place.
 */
const SOURCE = `(() => {
  let seen;
  const look = async () => {
    try {
      const response = await fetch('${STATE}');
      const { version } = await response.json();
      seen ??= version;
      if (version !== seen) return window.location.reload();
    } catch {
      // The preview has ended, or is just being started again.
    }
    setTimeout(look, ${ASK_EVERY_MS});
  };
  void look();
})();
`;

/** The built page with the script that loads it again; `folder` is made. Resolves with what tells the script to do so. */
export async function makePreviewPage(built: string, folder: string): Promise<{ reload(): Promise<void> }> {
  await cp(built, folder, { recursive: true });
  const index = path.join(folder, 'index.html');
  await rm(`${index}.br`, { force: true });
  const html = await readFile(index, 'utf8');
  if (!html.includes('</body>')) throw new Error('the built page has no end of its body');
  await writeFile(index, html.replace('</body>', `<script src="./${SCRIPT}"></script></body>`));
  await writeFile(path.join(folder, SCRIPT), SOURCE);
  let version = 0;
  const write = async (): Promise<void> => {
    const file = path.join(folder, STATE);
    await writeFile(`${file}.part`, JSON.stringify({ version }));
    await rename(`${file}.part`, file);
  };
  await write();
  return {
    async reload() {
      version += 1;
      await write();
    },
  };
}
