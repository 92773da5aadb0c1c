import { LANGUAGES, type Language } from '../questionnaire/wording';
import type { SubmittedEvidence } from '../submission/submission';
import { notBinding } from './force-words';
import { joined, own, type ReportContext } from './report-context';
import type { Inline } from './report-document';
import { printable } from './printable';

/** A source in one line: title, reference, whether it is in force, and where it can be read. */
export function evidenceLine(id: string, { source, speech }: ReportContext): readonly Inline[] {
  const record = own(source.evidence, id);
  if (!record) return [{ text: printable(id), isolate: true }];
  const { title, reference, court, date, link, attachment } = record;
  const mark = notBinding(record, source.assessmentDate, speech);
  const parts: (readonly Inline[])[] = [
    [{ text: printable(title), strong: true, ...inLanguage(record) }],
    ...(reference ? [[{ text: printable(reference), ...inLanguage(record) }]] : []),
    ...(court ? [[{ text: printable(court), ...inLanguage(record) }]] : []),
    ...(date ? [[{ text: speech.date(date) }]] : []),
    ...(mark ? [[{ text: mark }]] : []),
    ...(link ? [[linkInline(link)]] : []),
    ...(attachment ? [[{ text: printable(attachment.name), isolate: true }]] : []),
  ];
  return joined(parts, ' · ');
}

/** The address itself is what is read: a document may be printed. */
export const linkInline = (link: string): Inline => ({
  text: printable(link),
  isolate: true,
  ...(/^https?:\/\//i.test(link) && { link: printable(link) }),
});

/** A source says its language in the State's own words; only what is a language of ours can be set as such. */
export function inLanguage({ language }: Pick<SubmittedEvidence, 'language'>): { readonly language?: Language } {
  const known = LANGUAGES.find((each) => each === language?.trim().toLowerCase());
  return known ? { language: known } : {};
}
