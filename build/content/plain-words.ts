import type { z } from 'zod';

/** What is wrong, and what to do, for somebody who knows neither YAML nor schemas. */
export interface PlainWords {
  readonly what: string;
  readonly remedy: string;
}

const SHOWN = 'Write it as docs/formats/content-source.md shows.';
const INDENTED =
  'Two spaces per level, in line with its neighbours; a text with ": " or "#" in it, or that begins with a sign, between quotes.';

/** By the code of the YAML parser. */
const SYNTAX: Readonly<Record<string, PlainWords>> = {
  TAB_AS_INDENT: { what: 'A tab stands where spaces belong.', remedy: 'Put two spaces per level in its place.' },
  DUPLICATE_KEY: { what: 'This key stands twice in one list.', remedy: 'Give one of them another id, or remove it.' },
  MISSING_CHAR: { what: 'A quotation mark or bracket that is opened here is not closed.', remedy: 'Close it.' },
  BAD_INDENT: { what: 'The line begins too far left or right.', remedy: INDENTED },
  BLOCK_AS_IMPLICIT_KEY: { what: 'A second ": " stands on this line, or the line begins too far right.', remedy: INDENTED },
};

export const syntaxInWords = (code: string, message: string): PlainWords =>
  SYNTAX[code] ?? { what: `The line cannot be read (${message}).`, remedy: INDENTED };

/** `name`: the place in the file. */
export function shapeInWords(issue: z.core.$ZodIssue, value: unknown, name: string): PlainWords {
  // A shape that says in words of its own what it wants is left to say so.
  if (issue.code === 'invalid_type' && issue.message.startsWith('Invalid input')) {
    const wanted = KINDS[issue.expected] ?? issue.expected;
    if (value === undefined) return { what: `${name} is missing.`, remedy: `Add it (${wanted}), or correct its spelling.` };
    return { what: `${name} has to be ${wanted}.`, remedy: SHOWN };
  }
  const choices = /^Invalid (?:discriminator value|option)/.test(issue.message) ? issue.message.match(/(['"])[^'"]+\1/g) : null;
  if (choices) {
    const what = value === undefined ? `${name} is missing.` : `${name} cannot be "${String(value)}".`;
    return { what, remedy: `Use one of ${choices.map((each) => each.slice(1, -1)).join(', ')}.` };
  }
  return { what: `${name}: ${issue.message}`, remedy: SHOWN };
}

const KINDS: Readonly<Record<string, string>> = {
  string: 'text',
  boolean: 'true or false, without quotation marks',
  number: 'a number, without quotation marks',
  int: 'a whole number, without quotation marks',
  array: 'a list',
  object: 'keys with values',
  record: 'keys with values',
};
