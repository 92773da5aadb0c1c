/** States of XLIFF 2: not translated, translated, read by a second person, released. */
export const SEGMENT_STATES = ['initial', 'translated', 'reviewed', 'final'] as const;
export type SegmentState = (typeof SEGMENT_STATES)[number];

export const XLIFF_NAMESPACE = 'urn:oasis:names:tc:xliff:document:2.0';
/** Category of the note that names the English a translation is made from. */
export const SOURCE_HASH = 'source-hash';

export interface XliffNote {
  readonly category: string;
  readonly text: string;
}

export interface XliffUnit {
  readonly key: string;
  readonly notes: readonly XliffNote[];
  readonly state: SegmentState;
  readonly source: string;
  /** Undefined where nothing is translated yet. */
  readonly target: string | undefined;
}

export interface XliffFile {
  readonly sourceLanguage: string;
  readonly targetLanguage: string;
  /** Translation file without language and ending: `uncac/article-15`. */
  readonly part: string;
  readonly units: readonly XliffUnit[];
}
