/** `Menu`: the application's menu as a tree of words, and what choosing an item does. */
import type { MenuNode } from '../line/calls.ts';
import { answerStage, stage, tell } from './stage.ts';
import { checkOptions, strictClass } from './strict.ts';

type Template = {
  label?: string;
  role?: string;
  type?: string;
  accelerator?: string;
  click?: () => void;
  submenu?: Template[];
};

const knownKeys = ['label', 'role', 'type', 'accelerator', 'click', 'submenu'];
const knownRoles = [
  ...['undo', 'redo', 'cut', 'copy', 'paste', 'selectAll', 'resetZoom', 'zoomIn', 'zoomOut', 'togglefullscreen'],
  ...['window', 'minimize', 'zoom', 'close', 'help', 'about', 'services', 'hide', 'hideOthers', 'unhide', 'quit'],
];
const modifiers = ['CommandOrControl', 'Shift', 'Alt'];

class MenuDouble {
  readonly template: Template[];

  constructor(template: Template[]) {
    this.template = template;
  }

  static buildFromTemplate(template: Template[]): MenuDouble {
    check(template);
    return new MenuDouble(template);
  }

  static setApplicationMenu(menu: MenuDouble): void {
    current = menu.template;
    tell(stage.ask('setMenu', current.map(describe)));
  }
}

let current: Template[] = [];

export const Menu = strictClass('Menu', MenuDouble);

function check(items: Template[]): void {
  for (const item of items) {
    checkOptions('a menu item', item, knownKeys);
    if (item.role !== undefined && !knownRoles.includes(item.role)) throw new Error(`no role ${item.role}`);
    if (item.type !== 'separator' && !item.label) throw new Error('a menu item without a word of its own');
    if (item.accelerator !== undefined) checkAccelerator(item.accelerator);
    check(item.submenu ?? []);
  }
}

/** Electron throws for a word it does not know, on the person's machine. */
export function checkAccelerator(accelerator: string): void {
  const parts = accelerator.split('+');
  const key = parts.at(-1) ?? '';
  const wrong = parts.slice(0, -1).filter((part) => !modifiers.includes(part));
  if (wrong.length > 0 || !/^[A-Z0-9,]$/.test(key)) throw new Error(`${accelerator} is no accelerator`);
}

function describe(item: Template): MenuNode {
  return {
    label: item.label ?? '',
    role: item.role ?? null,
    type: item.type ?? (item.submenu ? 'submenu' : 'normal'),
    accelerator: item.accelerator ?? null,
    submenu: (item.submenu ?? []).map(describe),
  };
}

answerStage({
  chooseMenu({ labels }) {
    let items = current;
    let chosen: Template | undefined;
    for (const label of labels) {
      chosen = items.find((item) => item.label === label);
      items = chosen?.submenu ?? [];
    }
    if (chosen?.click === undefined) throw new Error(`nothing to choose at ${labels.join(' > ')}`);
    chosen.click();
  },
});
