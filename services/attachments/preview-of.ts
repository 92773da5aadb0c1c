import type { AttachmentPreview, PreviewedImage } from '#core/contract/operations';

/** Bytes of a file that is shown; a larger one is saved and opened by what the user trusts. */
export const PREVIEW_LIMIT = 16 * 1024 * 1024;
/** Signs of a text that are shown. */
const TEXT_SHOWN = 200_000;
/** A small file may unfold to a picture that fills the memory. */
const MOST_PIXELS = 60_000_000;

/**
 * What the window may show of a file: a picture of four kinds that a browser only draws, or plain text. What a picture is, is
 * told by its first bytes, and the name only decides whether something may be text: a page, a drawing with script or a
 * document of an office program is never shown, whatever it calls itself.
 */
export function previewOf(content: Buffer, name: string): AttachmentPreview {
  const picture = pictureIn(content);
  if (picture) {
    const { mediaType, width, height } = picture;
    if (width * height > MOST_PIXELS) return { kind: 'none', because: 'size' };
    return { kind: 'image', mediaType, base64: content.toString('base64') };
  }
  const text = /\.(?:txt|text|csv|tsv|md|log)$/i.test(name) ? textIn(content) : null;
  if (text === null) return { kind: 'none', because: 'type' };
  return { kind: 'text', text: text.slice(0, TEXT_SHOWN), cut: text.length > TEXT_SHOWN };
}

interface Picture {
  readonly mediaType: PreviewedImage;
  readonly width: number;
  readonly height: number;
}

function pictureIn(content: Buffer): Picture | null {
  const begins = (signature: string, at = 0): boolean => content.toString('latin1', at, at + signature.length) === signature;
  if (begins('\x89PNG\r\n\x1a\n') && begins('IHDR', 12) && content.length > 24)
    return { mediaType: 'image/png', width: content.readUInt32BE(16), height: content.readUInt32BE(20) };
  if ((begins('GIF87a') || begins('GIF89a')) && content.length > 10)
    return { mediaType: 'image/gif', width: content.readUInt16LE(6), height: content.readUInt16LE(8) };
  if (begins('RIFF') && begins('WEBP', 8)) return webpIn(content);
  return begins('\xff\xd8\xff') ? jpegIn(content) : null;
}

/** The size stands in the first frame header; before it come segments, each with its length. */
function jpegIn(content: Buffer): Picture | null {
  let at = 2;
  while (at + 9 < content.length && content[at] === 0xff) {
    const marker = content[at + 1] ?? 0;
    if (marker === 0xff) {
      at += 1;
      continue;
    }
    const isFrame = marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker);
    if (isFrame) return { mediaType: 'image/jpeg', height: content.readUInt16BE(at + 5), width: content.readUInt16BE(at + 7) };
    at += 2 + content.readUInt16BE(at + 2);
  }
  return null;
}

function webpIn(content: Buffer): Picture | null {
  if (content.length < 30) return null;
  const kind = content.toString('latin1', 12, 16);
  const picture = (width: number, height: number): Picture => ({ mediaType: 'image/webp', width, height });
  if (kind === 'VP8X') return picture(content.readUIntLE(24, 3) + 1, content.readUIntLE(27, 3) + 1);
  if (kind === 'VP8 ') return picture(content.readUInt16LE(26) & 0x3fff, content.readUInt16LE(28) & 0x3fff);
  if (kind !== 'VP8L') return null;
  const bits = content.readUInt32LE(21);
  return picture((bits & 0x3fff) + 1, ((bits >>> 14) & 0x3fff) + 1);
}

/** UTF-8, or UTF-16 that says so; null where it is neither, or holds signs that no text holds. */
function textIn(content: Buffer): string | null {
  const encoding =
    content[0] === 0xff && content[1] === 0xfe ? 'utf-16le' : content[0] === 0xfe && content[1] === 0xff ? 'utf-16be' : 'utf-8';
  try {
    const text = new TextDecoder(encoding, { fatal: true }).decode(content);
    return /[^\P{Cc}\t\n\f\r\u001b\u0085]/u.test(text) ? null : text;
  } catch {
    return null;
  }
}
