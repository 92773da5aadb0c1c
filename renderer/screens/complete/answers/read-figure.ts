import type { Cell } from '#core/answers/answer';

export type ReadFigure = { readonly kind: 'cell'; readonly cell: Cell | undefined } | { readonly kind: 'unreadable' };

const GROUPED = /^\d{1,3}(?:[.,'’٬\s]\d{3})+$/;

/**
 * A whole number as people type and paste it: any script's digits, thousands grouped in any way; a dash or "n/a" for
 * "not available"; nothing for blank.
 */
export function readFigure(text: string): ReadFigure {
  const trimmed = latinDigits(text.trim());
  if (trimmed === '') return { kind: 'cell', cell: undefined };
  if (/^(?:-|–|—|n\/?a|\.\.|…)$/i.test(trimmed)) return { kind: 'cell', cell: { notAvailable: true } };
  const digits = GROUPED.test(trimmed) ? trimmed.replace(/\D/g, '') : trimmed;
  if (!/^\d{1,15}$/.test(digits)) return { kind: 'unreadable' };
  return { kind: 'cell', cell: Number(digits) };
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
