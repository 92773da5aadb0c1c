import { isAscii } from 'node:buffer';
import { unambiguousJson } from '#core/submission/unambiguous-json';

/** UTF-8 JSON, without a byte order mark, that can be read in one way only; undefined where it is not. */
export function parseJson(content: Uint8Array): unknown {
  const text = textOf(content);
  return text === undefined ? undefined : unambiguousJson(text);
}

/** Undefined where it is no UTF-8. */
export function textOf(content: Uint8Array): string | undefined {
  // The same text, sooner.
  if (isAscii(content)) return Buffer.from(content.buffer, content.byteOffset, content.byteLength).toString('latin1');
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(content);
  } catch {
    return undefined;
  }
}
