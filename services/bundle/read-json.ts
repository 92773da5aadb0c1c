import { isAscii, isUtf8, transcode } from 'node:buffer';
import { unambiguousJson } from '#core/submission/unambiguous-json';

/** UTF-8 JSON, without a byte order mark, that can be read in one way only; undefined where it is not. */
export function parseJson(content: Uint8Array): unknown {
  const text = textOf(content);
  return text === undefined ? undefined : unambiguousJson(text);
}

/** Undefined where it is no UTF-8. */
export function textOf(content: Uint8Array): string | undefined {
  // The same text as a decoder's, sooner.
  if (isAscii(content)) return Buffer.from(content.buffer, content.byteOffset, content.byteLength).toString('latin1');
  return isUtf8(content) ? transcode(content, 'utf8', 'utf16le').toString('utf16le') : undefined;
}
