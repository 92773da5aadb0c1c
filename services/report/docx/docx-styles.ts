import type { IStylesOptions } from 'docx';
import type { Language } from '#core/questionnaire/wording';
import { FONTS, languageTags } from './docx-runs';

const BLUE = '1A3F6F';
const QUIET = '444444';

/** Named styles, so that whoever edits the document changes its look in one place. Sizes in half points. */
export function docxStyles(language: Language): IStylesOptions {
  const heading = (size: number, before: number, color = BLUE) => ({
    run: { size, sizeComplexScript: size, bold: true, boldComplexScript: true, color, font: FONTS },
    paragraph: { spacing: { before, after: 80 }, keepNext: true },
  });
  const paragraph = (id: string, name: string, run: object, rest: object) => ({
    id,
    name,
    basedOn: 'Normal',
    next: 'Normal',
    quickFormat: true,
    run,
    paragraph: rest,
  });
  return {
    default: {
      document: {
        run: { font: FONTS, size: 21, sizeComplexScript: 22, language: languageTags(language) },
        paragraph: { spacing: { after: 80, line: 276 } },
      },
      title: heading(44, 240, '111111'),
      heading1: heading(32, 360),
      heading2: heading(27, 300),
      heading3: heading(24, 240, '111111'),
      heading4: heading(22, 160, QUIET),
    },
    paragraphStyles: [
      paragraph('Asked', 'Asked', { bold: true, boldComplexScript: true }, { keepNext: true, spacing: { before: 120, after: 40 } }),
      paragraph('Answer', 'Answer', {}, { indent: { start: 284 }, spacing: { after: 60 } }),
      paragraph('Note', 'Note', { size: 18, sizeComplexScript: 19, color: QUIET }, { spacing: { after: 60 } }),
      paragraph('TableText', 'Table text', { size: 19, sizeComplexScript: 20 }, { spacing: { after: 0, line: 252 } }),
      paragraph(
        'TableCaption',
        'Table caption',
        { bold: true, boldComplexScript: true },
        { keepNext: true, spacing: { before: 160, after: 60 } },
      ),
      paragraph(
        'ContentsTitle',
        'Contents title',
        { size: 32, sizeComplexScript: 32, bold: true, boldComplexScript: true, color: BLUE },
        {},
      ),
    ],
  };
}
