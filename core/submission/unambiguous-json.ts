const [QUOTE, BACKSLASH, COLON] = ['"', '\\', ':'].map((sign) => sign.charCodeAt(0));

/**
 * Reads JSON that every reader understands alike: undefined where it is no JSON, where an object names a member twice
 * (one reader takes the first, another the last), or where a member is called `__proto__` (some readers leave it out).
 */
export function unambiguousJson(text: string): unknown {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return undefined;
  }
  return membersOf(value) === colonsIn(text) ? value : undefined;
}

/** Colons outside strings: one for each member that was written. */
function colonsIn(json: string): number {
  let colons = 0;
  let inString = false;
  for (let at = 0; at < json.length; at++) {
    const sign = json.charCodeAt(at);
    if (sign === QUOTE) inString = !inString;
    else if (inString && sign === BACKSLASH) at++;
    else if (!inString && sign === COLON) colons++;
  }
  return colons;
}

/** Members of all objects within; NaN where one of them is `__proto__`. */
function membersOf(value: unknown): number {
  let members = 0;
  const open: unknown[] = [value];
  while (open.length > 0) {
    const next = open.pop();
    if (typeof next !== 'object' || next === null) continue;
    if (Object.hasOwn(next, '__proto__')) return NaN;
    const within = Object.values(next) as unknown[];
    if (!Array.isArray(next)) members += within.length;
    for (const each of within) if (typeof each === 'object') open.push(each);
  }
  return members;
}
