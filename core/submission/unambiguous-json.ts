/** As numbers and not worked out: these are compared with every sign of a text. */
const [QUOTE, BACKSLASH, COLON] = [0x22, 0x5c, 0x3a] as const;

/**
 * Reads JSON that every reader understands alike: undefined where it is no JSON, where an object names a member twice
 * (one reader takes the first, another the last), where a member is called `__proto__` (some readers leave it out), or where a number
 * within is more than readers can hold (read as infinite, and written again as nothing).
 * `written`: what `membersWritten` has counted in the same text.
 */
export function unambiguousJson(text: string, written?: number): unknown {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return undefined;
  }
  return membersOf(value) === (written ?? colonsIn(text)) ? value : undefined;
}

/** Colons outside strings: in JSON one for each member that is written. */
export function colonsIn(json: string): number {
  let colons = 0;
  for (let at = 0; at < json.length; at++) {
    const sign = json.charCodeAt(at);
    if (sign === COLON) colons++;
    else if (sign === QUOTE) at = endOfString(json, at);
  }
  return colons;
}

/** How many members JSON in UTF-8 names, without reading it as text: only where it is JSON does the number say anything. */
export function membersWritten(json: Uint8Array): number {
  let colons = 0;
  for (let at = 0; at < json.length; at++) {
    const sign = json[at];
    if (sign === COLON) colons++;
    else if (sign === QUOTE) for (at++; at < json.length && json[at] !== QUOTE; at++) if (json[at] === BACKSLASH) at++;
  }
  return colons;
}

/** Where the string that begins at `start` ends: most of a text is in strings, and looked for in one go. */
function endOfString(json: string, start: number): number {
  for (let end = json.indexOf('"', start + 1); end !== -1; end = json.indexOf('"', end + 1)) {
    let backslashes = 0;
    while (json.charCodeAt(end - 1 - backslashes) === BACKSLASH) backslashes++;
    if (backslashes % 2 === 0) return end;
  }
  return json.length;
}

/** Members of all objects within; NaN where one of them is `__proto__`, or a number is infinite. */
function membersOf(value: unknown): number {
  let members = 0;
  const open: unknown[] = [value];
  while (open.length > 0) {
    const next = open.pop();
    if (typeof next !== 'object' || next === null) continue;
    if (Array.isArray(next)) {
      for (const each of next as unknown[]) {
        if (isInfinite(each)) return NaN;
        if (typeof each === 'object') open.push(each);
      }
      continue;
    }
    // What was parsed inherits nothing that a loop would find.
    for (const name in next) {
      members += 1;
      if (name === '__proto__') return NaN;
      const each = (next as Record<string, unknown>)[name];
      if (isInfinite(each)) return NaN;
      if (typeof each === 'object') open.push(each);
    }
  }
  return members;
}

const isInfinite = (value: unknown): boolean => value === Infinity || value === -Infinity;
