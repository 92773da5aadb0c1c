import type { Evidence } from './document';

/** Evidence as it is entered: what is compared before there is a record. */
export type EvidenceContent = Omit<Evidence, 'revision'>;

/**
 * Groups of records that seem to be one and the same, each with two or more ids in alphabetical order. Within a group every
 * record agrees with every other.
 */
export function duplicateGroups(register: Readonly<Record<string, Evidence>>): readonly (readonly string[])[] {
  const groups: [string, Evidence][][] = [];
  for (const entry of Object.entries(register).sort(([one], [other]) => (one < other ? -1 : 1))) {
    const group = groups.find((members) => members.every(([, member]) => seemTheSame(member, entry[1])));
    if (group) group.push(entry);
    else groups.push([entry]);
  }
  return groups.filter(({ length }) => length > 1).map((members) => members.map(([id]) => id));
}

/** Records that seem to be what is being entered; `except`: the one that is being corrected. */
export const similarTo = (
  content: EvidenceContent,
  register: Readonly<Record<string, Evidence>>,
  except?: string | null,
): readonly string[] => Object.entries(register).flatMap(([id, record]) => (id !== except && seemTheSame(content, record) ? [id] : []));

/**
 * Of one kind, with the same title, link or file, and nothing said of both that differs: two articles of one code have one
 * link and are two.
 */
function seemTheSame(one: EvidenceContent, other: EvidenceContent): boolean {
  if (one.kind !== other.kind) return false;
  const title = wordsOf(one.title);
  const sameName = title !== '' && title === wordsOf(other.title);
  const link = pageOf(one.link);
  const sameLink = link !== '' && link === pageOf(other.link);
  const sameFile = one.attachment !== undefined && one.attachment.sha512 === other.attachment?.sha512;
  return (sameName || sameLink || sameFile) && agree(wordsOf(one.reference), wordsOf(other.reference)) && datesAgree(one, other);
}

const datesAgree = (one: EvidenceContent, other: EvidenceContent): boolean =>
  (['adopted', 'inForce', 'date'] as const).every((name) => agree(one[name] ?? '', other[name] ?? ''));

const agree = (one: string, other: string): boolean => one === '' || other === '' || one === other;

/** Case, accents, vowel signs, punctuation and a leading article make no other title. */
const wordsOf = (text = ''): string =>
  text
    .normalize('NFKD')
    .replace(/[\p{M}\u0640]/gu, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
    .replace(/^(?:the|la|le|les|el|los|las|l) (?=.)/u, '');

/** Where a link leads: without the protocol, `www.` and a slash at the end. What follows # may be the article. */
function pageOf(link = ''): string {
  const [, host = '', path = '', rest = ''] = /^https?:\/\/(?:www\.)?([^/?#]+)([^?#]*)(.*)$/i.exec(link.trim()) ?? [];
  return host.toLowerCase() + path.replace(/\/+$/, '') + rest;
}

/** What is kept when `others` are made one with `kept`: its own words, and theirs where it says nothing. */
export function mergedEvidence(kept: EvidenceContent, others: readonly EvidenceContent[]): EvidenceContent {
  return others.reduce<EvidenceContent>((merged, other) => ({ ...withoutBlanks(other), ...withoutBlanks(merged) }), kept);
}

const withoutBlanks = (content: EvidenceContent): EvidenceContent =>
  Object.fromEntries(
    Object.entries(content).filter(([name, value]) => name !== 'revision' && value !== undefined && value !== ''),
  ) as unknown as EvidenceContent;
