import { standings } from '#core/register/chain';
import type { RegisterEntry } from '#core/register/register';
import type { RecordedEvent } from './register-journal';

const derived = new WeakMap<readonly RecordedEvent[], { readonly events: number; readonly entries: readonly RegisterEntry[] }>();

/**
 * The register as its events make it, in order of arrival; places are derived from all that is known now. The same events are
 * looked at once, until there are more of them: a register of thousands is narrowed with every key.
 */
export function registerEntries(events: readonly RecordedEvent[]): readonly RegisterEntry[] {
  const known = derived.get(events);
  if (known?.events === events.length) return known.entries;
  const entries = entriesOf(events);
  derived.set(events, { events: events.length, entries });
  return entries;
}

function entriesOf(events: readonly RecordedEvent[]): readonly RegisterEntry[] {
  const entries = new Map<string, Omit<RegisterEntry, 'place'>>();
  const refusedAt = new Map<string, string>();
  for (const event of events) {
    if (event.action === 'refused' && !refusedAt.has(event.sha512)) refusedAt.set(event.sha512, event.at);
    if (event.action === 'received' && !entries.has(event.digest)) {
      const { digest, sha512, claims, key, report } = event;
      const receivedAt = refusedAt.get(sha512) ?? event.at;
      entries.set(digest, { digest, claims, key, fileName: report.fileName, bytes: report.bytes, receivedAt, report });
    }
    const entry = event.action === 'receipt-issued' ? entries.get(event.digest) : undefined;
    if (entry && event.action === 'receipt-issued')
      entries.set(entry.digest, { ...entry, receipt: { issuedAt: event.at, key: event.key } });
  }
  const places = standings([...entries.values()]);
  return [...entries.values()].map((entry) => ({ ...entry, place: places.get(entry.digest)?.place ?? 'latest' }));
}
