import type { Locator } from '@playwright/test';

/** Drops a file onto a place of the page, as from a folder of the desktop. `bytes` of one letter where no text is given. */
export async function dropFile(place: Locator, name: string, content: string | Buffer | { readonly bytes: number }): Promise<void> {
  const given = typeof content === 'object' && 'bytes' in content ? content.bytes : Buffer.from(content as string).toString('base64');
  const transfer = await place.page().evaluateHandle(
    ([file, what]) => {
      const dropped = new DataTransfer();
      const bytes = typeof what === 'number' ? new Uint8Array(what).fill(97) : Uint8Array.from(atob(what), (sign) => sign.charCodeAt(0));
      dropped.items.add(new File([bytes], file));
      return dropped;
    },
    [name, given] as const,
  );
  await place.dispatchEvent('dragover', { dataTransfer: transfer });
  await place.dispatchEvent('drop', { dataTransfer: transfer });
}
