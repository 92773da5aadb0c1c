import { mirrored } from './embedding-levels';
import { layOut, type PathCommand, type PdfFont } from './pdf-font';

const OPERATORS: Readonly<Record<string, string>> = { moveTo: 'm', lineTo: 'l', bezierCurveTo: 'c', quadraticCurveTo: 'c', closePath: 'h' };

/** The shapes of a text of one level as operators of a PDF, with the base line at 0. `size` in points. */
export function glyphOutline(font: PdfFont, text: string, rightToLeft: boolean, size: number): string {
  const { glyphs, positions } = layOut(font, rightToLeft ? mirrored(text) : text, rightToLeft);
  const unit = (font.scale * size) / 1000;
  let pen = 0;
  return glyphs
    .flatMap(({ path }, index) => {
      const { xAdvance, xOffset, yOffset } = positions[index]!;
      const left = pen + xOffset;
      pen += xAdvance;
      return pathOperators(path.commands, unit, left, yOffset);
    })
    .join(' ');
}

function pathOperators(commands: readonly PathCommand[], unit: number, left: number, rise: number): string[] {
  let [x, y] = [0, 0];
  return commands.map(({ command, args }) => {
    const points = command === 'quadraticCurveTo' ? asCubic(x, y, args) : args;
    [x, y] = points.length === 0 ? [x, y] : [points.at(-2)!, points.at(-1)!];
    const placed = points.map((value, index) => Math.round((value + (index % 2 === 0 ? left : rise)) * unit * 100) / 100);
    return [...placed, OPERATORS[command] ?? ''].join(' ');
  });
}

/** A PDF has cubic curves only. */
function asCubic(x: number, y: number, [cx = 0, cy = 0, endX = 0, endY = 0]: readonly number[]): number[] {
  const towards = (from: number, to: number): number => from + ((to - from) * 2) / 3;
  return [towards(x, cx), towards(y, cy), towards(endX, cx), towards(endY, cy), endX, endY];
}
