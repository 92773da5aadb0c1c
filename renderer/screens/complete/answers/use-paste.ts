import { useState, type ClipboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import type { TableValue } from '#core/answers/answer';
import { useAnnouncer } from '../../../components/announcer';
import { pasteBlock, type PastePlace, type RefusedCell } from './paste-block';
import { readBlock } from './read-block';

export interface Paste {
  /** Takes a block of cells; false where it is one cell, which is left to the field. Written as one change, so undone as one. */
  readonly take: (event: ClipboardEvent, place: PastePlace) => boolean;
  readonly leftOut: readonly RefusedCell[];
  readonly putAway: () => void;
}

/** Blocks of cells from a spreadsheet, pasted into a table; what was taken and what not is said aloud. */
export function usePaste(value: TableValue, onChange: (value: TableValue) => void): Paste {
  const { t } = useTranslation();
  const { announce } = useAnnouncer();
  const [leftOut, setLeftOut] = useState<readonly RefusedCell[]>([]);
  return {
    leftOut,
    putAway: () => setLeftOut([]),
    take(event, place) {
      const block = readBlock(event.clipboardData.getData('text/plain'));
      if (block.length === 0) return false;
      event.preventDefault();
      event.stopPropagation();
      const pasted = pasteBlock(value, block, place);
      if (pasted.taken > 0) onChange(pasted.value);
      setLeftOut(pasted.refused);
      announce(t('table.pasted', { count: pasted.taken, ignored: pasted.refused.length }));
      return true;
    },
  };
}
