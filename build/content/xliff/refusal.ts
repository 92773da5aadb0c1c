/** Why a file that came back from a translator is not taken over, with the place where it is mended. */
export interface Refusal {
  readonly file: string;
  /** Counted from 1; undefined where the file as a whole is meant. */
  readonly line?: number | undefined;
  /** Key of the text, or the id as it stands in the file. */
  readonly unit?: string | undefined;
  readonly what: string;
  readonly remedy: string;
}

/** Nothing was changed: an import is taken over as a whole or not at all. */
export class XliffRefused extends Error {
  constructor(readonly refusals: readonly Refusal[]) {
    super(refusals.map(sentenceOfRefusal).join('\n'));
  }
}

function sentenceOfRefusal({ file, line, unit, what, remedy }: Refusal): string {
  const place = line === undefined ? file : `${file}:${line}`;
  return `${place}  ${unit === undefined ? '' : `unit ${unit}: `}${what}  → ${remedy}`;
}
