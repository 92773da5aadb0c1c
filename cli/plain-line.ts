/**
 * A line that may hold words from a bundle, as a terminal may be given it: what came from elsewhere can neither move the
 * cursor, nor begin a line of its own, nor turn the text around. Otherwise a title could write a verdict over ours.
 */
export const plainLine = (line: string): string =>
  line.replace(/[\n\t\u2028\u2029]+/g, ' ').replace(/[\p{Cc}\u202a-\u202e\u2066-\u2069]/gu, '\ufffd');
