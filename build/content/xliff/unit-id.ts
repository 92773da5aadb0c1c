/** An XLIFF id is a name token: what a key has besides letters, digits, dots and hyphens is written `_x003A_`. */
export const unitIdOf = (key: string): string =>
  key.replace(/[^A-Za-z0-9.-]/gu, (character) => `_x${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}_`);

/** The key that an id stands for; undefined where this program cannot have written it. */
export function keyOfUnitId(id: string): string | undefined {
  const key = id.replace(/_x([0-9A-F]{4,6})_/g, (_whole, hex: string) => {
    const point = parseInt(hex, 16);
    return point <= 0x10ffff ? String.fromCodePoint(point) : '';
  });
  return unitIdOf(key) === id ? key : undefined;
}
