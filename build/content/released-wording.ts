import type { Question } from '#core/questionnaire/definition';
import type { CompiledContent } from './compile';

/** Words that say what an answer means: hints and guidance may change without asking anybody. */
const MEANING = /\/(label|subject|option\/[^/]+|row\/[^/]+|column\/[^/]+|column\/[^/]+\/option\/[^/]+|element\/[^/]+)$/;

/** The English of everything that these questions ask and offer, by key. */
export function releasedWording(questions: readonly Question[], { origin }: CompiledContent): ReadonlyMap<string, string> {
  const beginnings = new Set(
    questions.flatMap((question) => [
      `question/${question.wording}/`,
      `provision/${question.provision}/`,
      ...(question.type === 'status' ? [`scale/${question.scale}/`] : []),
    ]),
  );
  const found = new Map<string, string>();
  for (const { key, text } of origin.collector.entries.values()) {
    const means = key.startsWith('scale/') || MEANING.test(key);
    if (means && beginningsOf(key).some((each) => beginnings.has(each))) found.set(key, text);
  }
  return found;
}

/** `question/TIP:5(1)/means/label`: what is worded here, with a local id and without. */
function beginningsOf(key: string): readonly string[] {
  const [kind = '', one = '', two = ''] = key.split('/');
  return [`${kind}/${one}/`, `${kind}/${one}/${two}/`];
}
