import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { compileFiles } from '#build/content/compile';
import { readContentFiles } from '#build/content/read-content-files';
import { wordsOf } from '#core/questionnaire/wording';

const files = await readContentFiles(fileURLToPath(new URL('fixtures/good', import.meta.url)));
const changed = (path: string, from: string, to: string) => {
  const text = files.get(path) ?? '';
  expect(text).toContain(from);
  return compileFiles(new Map([...files, [path, text.replace(from, to)]]));
};
const ARTICLE = 'questionnaires/sample-protocol/articles/article-05.yaml';

describe('compiling the content', () => {
  const { questionnaire, wordings, states } = compileFiles(files);
  const question = (id: string) => questionnaire.questions.find((each) => each.id === id);
  const english = wordsOf(undefined, wordings.en);

  it('asks the status first, then what only this provision asks, then the blocks in their order', () => {
    expect(questionnaire.provisions.find(({ id }) => id === 'TIP:5(1)')?.questions).toEqual([
      'TIP:5(1)/status',
      'TIP:5(1)/means',
      'TIP:5(1)/legal-basis.citations',
      'TIP:5(1)/legal-basis.since',
      'TIP:5(1)/missing.elements',
      'TIP:5(1)/statistics.persons',
      'TIP:5(1)/statistics.steps',
    ]);
  });

  it('asks nothing of a provision that is not assessable and lists no block', () => {
    expect(questionnaire.provisions.find(({ id }) => id === 'TIP:5(3)')?.questions).toEqual([]);
  });

  it('gives each provision the scale of its level', () => {
    expect(questionnaire.provisions.map(({ id, scale }) => [id, scale])).toEqual([
      ['TIP:5(1)', 'mandatory'],
      ['TIP:5(2)', 'optional'],
      ['TIP:5(3)', undefined],
    ]);
  });

  it('makes local references full, and joins the condition of a block to that of its question', () => {
    expect(question('TIP:5(1)/legal-basis.since')?.when).toEqual({
      all: [
        { question: 'TIP:5(1)/status', kind: ['positive', 'partial'] },
        { question: 'TIP:5(1)/legal-basis.citations', answered: true },
      ],
    });
  });

  it('leaves out of a test what the scale at hand does not have', () => {
    expect(question('TIP:5(2)/legal-basis.citations')?.when).toEqual({ question: 'TIP:5(2)/status', kind: ['positive'] });
  });

  it('offers the elements of the provision, in their own words', () => {
    const elements = question('TIP:5(1)/missing.elements');
    expect(elements).toMatchObject({ type: 'choices', options: [{ id: 'act' }, { id: 'purpose' }] });
    expect(english(`question/${elements?.wording}/option/purpose`).text).toBe('the purpose');
    expect(english(`question/${elements?.wording}/label`).text).toBe('Which elements are missing?');
  });

  it('expands a rule into a case per provision and hides an instrument provision by provision', () => {
    const [hide, basis] = questionnaire.rules;
    expect(hide?.cases.map(({ at }) => at)).toEqual(['TIP:5(1)', 'TIP:5(2)', 'TIP:5(3)']);
    expect(basis?.cases).toMatchObject([{ id: 'R11/missing-basis', at: 'TIP:5(1)', target: 'TIP:5(1)/legal-basis.citations' }]);
    expect(basis?.provisions).toEqual(['TIP:5(1)', 'TIP:5(2)']);
  });

  it('keeps the places of a message for whoever shows it', () => {
    expect(english('rule/R11/missing-basis/message').text).toContain('{status}');
  });

  it('knows the States', () => {
    expect(states).toMatchObject([{ code: 'CV', kind: 'member' }]);
  });

  it('has one version for one structure: wording does not change it, an option does', () => {
    expect(changed(ARTICLE, 'Make the conduct', 'Make this conduct').questionnaire.version).toBe(questionnaire.version);
    expect(changed(ARTICLE, 'required: Means are required', 'required: Needed, other: Other').questionnaire.version).not.toBe(
      questionnaire.version,
    );
  });

  it('shows the English, marked, where the translation was made from an older text', () => {
    const { wordings: after } = changed(ARTICLE, 'Go further than the duty.', 'Go a step further.');
    const french = wordsOf(after.fr, after.en);
    expect(french('provision/TIP:5(2)/subject')).toEqual({ text: 'Go a step further.', language: 'en', shown: 'source' });
    expect(french('provision/TIP:5(1)/subject')).toMatchObject({ language: 'fr', shown: 'translation' });
  });

  it('says on which line the mistake stands when the file is not even YAML', () => {
    const { problems, readable } = changed(ARTICLE, '    paragraph: "2"', '    paragraph: "2');
    expect(readable).toBe(false);
    expect(problems[0]).toMatchObject({ check: 'syntax', file: ARTICLE });
  });
});
