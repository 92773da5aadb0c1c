export interface Shortcut {
  /** What it does: `help.shortcuts.<does>`. */
  readonly does: string;
  /** Each way to do it, as keys pressed together, by the names of `help.keys` or as they are written on the key. */
  readonly keys: readonly (readonly string[])[];
}

export interface ShortcutGroup {
  readonly where: 'everywhere' | 'complete' | 'tables' | 'desktop';
  readonly shortcuts: readonly Shortcut[];
}

/** Every key that does something of its own here. What a browser or a screen reader does with its keys is theirs. */
export const SHORTCUTS: readonly ShortcutGroup[] = [
  {
    where: 'everywhere',
    shortcuts: [
      { does: 'help', keys: [['F1']] },
      { does: 'undo', keys: [['control', 'Z']] },
      {
        does: 'redo',
        keys: [
          ['control', 'shift', 'Z'],
          ['control', 'Y'],
        ],
      },
      { does: 'close', keys: [['escape']] },
      { does: 'skip', keys: [['tab']] },
    ],
  },
  {
    where: 'complete',
    shortcuts: [
      { does: 'onwards', keys: [['alt', 'onwards']] },
      { does: 'back', keys: [['alt', 'backwards']] },
      { does: 'inList', keys: [['up'], ['down']] },
      { does: 'unfold', keys: [['onwards'], ['backwards']] },
      { does: 'typeAhead', keys: [['letters']] },
      { does: 'choose', keys: [['up'], ['down'], ['space']] },
    ],
  },
  {
    where: 'tables',
    shortcuts: [
      { does: 'cell', keys: [['up'], ['down'], ['enter']] },
      { does: 'paste', keys: [['control', 'V']] },
    ],
  },
  {
    where: 'desktop',
    shortcuts: [
      {
        does: 'workspaces',
        keys: [
          ['control', '1'],
          ['control', '2'],
          ['control', '3'],
        ],
      },
      { does: 'open', keys: [['control', 'O']] },
      { does: 'print', keys: [['control', 'P']] },
      { does: 'undoAnywhere', keys: [['control', 'alt', 'Z']] },
    ],
  },
];
