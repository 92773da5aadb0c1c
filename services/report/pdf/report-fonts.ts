import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';

/** A static font file of each script, regular and bold. Static, because a part of a variable font cannot be embedded. */
export interface FontFiles {
  readonly regular: string;
  readonly bold: string;
}

export type Script = 'latin' | 'arabic' | 'han';

/** Package and file name without weight, by script. `latin` stands for Latin, Cyrillic, Greek and what else the font has. */
const FONTS: Readonly<Record<Script, { readonly package: string; readonly name: string }>> = {
  latin: { package: '@expo-google-fonts/noto-sans', name: 'NotoSans' },
  arabic: { package: '@expo-google-fonts/vazirmatn', name: 'Vazirmatn' },
  han: { package: '@expo-google-fonts/noto-sans-sc', name: 'NotoSansSC' },
};

const WEIGHTS = { regular: '400Regular', bold: '600SemiBold' } as const;

/** Every font file that a document may need, as package and path in it: what a packed program has to carry. */
export const REPORT_FONT_FILES: readonly { readonly package: string; readonly file: string }[] = Object.values(FONTS).flatMap((font) =>
  Object.values(WEIGHTS).map((weight) => ({ package: font.package, file: `${weight}/${font.name}_${weight}.ttf` })),
);

/**
 * Where the fonts lie: in `folder` when the caller knows, in `fonts/` beside the packed program, in the packages when run from source.
 * Throws an Error that names the missing file.
 */
export function findReportFonts(folder?: string): Readonly<Record<Script, FontFiles>> {
  const packed = folder ?? path.join(import.meta.dirname, 'fonts');
  const find = (script: Script, weight: keyof typeof WEIGHTS): string => {
    const font = FONTS[script];
    const name = `${font.name}_${WEIGHTS[weight]}.ttf`;
    const beside = path.join(packed, name);
    if (folder !== undefined || existsSync(beside)) {
      if (!existsSync(beside)) throw new Error(`The font ${name} for documents is missing`);
      return beside;
    }
    return createRequire(import.meta.url).resolve(`${font.package}/${WEIGHTS[weight]}/${name}`);
  };
  const both = (script: Script): FontFiles => ({ regular: find(script, 'regular'), bold: find(script, 'bold') });
  return { latin: both('latin'), arabic: both('arabic'), han: both('han') };
}
