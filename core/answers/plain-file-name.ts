/**
 * Whether a text is the name of a file and nothing more: no folder before it, no mark that a system or a reader could take
 * for something else, not hidden.
 */
export const isPlainFileName = (name: string): boolean => /^[^.\s]/u.test(name) && !/[\p{Cc}\p{Bidi_Control}<>:"|?*\\/]/u.test(name);
