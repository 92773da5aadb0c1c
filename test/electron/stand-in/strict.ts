/** Names of the real type and no other: a stand-in can leave out what Electron has, but not invent what it has not. */
export type Members<T> = Partial<Record<keyof T, unknown>>;

/** What engines and test tools ask of every object. */
const ASKED_OF_ALL = new Set(['then', 'toJSON', 'constructor', 'asymmetricMatch', '$$typeof', 'nodeType', 'tagName']);

/** Throws for every member that it does not have: what is missing never reads as `undefined`. */
export function strict<T extends object>(name: string, members: T, note: (fault: string) => void = () => undefined): T {
  return new Proxy(members, {
    get(target, key) {
      if (typeof key === 'symbol' || key in target || ASKED_OF_ALL.has(key)) return Reflect.get(target, key, target) as unknown;
      const fault = `the stand-in has no ${name}.${key}`;
      note(fault);
      throw new Error(fault);
    },
  });
}
