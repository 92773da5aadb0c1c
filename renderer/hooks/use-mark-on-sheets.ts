import { useEffect } from 'react';

/** Stands in the margin of every sheet that is printed; `null`: nothing does. */
export function useMarkOnSheets(mark: string | null): void {
  useEffect(() => {
    if (mark === null) return undefined;
    // What stands in a margin of the paper is said in a style sheet, and nowhere else.
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(`@page { @top-center { content: ${quoted(mark)}; font: 700 9pt sans-serif; } }`);
    document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
    return () => {
      document.adoptedStyleSheets = document.adoptedStyleSheets.filter((each) => each !== sheet);
    };
  }, [mark]);
}

/** As CSS writes a text: everything but letters and figures by its number. */
const quoted = (text: string): string =>
  `"${text.replace(/[^\p{L}\p{M}\p{N} ]/gu, (character) => `\\${character.codePointAt(0)!.toString(16)} `)}"`;
