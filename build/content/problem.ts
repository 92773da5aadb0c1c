import type { SourceFile } from './source-file';

/** One mistake in the content, with the place where it is mended. */
export interface Problem {
  readonly check: string;
  /** Path relative to the project. */
  readonly file: string;
  /** Counted from 1. */
  readonly line: number;
  readonly what: string;
  readonly remedy: string;
}

export type Path = readonly (string | number)[];

/** Where something stands in the source. */
export interface Place {
  readonly file: SourceFile;
  readonly path: Path;
}

export class Problems {
  readonly list: Problem[] = [];

  add(check: string, place: Place, what: string, remedy: string): void {
    this.list.push({ check, file: place.file.path, line: place.file.lineOf(place.path), what, remedy });
  }
}

export const within = (place: Place, ...steps: Path): Place => ({ file: place.file, path: [...place.path, ...steps] });

/** `questionnaires/x.yaml:12  check  what  → remedy` */
export const sentenceOf = (problem: Problem): string =>
  `${problem.file}:${problem.line}  [${problem.check}]  ${problem.what}  → ${problem.remedy}`;
