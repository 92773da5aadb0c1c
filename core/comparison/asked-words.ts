import type { Question } from '../questionnaire/definition';
import type { Edition } from './fates';

/** Words by key, in one language. */
export type Entries = Readonly<Record<string, string>>;

/**
 * Whether a question says something else now than then. Of questions that share their names only words that differ are looked
 * at: two editions have most of theirs in common.
 */
export function rewordedBetween(older: Edition, newer: Edition): (then: Question, now: Question) => boolean {
  let differing: Differing | undefined;
  return (then, now) => {
    differing ??= differingWords(older, newer);
    const scale = scaleOf(now);
    if (then.wording !== now.wording || then.provision !== now.provision || scaleOf(then) !== scale)
      return askedWords(then, older) !== askedWords(now, newer);
    return differing.question.has(now.wording) || differing.scale.has(scale) || differing.provision.has(now.provision);
  };
}

const scaleOf = (question: Question): string => (question.type === 'status' ? question.scale : '');

/** Names of what has other words, by what it is. */
type Differing = Readonly<Record<'question' | 'scale' | 'provision', ReadonlySet<string>>>;

function differingWords(older: Edition, newer: Edition): Differing {
  const owners = [...ownersOfDifferentWords(older, newer)];
  const named = (kind: keyof Differing): ReadonlySet<string> =>
    new Set(owners.filter((owner) => owner.startsWith(`${kind}/`)).map((owner) => owner.slice(kind.length + 1)));
  return { question: named('question'), scale: named('scale'), provision: named('provision') };
}

function ownersOfDifferentWords(older: Edition, newer: Edition): ReadonlySet<string> {
  const keys = new Set<string>();
  for (const key of Object.keys(newer.words))
    if (older.words[key] !== newer.words[key] && older.words[key]?.normalize('NFC') !== newer.words[key]?.normalize('NFC')) keys.add(key);
  for (const key of Object.keys(older.words)) if (!Object.hasOwn(newer.words, key)) keys.add(key);
  if (keys.size === 0) return keys;
  const owners = new Set([...ownersOf(older), ...ownersOf(newer)]);
  return new Set([...keys].flatMap((key) => wordsOwner(key, owners) ?? []));
}

/** Of an edition's words those that a question says to whoever answers it: by these, and no others, questions are told to be reworded. */
export function wordsAsked(edition: Edition): Entries {
  const owners = ownersOf(edition);
  const asked = Object.entries(edition.words).filter(([key]) => wordsOwner(key, owners) !== undefined);
  return Object.fromEntries(asked.map(([key, text]) => [key, text.normalize('NFC')]));
}

const known = new WeakMap<Edition, ReadonlyMap<string, string>>();

/**
 * Everything that a question says to whoever answers it, as one text that is equal exactly when the words are: its own,
 * its scale's, and what its provision is about. Notes and the reason for a retirement are no part of it.
 */
function askedWords(question: Question, edition: Edition): string {
  const groups = known.get(edition) ?? groupsOf(edition);
  known.set(edition, groups);
  const scale = question.type === 'status' ? groups.get(`scale/${question.scale}`) : '';
  return [groups.get(`question/${question.wording}`), scale, groups.get(`provision/${question.provision}`)].join('\n\n');
}

/** By what the words belong to: `question/<wording>`, `scale/<scale>`, `provision/<id>`. */
function groupsOf({ questionnaire, words }: Edition): ReadonlyMap<string, string> {
  const owners = ownersOf({ questionnaire });
  const groups = new Map<string, string[]>();
  for (const key of Object.keys(words).sort()) {
    const owner = wordsOwner(key, owners);
    if (owner === undefined) continue;
    // Without the owner: a question that moved keeps its words under another name.
    const line = `${key.slice(owner.length)}=${(words[key] ?? '').normalize('NFC')}`;
    const lines = groups.get(owner);
    if (lines) lines.push(line);
    else groups.set(owner, [line]);
  }
  return new Map([...groups].map(([owner, lines]) => [owner, lines.join('\n')]));
}

const ownersOf = ({ questionnaire: { questions, scales, provisions } }: Pick<Edition, 'questionnaire'>): ReadonlySet<string> =>
  new Set([
    // Hundreds of questions share a wording: each name is put together once.
    ...Array.from(new Set(questions.map(({ wording }) => wording)), (wording) => `question/${wording}`),
    ...scales.map(({ id }) => `scale/${id}`),
    ...provisions.map(({ id }) => `provision/${id}`),
  ]);

/** Whose words these are; notes and the reason for a retirement are nobody's. */
function wordsOwner(key: string, owners: ReadonlySet<string>): string | undefined {
  const owner = ownerOf(key, owners);
  return owner === undefined || key === `${owner}/retired` || key === `${owner}/note` ? undefined : owner;
}

/** The longest name before a slash that owns words: a local question may be called `option`. */
function ownerOf(key: string, owners: ReadonlySet<string>): string | undefined {
  for (let end = key.lastIndexOf('/'); end > 0; end = key.lastIndexOf('/', end - 1)) {
    const name = key.slice(0, end);
    if (owners.has(name)) return name;
  }
  return undefined;
}
