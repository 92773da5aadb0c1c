/**
 * What takes no thought: reads both texts, walks through both values, and finds the words that stay in every text that differs by
 * the table of longest common subsequences. It follows no question, no source and no row, and shows nothing. Resolves with how
 * many texts differ.
 */
export function compareNaively(older: string, newer: string): number {
  return differing(JSON.parse(older), JSON.parse(newer));
}

function differing(one: unknown, other: unknown): number {
  if (one === other) return 0;
  if (typeof one === 'string' && typeof other === 'string') {
    wordsThatStay(one.split(/(\s+)/), other.split(/(\s+)/));
    return 1;
  }
  if (typeof one !== 'object' || typeof other !== 'object' || one === null || other === null) return 1;
  const [before, after] = [one as Record<string, unknown>, other as Record<string, unknown>];
  let count = 0;
  for (const key of new Set([...Object.keys(before), ...Object.keys(after)])) count += differing(before[key], after[key]);
  return count;
}

function wordsThatStay(a: readonly string[], b: readonly string[]): number {
  const table = Array.from({ length: a.length + 1 }, () => new Uint32Array(b.length + 1));
  for (let i = a.length - 1; i >= 0; i -= 1)
    for (let j = b.length - 1; j >= 0; j -= 1)
      table[i]![j] = a[i] === b[j] ? table[i + 1]![j + 1]! + 1 : Math.max(table[i + 1]![j]!, table[i]![j + 1]!);
  return table[0]![0]!;
}
