import type { Question } from '../questionnaire/definition';
import type { Inline } from './report-document';
import type { ReportOptions, ReportSource } from './report-source';
import { fullReference, type ReportSpeech } from './report-speech';

/** Everything that a part of a document is made from. */
export interface ReportContext {
  readonly source: ReportSource;
  readonly options: ReportOptions;
  readonly speech: ReportSpeech;
  readonly questions: ReadonlyMap<string, Question>;
  /** Heading under which a provision stands, by provision; absent: it is only named. */
  readonly places: ReadonlyMap<string, string>;
}

/** `TIP 5(1)`, leading to where the provision stands in the document. */
export function referenceTo(provision: string, { places }: Pick<ReportContext, 'places'>): Inline {
  const place = places.get(provision);
  return { text: fullReference(provision), isolate: true, ...(place !== undefined && { goTo: place }) };
}

/** Between two inlines of one line. */
export const joined = (inlines: readonly (readonly Inline[])[], between: string): readonly Inline[] =>
  inlines.flatMap((each, place) => (place === 0 ? each : [{ text: between }, ...each]));

export const own = <T>(record: Readonly<Record<string, T>>, key: string): T | undefined =>
  Object.hasOwn(record, key) ? record[key] : undefined;
