import type { Cell } from '#core/answers/answer';

export type ReadFigure = { readonly kind: 'cell'; readonly cell: Cell | undefined } | { readonly kind: 'unreadable' };

const GROUPED = /^\d{1,3}(?:[.,'’٬\s]\d{3})+$/;

const NOT_AVAILABLE = /^(?:-|–|—|n\/?a|n\.a\.|\.\.|…)$/i;

/**
 * A whole number as people type and paste it: any script's digits, thousands grouped in any way; a dash or "n/a" or
 * one of the words given for "not available"; nothing for blank.
 */
export function readFigure(text: string, notAvailable: readonly string[] = []): ReadFigure {
  const trimmed = latinDigits(text.trim());
  if (trimmed === '') return { kind: 'cell', cell: undefined };
  if (NOT_AVAILABLE.test(trimmed) || notAvailable.some((word) => word.toLowerCase() === trimmed.toLowerCase()))
    return { kind: 'cell', cell: { notAvailable: true } };
  const digits = GROUPED.test(trimmed) ? trimmed.replace(/\D/g, '') : trimmed;
  if (!/^\d{1,15}$/.test(digits)) return { kind: 'unreadable' };
  return { kind: 'cell', cell: Number(digits) };
}

/**
 * A number with or without decimals, in the notation of a language: `1 234,5` in French, `1,234.5` in English, any script's
 * digits. Undefined where it could be read in two ways, or in none.
 */
export function readNumber(text: string, locale: string): number | undefined {
  const decimal = new Intl.NumberFormat(locale).formatToParts(0.5).find(({ type }) => type === 'decimal')?.value ?? '.';
  const trimmed = latinDigits(text.trim()).replace(/^[\u200e\u200f\u061c]/, '');
  const negative = /^[-−]/.test(trimmed);
  const [whole = '', fraction, more] = trimmed.replace(/^[-−]/, '').split(decimal);
  const digits = GROUPED.test(whole) ? whole.replace(/\D/g, '') : whole;
  if (more !== undefined || !/^\d{1,15}$/.test(digits) || (fraction !== undefined && !/^\d{1,9}$/.test(fraction))) return undefined;
  return Number(`${negative ? '-' : ''}${digits}.${fraction ?? '0'}`);
}

/** Every script counts its ten digits in a row, zero first. */
function latinDigits(text: string): string {
  return text.replace(/\p{Nd}/gu, (digit) => {
    const code = digit.codePointAt(0) ?? 0;
    let zero = code;
    while (code - zero < 9 && /\p{Nd}/u.test(String.fromCodePoint(zero - 1))) zero--;
    return String((code - zero) % 10);
  });
}
