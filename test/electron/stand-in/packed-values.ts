/**
 * Values between the window and the main process, as text. Electron copies by the structured clone algorithm
 * (docs/api/ipc-renderer, "invoke"): the engine's own verdict comes first. What is carried then is narrower than Electron
 * (no cycles, of typed arrays bytes only), so that nothing passes here that would not pass there.
 */
export const NOT_CLONEABLE = 'An object could not be cloned.';

type Packed = null | string | boolean | number | readonly [kind: string, ...content: readonly unknown[]];

const tagOf = (value: object): string => Object.prototype.toString.call(value).slice(8, -1);

function toText(bytes: Uint8Array): string {
  let text = '';
  for (let at = 0; at < bytes.length; at += 0x8000) text += String.fromCharCode(...bytes.subarray(at, at + 0x8000));
  return btoa(text);
}

const toBytes = (text: string): Uint8Array => Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0));

/** Throws an Error `An object could not be cloned.` for functions, promises, nodes, symbols, proxies … */
export function pack(value: unknown): string {
  try {
    structuredClone(value);
    return JSON.stringify(packOne(value));
  } catch {
    throw new Error(NOT_CLONEABLE);
  }
}

function packOne(value: unknown): Packed {
  if (value === null || typeof value === 'string' || typeof value === 'boolean') return value;
  if (value === undefined) return ['undefined'];
  if (typeof value === 'number')
    return Number.isFinite(value) && !Object.is(value, -0) ? value : ['number', Object.is(value, -0) ? '-0' : String(value)];
  if (typeof value === 'bigint') return ['bigint', String(value)];
  if (typeof value !== 'object') throw new Error(NOT_CLONEABLE);
  if (Array.isArray(value)) return ['array', value.map(packOne)];
  if (value instanceof Error) return ['error', value.name, value.message];
  if (value instanceof Date) return ['date', value.getTime()];
  if (value instanceof Map) return ['map', [...value].map(([key, each]) => [packOne(key), packOne(each)])];
  if (value instanceof Set) return ['set', [...value].map(packOne)];
  if (value instanceof Uint8Array) return ['bytes', toText(value)];
  if (tagOf(value) !== 'Object') throw new Error(NOT_CLONEABLE);
  return ['object', Object.entries(value).map(([key, each]) => [key, packOne(each)])];
}

export const unpack = (text: string): unknown => unpackOne(JSON.parse(text) as Packed);

function unpackOne(packed: Packed): unknown {
  if (packed === null || typeof packed !== 'object') return packed;
  const [kind, content, more] = packed;
  const list = content as readonly Packed[];
  const pairs = content as readonly (readonly [Packed, Packed])[];
  switch (kind) {
    case 'undefined':
      return undefined;
    case 'number':
      return Number(content);
    case 'bigint':
      return BigInt(String(content));
    case 'array':
      return list.map(unpackOne);
    case 'error':
      return Object.assign(new Error(String(more)), { name: String(content) });
    case 'date':
      return new Date(Number(content));
    case 'map':
      return new Map(pairs.map(([key, each]) => [unpackOne(key), unpackOne(each)]));
    case 'set':
      return new Set(list.map(unpackOne));
    case 'bytes':
      return toBytes(String(content));
    default:
      return Object.fromEntries(pairs.map(([key, each]) => [String(key), unpackOne(each)]));
  }
}
