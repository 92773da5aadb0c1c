/** Marks that turn the text around or set parts of it apart; what a name needs, letters bring with them. */
const STEERING = /[\u202a-\u202e\u2066-\u2069]/g;

/** A short text from elsewhere without such marks: left open, one of them would turn around what stands beside the text. */
export const unsteered = (text: string): string => text.replace(STEERING, '');

/** Whether a text is a name to be shown beside others: no such marks, and no control characters. */
export const isPlainName = (text: string): boolean => !/[\p{Cc}\u202a-\u202e\u2066-\u2069]/u.test(text);

/** What somebody typed or pasted, as such a name. */
export const asPlainName = (text: string): string => unsteered(text.replace(/\p{Cc}+/gu, ' ')).trim();
