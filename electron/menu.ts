import { BrowserWindow, Menu, type MenuItemConstructorOptions } from 'electron';
import type { Language } from '#core/questionnaire/wording';
import { CHANNELS } from './channels';

type Labels = Readonly<Record<string, string>>;

const menuLabels = import.meta.glob<Labels>('../locales/*/ui.json', { eager: true, import: 'menu' });
const screenLabels = import.meta.glob<Labels>('../locales/*/ui.json', { eager: true, import: 'nav' });

export interface RecentAssessment {
  readonly id: string;
  /** As the menu shows it. */
  readonly title: string;
}

export interface MenuContent {
  readonly language: Language;
  /** The one used last first. */
  readonly recent: readonly RecentAssessment[];
  readonly openBundle: () => void;
  readonly print: () => void;
}

const MOST_RECENT = 9;
type Item = MenuItemConstructorOptions;
const SEPARATOR: Item = { type: 'separator' };

/** The menu in the language of the window. Roles bring what every program has; the rest are commands that the page carries out. */
export function showMenu({ language, recent, openBundle, print }: MenuContent): void {
  const inLanguage = (labels: Readonly<Record<string, Labels>>): Labels => ({
    ...labels['../locales/en/ui.json'],
    ...labels[`../locales/${language}/ui.json`],
  });
  const words = inLanguage(menuLabels);
  const screens = inLanguage(screenLabels);
  // Roles carry English words of their own: each gets ours.
  const role = (name: NonNullable<Item['role']>, word: string): Item => ({ role: name, label: words[word] });
  const command = (name: string, label: string | undefined, accelerator?: string): Item => ({
    id: name,
    label,
    accelerator,
    click: () => tellPage(name),
  });

  const file: Item[] = [
    command('start', screens['start'], 'CmdOrCtrl+1'),
    command('secretariat', screens['secretariat'], 'CmdOrCtrl+2'),
    command('review', screens['review'], 'CmdOrCtrl+3'),
    SEPARATOR,
    { id: 'open-bundle', label: words['openBundle'], accelerator: 'CmdOrCtrl+O', click: openBundle },
    {
      id: 'recent',
      label: words['recent'],
      enabled: recent.length > 0,
      submenu: recent.slice(0, MOST_RECENT).map(({ id, title }) => command(`assessment:${id}`, asLabel(title))),
    },
    SEPARATOR,
    { id: 'print', label: words['print'], accelerator: 'CmdOrCtrl+P', click: print },
    SEPARATOR,
    role('quit', 'quit'),
  ];
  const edit: Item[] = [
    command('undo', words['undoAnswer'], 'CmdOrCtrl+Alt+Z'),
    command('redo', words['redoAnswer'], 'CmdOrCtrl+Alt+Shift+Z'),
    SEPARATOR,
    role('undo', 'undo'),
    role('redo', 'redo'),
    SEPARATOR,
    role('cut', 'cut'),
    role('copy', 'copy'),
    role('paste', 'paste'),
    role('selectAll', 'selectAll'),
  ];
  const view: Item[] = [
    role('resetZoom', 'actualSize'),
    role('zoomIn', 'zoomIn'),
    role('zoomOut', 'zoomOut'),
    SEPARATOR,
    role('togglefullscreen', 'fullScreen'),
  ];
  const window: Item[] = [role('minimize', 'minimize'), role('close', 'close')];
  const template: Item[] = [
    ...(process.platform === 'darwin' ? [{ role: 'appMenu' } as const] : []),
    { id: 'file', label: words['file'], submenu: file },
    { id: 'edit', label: words['edit'], submenu: edit },
    { id: 'view', label: words['view'], submenu: view },
    { id: 'window', label: words['window'], submenu: window },
  ];
  Menu.setApplicationMenu(Menu.buildFromTemplate(template));
}

/** A single `&` would mark the next letter as a key of the menu. */
const asLabel = (title: string): string => title.replaceAll('&', '&&');

/** A command for the page; see `onMenu` in `core/contract/api.ts`. */
export function tellPage(command: string): void {
  BrowserWindow.getAllWindows()[0]?.webContents.send(CHANNELS.menu, command);
}
