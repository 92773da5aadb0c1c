import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { LANGUAGES, SOURCE_LANGUAGE, type Language } from '#core/questionnaire/wording';
import { buildPage } from '../start/build-sides';
import { CHOSEN_LANGUAGES, FIRST, FIRST_ARTICLE, OPENED, TYPED_INTO, type BenchContent } from './bench-content';
import type { InterfaceSide, Sign } from './interface-side';
import { nameIn, packForm, pageName, pagesOf } from './survey-form';

/** Builds the page of SurveyJS with our questionnaire as its form, and answers which side it is with so many questions. */
export async function buildSurvey(folder: string, content: BenchContent): Promise<(questions: number) => InterfaceSide> {
  await buildPage(path.join(import.meta.dirname, 'survey-page'), folder);
  const texts = (key: string): Record<string, string> =>
    Object.fromEntries(LANGUAGES.map((language) => [localeOf(language), content.word(language, key)]));
  const form = packForm(content.questionnaire, FIRST_ARTICLE, texts, content.answers);
  await writeFile(path.join(folder, 'page/form.json'), JSON.stringify(form));
  return (questions) => surveySide(folder, content, questions);
}

const localeOf = (language: Language): string => (language === SOURCE_LANGUAGE ? 'default' : language === 'zh' ? 'zh-cn' : language);

function surveySide(folder: string, content: BenchContent, questions: number): InterfaceSide {
  const provisions = pagesOf(content.questionnaire, FIRST_ARTICLE);
  const pageOf = (provision: string): number => provisions.findIndex(({ id }) => id === provision);
  const element = (question: string): string => {
    const [provision = '', local = ''] = question.split('/');
    return `[data-name="${nameIn(pageName(pageOf(provision)), local)}"]`;
  };
  const subject = (language: Language, provision: string): string => content.word(language, `provision/${provision}/subject`);
  const questionsOf = (provision: string): readonly Sign[] => [
    { selector: '.sd-page__title', text: subject('en', provision) },
    { selector: element(`${provision}/status`), text: '' },
    { selector: element(`${provision}/assistance-needed.text`), text: '' },
  ];
  const last = OPENED[OPENED.length - 1]!;
  return {
    command: () => [path.join(folder, 'host/serve.js'), path.join(folder, 'page')],
    fragment: `#${questions}&${pageOf(FIRST)}`,
    firstScreen: [...questionsOf(FIRST), { selector: '.sv_progress-toc', text: subject('en', OPENED[0]) }],
    provisions: OPENED.map((provision) => ({
      row: `.sv_progress-toc .sv-list__item >> nth=${pageOf(provision)}`,
      opened: questionsOf(provision),
    })),
    textField: `${element(TYPED_INTO)} textarea`,
    languages: CHOSEN_LANGUAGES.map((language) => ({
      language,
      choose: (page) => page.locator(`nav button[lang="${localeOf(language)}"]`).click(),
      chosen: [
        { selector: '.sd-page__title', text: subject(language, last) },
        { selector: element(TYPED_INTO), text: content.word(language, 'question/assistance-needed.text/label') },
      ],
    })),
  };
}
