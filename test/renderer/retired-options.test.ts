import { describe, expect, it } from 'vitest';
import { optionChoices } from '../../renderer/screens/complete/answers/option-choices';
import { stillShown } from '../../renderer/screens/complete/answers/table-cells';

const words = (key: string) => ({ text: key, language: 'en', shown: 'translation' }) as const;
const OPTIONS = [
  { id: 'fax', retired: true },
  { id: 'message', replaces: ['fax'] },
] as const;

describe('what is no longer offered', () => {
  it('stands among the options only where it was chosen, and says so', () => {
    const offered = (chosen: readonly string[]) =>
      optionChoices(OPTIONS, 'question/means', words, { chosen, retired: 'no longer offered' }).map(({ id, hint }) => [id, hint]);
    expect(offered([])).toEqual([['message', undefined]]);
    expect(offered(['fax'])).toEqual([
      ['fax', 'no longer offered'],
      ['message', undefined],
    ]);
  });

  it('keeps its row in a table as long as something stands in it', () => {
    const rows = [{ id: 'by-fax', retired: true }, { id: 'by-message' }] as const;
    expect(stillShown(rows, []).map(({ id }) => id)).toEqual(['by-message']);
    expect(stillShown(rows, ['by-fax']).map(({ id }) => id)).toEqual(['by-fax', 'by-message']);
  });
});
