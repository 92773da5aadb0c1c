import { memo, useRef, useState, type FocusEvent, type KeyboardEvent, type MouseEvent, type ReactNode } from 'react';
import type { Direction } from '../localisation/direction';
import { rowBeginningWith, stepOfKey, type TreeKeysRow } from './tree-keys';

export interface TreeRow extends TreeKeysRow {
  readonly key: string;
  /** Its place among its siblings, from 1, and how many they are. */
  readonly position: number;
  readonly siblings: number;
  readonly className: string;
  readonly content: ReactNode;
}

interface Props {
  readonly label: string;
  /** Those that are seen, in their order: what is folded has none. A row that stays the same object is not drawn again. */
  readonly rows: readonly TreeRow[];
  /** What is shown now: where the keys begin. */
  readonly current: string | undefined;
  readonly locale: string;
  readonly direction: Direction;
  /** A row was pressed; of one that holds others, that it is to be folded or unfolded. */
  readonly onPress: (key: string) => void;
  readonly whenEmpty: ReactNode;
  readonly className: string;
}

const WORD_ENDS_AFTER = 1_000;

/**
 * A tree by mouse, keyboard and screen reader, for long lists: one plain element a row. Arrows move and unfold, letters jump,
 * Enter presses. What a row says is what is in it.
 */
export function TreeList({ label, rows, current, locale, direction, onPress, whenEmpty, className }: Props): ReactNode {
  const tree = useRef<HTMLDivElement>(null);
  const [reached, setReached] = useState<{ readonly key: string | undefined; readonly current: string | undefined } | null>(null);
  const typed = useRef({ text: '', at: -Infinity });
  // Where the focus was last, until another row becomes the current one.
  const candidates = reached?.current === current ? [reached?.key, current] : [current];
  const beginning = candidates.find((key) => rows.some((row) => row.key === key)) ?? rows[0]?.key;

  const keyOf = (target: EventTarget): string | undefined =>
    target instanceof Element ? target.closest<HTMLElement>('[role="treeitem"]')?.dataset['key'] : undefined;
  const focus = (place: number): void => (tree.current?.children[place] as HTMLElement | undefined)?.focus();

  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.altKey || event.ctrlKey || event.metaKey) return;
    const key = keyOf(event.target);
    const at = rows.findIndex((row) => row.key === key);
    if (key === undefined || at < 0) return;
    const letters = event.key.length === 1 ? lettersTyped(typed.current, event) : '';
    if (letters !== '') {
      typed.current = { text: letters, at: event.timeStamp };
      const found = rowBeginningWith(letters, at, rows, locale);
      if (found >= 0) focus(found);
      return event.preventDefault();
    }
    const forward = direction === 'ltr' ? 'ArrowRight' : 'ArrowLeft';
    const step = stepOfKey(event.key, at, rows, { forward, page: rowsInView(tree.current) });
    if (step === null) return;
    event.preventDefault();
    if (typeof step === 'object') focus(step.to);
    else onPress(key);
  };
  const onClick = (event: MouseEvent): void => {
    const key = keyOf(event.target);
    if (key !== undefined) onPress(key);
  };
  const onFocus = (event: FocusEvent): void => setReached({ key: keyOf(event.target), current });

  // A tree without rows would be none to a screen reader.
  if (rows.length === 0) return <div className={className}>{whenEmpty}</div>;
  return (
    <div ref={tree} role="tree" aria-label={label} className={className} onKeyDown={onKeyDown} onClick={onClick} onFocus={onFocus}>
      {rows.map((row) => (
        <Row key={row.key} row={row} isBeginning={row.key === beginning} isCurrent={row.key === current} />
      ))}
    </div>
  );
}

interface RowProps {
  readonly row: TreeRow;
  readonly isBeginning: boolean;
  readonly isCurrent: boolean;
}

const Row = memo(function Row({ row, isBeginning, isCurrent }: RowProps): ReactNode {
  const { key, level, position, siblings, open, className, content } = row;
  return (
    <div
      role="treeitem"
      data-key={key}
      aria-level={level}
      aria-posinset={position}
      aria-setsize={siblings}
      aria-expanded={open}
      aria-current={isCurrent || undefined}
      tabIndex={isBeginning ? 0 : -1}
      className={isCurrent ? `tree-row ${className} tree-current` : `tree-row ${className}`}
    >
      {content}
    </div>
  );
});

/** Letters that follow each other soon are one word; a space is one of them only within a word. */
function lettersTyped({ text, at }: { readonly text: string; readonly at: number }, { key, timeStamp }: KeyboardEvent): string {
  const word = timeStamp - at < WORD_ENDS_AFTER ? text : '';
  return key === ' ' && word === '' ? '' : word + key;
}

function rowsInView(tree: HTMLElement | null): number {
  const height = tree?.firstElementChild?.clientHeight ?? 0;
  return tree && height > 0 ? Math.max(1, Math.floor(tree.clientHeight / height) - 1) : 1;
}
