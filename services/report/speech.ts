import { printable } from '#core/report/printable';
import type { ReportSpeech, Say } from '#core/report/report-speech';
import { punctuationOf } from '#core/questionnaire/punctuation';
import type { Language, Words } from '#core/questionnaire/wording';

/** English as the United Nations writes it: day before month. */
const localeOf = (language: Language): string => (language === 'en' ? 'en-GB' : language);

/** A document says the same wherever it is made: a day is a day in UTC. */
export function speechOf(language: Language, words: Words, say: Say): ReportSpeech {
  const locale = localeOf(language);
  const numbers = new Intl.NumberFormat(locale, { maximumFractionDigits: 6 });
  const dates = new Intl.DateTimeFormat(locale, { calendar: 'gregory', dateStyle: 'medium', timeZone: 'UTC' });
  const lists = new Intl.ListFormat(locale, { type: 'conjunction' });
  return {
    ...punctuationOf(language),
    language,
    words,
    say,
    number: (value) => numbers.format(value),
    date: (iso) => {
      const at = new Date(iso);
      return Number.isNaN(at.getTime()) ? printable(iso) : keptTogether(dates.format(at));
    },
    list: (items) => lists.format(items),
  };
}

const RIGHT_TO_LEFT_MARK = '\u200f';

/** A date in figures that is read from the right begins with its mark too: after Latin words its day would otherwise be torn off. */
const keptTogether = (date: string): string => (date.includes(RIGHT_TO_LEFT_MARK) ? RIGHT_TO_LEFT_MARK + date : date);
