/** The menu: the app's own doors, and what a system expects of every app. */
import { Menu, type MenuItemConstructorOptions } from 'electron';
import type { HostCommand } from '../shared/contract/bridge.ts';
import type { HostWords } from '../shared/text/host-words.ts';

type Item = MenuItemConstructorOptions;
type Role = NonNullable<Item['role']>;

const separator: Item = { type: 'separator' };

/** Electron names its roles in English whatever the user's language is, so every item carries its own word. */
export function setAppMenu(words: HostWords, tell: (command: HostCommand) => void, isMac: boolean): void {
  const { menu } = words;
  const own = (label: string, command: HostCommand, accelerator?: string): Item => ({
    label,
    click: () => tell(command),
    ...(accelerator === undefined ? {} : { accelerator }),
  });
  const settings = own(menu.settings, { kind: 'open', screen: 'settings' }, 'CommandOrControl+,');
  const template: Item[] = [
    ...(isMac ? [{ label: 'Hikeshi', submenu: macAppItems(words, settings) }] : []),
    {
      label: menu.incident,
      submenu: [
        own(menu.declare, { kind: 'declare' }, 'CommandOrControl+Shift+D'),
        separator,
        isMac ? as('close', menu.close) : as('quit', menu.quit),
      ],
    },
    { label: menu.edit, submenu: editItems(words) },
    {
      label: menu.view,
      submenu: [
        own(menu.home, { kind: 'open', screen: 'home' }),
        own(menu.archive, { kind: 'open', screen: 'archive' }),
        own(menu.numbers, { kind: 'open', screen: 'numbers' }),
        own(menu.runbooks, { kind: 'open', screen: 'runbooks' }),
        own(menu.environments, { kind: 'open', screen: 'environments' }),
        ...(isMac ? [] : [settings]),
        separator,
        own(menu.palette, { kind: 'palette' }),
        separator,
        as('resetZoom', menu.resetZoom),
        as('zoomIn', menu.zoomIn),
        as('zoomOut', menu.zoomOut),
        as('togglefullscreen', menu.fullScreen),
      ],
    },
    {
      role: 'window',
      label: menu.window,
      submenu: [as('minimize', menu.minimize), isMac ? as('zoom', menu.zoomWindow) : as('close', menu.close)],
    },
    { role: 'help', label: menu.help, submenu: [own(menu.shortcuts, { kind: 'shortcuts' })] },
  ];
  Menu.setApplicationMenu(Menu.buildFromTemplate(template));
}

/** What the role does, under our own word for it. */
function as(role: Role, label: string): Item {
  return { role, label };
}

function editItems({ menu }: HostWords): Item[] {
  return [
    as('undo', menu.undo),
    as('redo', menu.redo),
    separator,
    as('cut', menu.cut),
    as('copy', menu.copy),
    as('paste', menu.paste),
    as('selectAll', menu.selectAll),
  ];
}

function macAppItems({ menu }: HostWords, settings: Item): Item[] {
  return [
    as('about', menu.about),
    separator,
    settings,
    separator,
    as('services', menu.services),
    separator,
    as('hide', menu.hide),
    as('hideOthers', menu.hideOthers),
    as('unhide', menu.showAll),
    separator,
    as('quit', menu.quit),
  ];
}
