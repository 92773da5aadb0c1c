/** What a terminal would act on, and JSON may hold as it is: control characters and marks that turn text around. */
const ACTED_ON = /[\u007f-\u009f\u2028\u2029\u202a-\u202e\u2066-\u2069]/g;

/** JSON for programs that a terminal may be given as well: the same value, and nothing in it moves the cursor or turns a line around. */
export const jsonLine = (value: unknown): string =>
  JSON.stringify(value).replace(ACTED_ON, (mark) => `\\u${mark.charCodeAt(0).toString(16).padStart(4, '0')}`);
