import { punctuationOf, type Punctuation } from '#core/questionnaire/punctuation';
import type { Language } from '#core/questionnaire/wording';
import { useSpeech } from '../application/application-context';

export interface Formats extends Punctuation {
  readonly number: (value: number) => string;
  /** ISO date or instant, as a date. Unreadable text comes back as it is. */
  readonly date: (iso: string) => string;
  readonly time: (iso: string) => string;
  readonly dateTime: (iso: string) => string;
  readonly bytes: (count: number) => string;
  readonly list: (items: readonly string[]) => string;
}

/** Numbers, dates and lists in the language's own way. A plain ISO date is never moved by the time zone. */
export function useFormats(): Formats {
  const { locale, language } = useSpeech();
  return formatsOf(locale, language);
}

/** Made once for each language: every row of a list asks for them, and the browser takes its time to make one. */
const made = new Map<string, Formats>();

function formatsOf(locale: string, language: Language): Formats {
  const known = made.get(locale) ?? makeFormats(locale, language);
  made.set(locale, known);
  return known;
}

function makeFormats(locale: string, language: Language): Formats {
  const numbers = new Intl.NumberFormat(locale);
  const lists = new Intl.ListFormat(locale, { type: 'conjunction' });
  const format = (iso: string, options: Intl.DateTimeFormatOptions): string => {
    const instant = new Date(iso);
    if (Number.isNaN(instant.getTime())) return iso;
    const zone = /^\d{4}-\d{2}-\d{2}$/.test(iso) ? { timeZone: 'UTC' } : {};
    return unbroken(new Intl.DateTimeFormat(locale, { calendar: 'gregory', ...options, ...zone }).format(instant));
  };
  return {
    ...punctuationOf(language),
    number: (value) => numbers.format(value),
    date: (iso) => format(iso, { dateStyle: 'medium' }),
    time: (iso) => format(iso, { timeStyle: 'short' }),
    dateTime: (iso) => format(iso, { dateStyle: 'medium', timeStyle: 'short' }),
    bytes: (count) => formatBytes(locale, count),
    list: (items) => lists.format(items),
  };
}

/** A line of Chinese may end after any sign: its dates hold together by word joiners, which show nothing. */
const unbroken = (date: string): string => date.replace(/(?<=[年月])(?=\d)|(?<=\d)(?=[年月日])/g, '\u2060');

function formatBytes(locale: string, count: number): string {
  const units = ['byte', 'kilobyte', 'megabyte', 'gigabyte'] as const;
  const step = Math.min(units.length - 1, Math.floor(Math.log10(Math.max(count, 1)) / 3));
  const unit = units[step] ?? 'byte';
  return new Intl.NumberFormat(locale, { style: 'unit', unit, unitDisplay: 'short', maximumFractionDigits: 1 }).format(
    count / 1000 ** step,
  );
}
