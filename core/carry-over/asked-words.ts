import type { Question } from '../questionnaire/definition';
import type { Edition } from './fates';

/** Words by key, in one language. */
export type Entries = Readonly<Record<string, string>>;

const known = new WeakMap<Edition, ReadonlyMap<string, string>>();

/**
 * Everything that a question says to whoever answers it, as one text that is equal exactly when the words are: its own,
 * its scale's, and what its provision is about. Notes and the reason for a retirement are no part of it.
 */
export function askedWords(question: Question, edition: Edition): string {
  const groups = known.get(edition) ?? groupsOf(edition);
  known.set(edition, groups);
  const scale = question.type === 'status' ? groups.get(`scale/${question.scale}`) : '';
  return [groups.get(`question/${question.wording}`), scale, groups.get(`provision/${question.provision}`)].join('\n\n');
}

/** By what the words belong to: `question/<wording>`, `scale/<scale>`, `provision/<id>`. */
function groupsOf({ questionnaire, words }: Edition): ReadonlyMap<string, string> {
  const { questions, scales, provisions } = questionnaire;
  const owners = new Set([
    ...questions.map(({ wording }) => `question/${wording}`),
    ...scales.map(({ id }) => `scale/${id}`),
    ...provisions.map(({ id }) => `provision/${id}`),
  ]);
  const groups = new Map<string, string[]>();
  for (const key of Object.keys(words).sort()) {
    const owner = ownerOf(key, owners);
    if (owner === undefined || key === `${owner}/retired` || key === `${owner}/note`) continue;
    // Without the owner: a question that moved keeps its words under another name.
    const line = `${key.slice(owner.length)}=${(words[key] ?? '').normalize('NFC')}`;
    const lines = groups.get(owner);
    if (lines) lines.push(line);
    else groups.set(owner, [line]);
  }
  return new Map([...groups].map(([owner, lines]) => [owner, lines.join('\n')]));
}

/** The longest name before a slash that owns words: a local question may be called `option`. */
function ownerOf(key: string, owners: ReadonlySet<string>): string | undefined {
  for (let end = key.lastIndexOf('/'); end > 0; end = key.lastIndexOf('/', end - 1)) {
    const name = key.slice(0, end);
    if (owners.has(name)) return name;
  }
  return undefined;
}
