import { ensureContent } from '#build/content/ensure';

/** Tests read the same compiled content as the program. */
export default async function setup(): Promise<void> {
  await ensureContent();
}
