/** `UNTOC:8(1)(a)→UNCAC:15(a)`: what stands before the arrow was answered, what stands behind it may take the answer over. */
export const offerKey = (from: string, to: string): string => `${from}→${to}`;

export function provisionsOfOffer(key: string): { readonly from: string; readonly to: string } | null {
  const [from, to, more] = key.split('→');
  return from && to && more === undefined ? { from, to } : null;
}
