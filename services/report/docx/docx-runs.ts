import { ExternalHyperlink, InternalHyperlink, TextRun, type IRunOptions, type ParagraphChild } from 'docx';
import type { Language } from '#core/questionnaire/wording';
import type { Inline } from '#core/report/report-document';
import { directionOf } from '../direction';

/** A font for each script: what an office program has, with the one of the program first where it is installed. */
export const FONTS = { ascii: 'Noto Sans', hAnsi: 'Noto Sans', cs: 'Arial', eastAsia: 'Microsoft YaHei' } as const;

/** Tags that office programs know. */
const TAGS: Readonly<Record<Language, string>> = { ar: 'ar-SA', en: 'en-GB', es: 'es-ES', fr: 'fr-FR', ru: 'ru-RU', zh: 'zh-CN' };

/** In which attribute a language stands depends on its script. */
export const languageTags = (language: Language): NonNullable<IRunOptions['language']> =>
  language === 'ar' ? { bidirectional: TAGS.ar } : language === 'zh' ? { eastAsia: TAGS.zh } : { value: TAGS[language] };

const ARABIC = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]/;

/** Words of a line. Identifiers are kept left to right by what they are: a run of their own without the right-to-left mark. */
export function runs(inlines: readonly Inline[], language: Language, style: IRunOptions = {}): ParagraphChild[] {
  return inlines.map((inline): ParagraphChild => {
    const made = new TextRun(runOptions(inline, language, style));
    if (inline.link) return new ExternalHyperlink({ link: inline.link, children: [made] });
    return inline.goTo ? new InternalHyperlink({ anchor: bookmark(inline.goTo), children: [made] }) : made;
  });
}

/** A place to jump to: letters, figures and low lines only, at most forty. */
export const bookmark = (id: string): string => `_${id.replace(/[^A-Za-z0-9]/g, '_')}`.slice(0, 40);

function runOptions({ text, strong, language: own, isolate, link, goTo }: Inline, language: Language, style: IRunOptions): IRunOptions {
  const spoken = own ?? language;
  const rightToLeft = !isolate && (directionOf(spoken) === 'rtl' ? !own || ARABIC.test(text) : false);
  return {
    ...style,
    // Marks that keep an identifier whole in the middle of a line of the other direction, as its own paragraph would.
    text: isolate && directionOf(language) === 'rtl' ? `\u200e${text}\u200e` : text,
    ...(strong && { bold: true }),
    ...(rightToLeft && { rightToLeft: true }),
    ...(isolate ? { noProof: true } : { language: languageTags(spoken) }),
    ...((link || goTo) && { style: 'Hyperlink' }),
  };
}
