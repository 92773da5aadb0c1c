import type { Place, Problems } from './problem';

/**
 * A block or a rule is written once and holds for many provisions, of which not each has every question or option.
 * A reference is wrong only when it leads nowhere in all of them, so each attempt is counted and judged at the end.
 */
export class ReferenceTally {
  readonly #references = new Map<string, { place: Place; found: boolean; check: string; what: string; remedy: string }>();

  found(place: Place, check: string): void {
    const known = this.#references.get(keyOf(place, check));
    if (known) known.found = true;
    else this.#references.set(keyOf(place, check), { place, found: true, check, what: '', remedy: '' });
  }

  missed(place: Place, check: string, what: string, remedy: string): void {
    const known = this.#references.get(keyOf(place, check));
    if (!known) this.#references.set(keyOf(place, check), { place, found: false, check, what, remedy });
  }

  report(problems: Problems): void {
    for (const { place, found, check, what, remedy } of this.#references.values()) if (!found) problems.add(check, place, what, remedy);
  }

  /** True where something under this place leads nowhere. */
  hasDeadReferenceUnder(place: Place): boolean {
    const prefix = `${place.file.path} ${JSON.stringify(place.path).slice(0, -1)}`;
    return [...this.#references].some(([key, { found }]) => !found && key.startsWith(prefix));
  }
}

const keyOf = (place: Place, check: string): string => `${place.file.path} ${JSON.stringify(place.path)} ${check}`;
