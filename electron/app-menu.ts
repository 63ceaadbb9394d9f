/** The menu: the app's own doors, and what a system expects of every app. */
import { Menu, type MenuItemConstructorOptions } from 'electron';
import type { HostCommand } from '../shared/contract/bridge.ts';
import type { HostWords } from '../shared/text/host-words.ts';

export function setAppMenu(words: HostWords, tell: (command: HostCommand) => void, isMac: boolean): void {
  const item = (label: string, command: HostCommand, accelerator?: string): MenuItemConstructorOptions => ({
    label,
    click: () => tell(command),
    ...(accelerator === undefined ? {} : { accelerator }),
  });
  const { menu } = words;
  const template: MenuItemConstructorOptions[] = [
    ...(isMac ? [{ role: 'appMenu' } as const] : []),
    {
      label: menu.incident,
      submenu: [
        item(menu.declare, { kind: 'declare' }, 'CommandOrControl+Shift+D'),
        { type: 'separator' },
        isMac ? { role: 'close' } : { role: 'quit' },
      ],
    },
    { role: 'editMenu' },
    {
      label: menu.view,
      submenu: [
        item(menu.home, { kind: 'open', screen: 'home' }),
        item(menu.archive, { kind: 'open', screen: 'archive' }),
        item(menu.runbooks, { kind: 'open', screen: 'runbooks' }),
        item(menu.environments, { kind: 'open', screen: 'environments' }),
        item(menu.settings, { kind: 'open', screen: 'settings' }, 'CommandOrControl+,'),
        { type: 'separator' },
        item(menu.palette, { kind: 'palette' }),
        { type: 'separator' },
        { role: 'resetZoom' },
        { role: 'zoomIn' },
        { role: 'zoomOut' },
        { role: 'togglefullscreen' },
      ],
    },
    { role: 'windowMenu' },
    { role: 'help', submenu: [item(menu.shortcuts, { kind: 'shortcuts' })] },
  ];
  Menu.setApplicationMenu(Menu.buildFromTemplate(template));
}
