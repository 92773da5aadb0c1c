export interface NamedTwice {
  readonly name: string;
  /** Place in the text of the second naming, in characters. */
  readonly at: number;
}

/**
 * The first member of JSON that its object names a second time, or that is called `__proto__`, which some readers leave out;
 * null where there is none. `json`: text that parses.
 */
export function namedTwice(json: string): NamedTwice | null {
  /** Names of the objects that are open; null: a list. */
  const open: (Set<string> | null)[] = [];
  for (let at = 0; at < json.length; at++) {
    const sign = json[at];
    if (sign === '{') open.push(new Set());
    else if (sign === '[') open.push(null);
    else if (sign === '}' || sign === ']') open.pop();
    else if (sign === '"') {
      const end = endOfString(json, at);
      const names = open.at(-1);
      if (names && isName(json, end)) {
        const name = JSON.parse(json.slice(at, end + 1)) as string;
        if (names.has(name) || name === '__proto__') return { name, at };
        names.add(name);
      }
      at = end;
    }
  }
  return null;
}

function endOfString(json: string, start: number): number {
  let end = start + 1;
  while (end < json.length && json[end] !== '"') end += json[end] === '\\' ? 2 : 1;
  return end;
}

/** A colon follows. */
function isName(json: string, end: number): boolean {
  let next = end + 1;
  while (' \t\r\n'.includes(json[next] ?? '.')) next++;
  return json[next] === ':';
}
