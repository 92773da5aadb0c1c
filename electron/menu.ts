import { BrowserWindow, Menu, type MenuItemConstructorOptions } from 'electron';
import type { Language } from '#core/questionnaire/wording';
import { CHANNELS } from './channels';

type NavigationLabels = Readonly<Record<string, string>>;

const labels = import.meta.glob<NavigationLabels>('../locales/*/ui.json', { eager: true, import: 'nav' });

/** Screens that the menu leads to; the window receives the name as a command. */
const COMMANDS = [
  { command: 'start', accelerator: 'CmdOrCtrl+1' },
  { command: 'secretariat', accelerator: 'CmdOrCtrl+2' },
  { command: 'review', accelerator: 'CmdOrCtrl+3' },
] as const;

/** The menu in the language of the window. Roles bring what every program has: quit, undo, copy, zoom, close. */
export function showMenu(language: Language): void {
  const words = labels[`../locales/${language}/ui.json`] ?? labels['../locales/en/ui.json'] ?? {};
  const commands = COMMANDS.map(({ command, accelerator }): MenuItemConstructorOptions => {
    const click = (): void => BrowserWindow.getAllWindows()[0]?.webContents.send(CHANNELS.menu, command);
    return { id: command, label: words[command] ?? command, accelerator, click };
  });
  const template: MenuItemConstructorOptions[] = [
    ...(process.platform === 'darwin' ? [{ role: 'appMenu' } as const] : []),
    { id: 'workspaces', label: words['label'] ?? '', submenu: [...commands, { type: 'separator' }, { role: 'quit' }] },
    { role: 'editMenu' },
    {
      id: 'view',
      role: 'viewMenu',
      submenu: [{ role: 'resetZoom' }, { role: 'zoomIn' }, { role: 'zoomOut' }, { role: 'togglefullscreen' }],
    },
    { role: 'windowMenu' },
  ];
  Menu.setApplicationMenu(Menu.buildFromTemplate(template));
}
