import { EventEmitter } from 'node:events';
import type * as Electron from 'electron';
import type { DialogShown, MenuEntry } from '../questions';
import { strict, type Members } from '../strict';
import { eventsOf, type Circumstances } from './circumstances';
import type { WindowsPart } from './windows';

export interface DesktopPart {
  readonly parts: Readonly<Record<'dialog' | 'shell' | 'Menu' | 'nativeTheme' | 'screen', object>>;
  clickMenu(id: string): void;
  turnDark(dark: boolean): void;
}

/** What belongs to the machine: dialogs, menus, links, colours, screens. */
export function makeDesktop(around: Circumstances, windows: WindowsPart): DesktopPart {
  let menu: readonly Electron.MenuItemConstructorOptions[] = [];
  let dark = false;
  const themeEvents = new EventEmitter();

  const show =
    (kind: DialogShown['kind']) =>
    async (...given: readonly unknown[]): Promise<unknown> => {
      around.mustBeReady(`dialog.${kind}`);
      // docs/api/dialog: "The window argument allows the dialog to attach itself to a parent window, making it modal".
      if (!windows.isWindow(given[0])) {
        around.fault(`dialog.${kind} without a parent window is not modal`);
        if (given.length > 1) throw new TypeError(`dialog.${kind}: the parent is no window`);
      }
      const options = JSON.parse(JSON.stringify(given.at(-1) ?? {})) as Record<string, unknown>;
      checkFilters(options, around.fault);
      return around.test.ask('showDialog', { kind, options });
    };

  const dialog = {
    showOpenDialog: show('showOpenDialog'),
    showSaveDialog: show('showSaveDialog'),
    showMessageBox: show('showMessageBox'),
    showErrorBox: (_title: string, text: string) => around.note({ kind: 'error-box', text }),
  } satisfies Members<Electron.Dialog>;

  const shell = {
    openExternal: async (url: string) => around.note({ kind: 'external', url: new URL(url).href }),
  } satisfies Members<Electron.Shell>;

  const Menu = {
    buildFromTemplate: (template: readonly Electron.MenuItemConstructorOptions[]) => {
      for (const item of itemsOf(template)) checkItem(item, around.fault);
      return { template };
    },
    setApplicationMenu: (built: { readonly template: readonly Electron.MenuItemConstructorOptions[] } | null) => {
      menu = built?.template ?? [];
      around.hasOwnMenu = true;
      around.note({ kind: 'menu', entries: menu.map(shown) });
    },
  } satisfies Members<typeof Electron.Menu>;

  const nativeTheme = {
    ...eventsOf(themeEvents),
    get shouldUseDarkColors() {
      return dark;
    },
  } satisfies Members<Electron.NativeTheme>;

  const screen = {
    getAllDisplays: () => {
      // docs/api/screen: "You cannot require or use this module until the ready event of the app module is emitted".
      around.mustBeReady('screen');
      return [{ workArea: { x: 0, y: 0, width: 1920, height: 1080 } }];
    },
  } satisfies Members<Electron.Screen>;

  return {
    parts: {
      dialog: strict('dialog', dialog, around.fault),
      shell: strict('shell', shell, around.fault),
      Menu: strict('Menu', Menu, around.fault),
      nativeTheme: strict('nativeTheme', nativeTheme, around.fault),
      screen: strict('screen', screen, around.fault),
    },
    clickMenu: (id) => {
      const item = itemsOf(menu).find((each) => each.id === id);
      if (!item?.click || item.enabled === false) throw new Error(`no menu entry ${id} that can be chosen`);
      item.click({} as never, undefined, {});
    },
    turnDark: (turned) => {
      dark = turned;
      themeEvents.emit('updated');
    },
  };
}

type Item = Electron.MenuItemConstructorOptions;

const submenuOf = ({ submenu }: Item): readonly Item[] => (Array.isArray(submenu) ? submenu : []);
const itemsOf = (items: readonly Item[]): readonly Item[] => items.flatMap((item) => [item, ...itemsOf(submenuOf(item))]);

const shown = (item: Item): MenuEntry => ({
  id: item.id,
  label: item.label,
  role: item.role,
  accelerator: item.accelerator,
  type: item.type,
  enabled: item.enabled,
  submenu: item.submenu ? submenuOf(item).map(shown) : undefined,
});

/** docs/tutorial/keyboard-shortcuts, "Accelerators". */
const MODIFIER = /^(?:Command|Cmd|Control|Ctrl|CommandOrControl|CmdOrCtrl|Alt|Option|AltGr|Shift|Super|Meta)$/;
const KEY =
  /^(?:[A-Z0-9]|F(?:[1-9]|1\d|2[0-4])|Plus|Space|Tab|Backspace|Delete|Insert|Return|Enter|Up|Down|Left|Right|Home|End|PageUp|PageDown|Esc|Escape|[-=,.;/])$/;

/** docs/api/menu-item, "Roles". */
const ROLES: ReadonlySet<string> = new Set<NonNullable<Item['role']>>([
  'undo',
  'redo',
  'cut',
  'copy',
  'paste',
  'delete',
  'selectAll',
  'resetZoom',
  'zoomIn',
  'zoomOut',
  'togglefullscreen',
  'minimize',
  'close',
  'quit',
  'about',
  'hide',
  'hideOthers',
  'unhide',
  'services',
  'front',
  'editMenu',
  'viewMenu',
  'windowMenu',
  'appMenu',
  'window',
]);

function checkItem(item: Item, fault: (text: string) => void): void {
  const words = item.accelerator?.split('+') ?? [];
  const key = words.at(-1);
  const isAccelerator = key === undefined || (KEY.test(key) && words.slice(0, -1).every((word) => MODIFIER.test(word)));
  if (!isAccelerator) fault(`conversion failure of the accelerator ${item.accelerator}`);
  if (item.role && !ROLES.has(item.role)) fault(`unknown role ${item.role}`);
  // lib/browser/api/menu-item.ts: a submenu without a label or role shows nothing; so does an item.
  if (item.type !== 'separator' && !item.label && !item.role) fault(`a menu entry without words: ${item.id ?? '?'}`);
}

/** docs/api/structures/file-filter: "without wildcards or dots". */
function checkFilters(options: Readonly<Record<string, unknown>>, fault: (text: string) => void): void {
  const filters = (options['filters'] ?? []) as readonly Electron.FileFilter[];
  for (const extension of filters.flatMap((filter) => filter.extensions)) {
    if (/^\.|\*./.test(extension)) fault(`the dialog filter ${extension} has a dot or wildcard`);
  }
}
