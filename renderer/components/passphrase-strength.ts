export const SHORTEST_PASSPHRASE = 12;

export type PassphraseStrength = 'short' | 'weak' | 'fair' | 'strong';

/** A rough word on how hard a passphrase is to guess: by different words, or by different characters where it has few words. */
export function passphraseStrength(passphrase: string): PassphraseStrength {
  const text = passphrase.normalize('NFKC').trim();
  const characters = [...text];
  if (characters.length < SHORTEST_PASSPHRASE) return 'short';
  const words = new Set(
    text
      .toLowerCase()
      .split(/[\s\-_.,;]+/u)
      .filter((word) => [...word].length > 2),
  );
  const kinds = [/\p{Ll}/u, /\p{Lu}/u, /\p{N}/u, /[^\p{L}\p{N}\s]/u, /\p{Lo}/u].filter((kind) => kind.test(text)).length;
  const different = new Set(characters).size;
  if (different < 6) return 'weak';
  if (words.size >= 6 || (different >= 14 && kinds >= 3 && characters.length >= 18)) return 'strong';
  return words.size >= 4 || (different >= 10 && kinds >= 2 && characters.length >= 14) ? 'fair' : 'weak';
}
