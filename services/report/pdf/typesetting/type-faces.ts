import type { Language } from '#core/questionnaire/wording';
import type { Script } from '../report-fonts';
import type { TypeFace } from './type-face';

const COMMON = 1;
const ALPHABET = 2;
const ARABIC = 3;
const HAN = 4;

const ARABIC_LETTERS = /[\u0600-\u06ff\u0750-\u077f\u08a0-\u08ff\ufb50-\ufdff\ufe70-\ufefc]/;
const HAN_CHARACTERS = /[\u2e80-\u9fff\uf900-\ufaff\ufe30-\ufe4f\uff00-\uffef]/;

/** The fonts of one document, and which of them shows a character: pdfmake itself has no fallback from one font to another. */
export class TypeFaces {
  readonly #faces: Readonly<Record<Script, { readonly regular: TypeFace; readonly bold: TypeFace }>>;
  /** By code unit: 0 while nobody asked. */
  readonly #classes = new Uint8Array(0x10000);

  constructor(faces: Readonly<Record<Script, { readonly regular: TypeFace; readonly bold: TypeFace }>>) {
    this.#faces = faces;
  }

  face(script: Script, bold: boolean): TypeFace {
    return this.#faces[script][bold ? 'bold' : 'regular'];
  }

  /** The script whose font a paragraph is set in where a character leaves the choice. */
  scriptOf(language: Language): Script {
    if (language === 'ar') return 'arabic';
    return language === 'zh' ? 'han' : 'latin';
  }

  drawable = (codePoint: number): boolean => this.#has('latin', codePoint) || this.#has('arabic', codePoint) || this.#has('han', codePoint);

  /**
   * Letters choose their font; digits, brackets and points stay in the font of what stands before them (`current`).
   * `main` is the script of the paragraph, whose font goes first.
   */
  choose(codePoint: number, current: Script, main: Script): Script {
    const wanted = this.#wanted(codePoint, current, main);
    if (this.#has(wanted, codePoint)) return wanted;
    return ([main, 'latin', 'han', 'arabic'] as const).find((script) => this.#has(script, codePoint)) ?? wanted;
  }

  #wanted(codePoint: number, current: Script, main: Script): Script {
    switch (this.#classOf(codePoint)) {
      case ARABIC:
        return 'arabic';
      case HAN:
        return 'han';
      case ALPHABET:
        // The Chinese font has Latin letters made for it; its Cyrillic ones are as wide as Chinese characters.
        return main === 'han' && codePoint < 0x80 ? 'han' : 'latin';
      default:
        return current;
    }
  }

  #classOf(codePoint: number): number {
    if (codePoint > 0xffff) return codePoint >= 0x20000 && codePoint < 0x40000 ? HAN : COMMON;
    const known = this.#classes[codePoint]!;
    if (known !== 0) return known;
    const found = classify(String.fromCharCode(codePoint));
    this.#classes[codePoint] = found;
    return found;
  }

  #has(script: Script, codePoint: number): boolean {
    return this.#faces[script].regular.has(codePoint);
  }
}

function classify(character: string): number {
  if (ARABIC_LETTERS.test(character)) return ARABIC;
  if (HAN_CHARACTERS.test(character)) return HAN;
  return /\p{L}/u.test(character) ? ALPHABET : COMMON;
}
