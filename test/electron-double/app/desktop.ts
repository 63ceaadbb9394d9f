/** What the app asks of the desktop: notifications, dialogs, other programs, keys that work everywhere. */
import { demandReady } from './app.ts';
import { checkAccelerator } from './menu.ts';
import { answerStage, stage, tell } from './stage.ts';
import { checkOptions, StrictEmitter, strict, strictClass } from './strict.ts';

let lastNotification = 0;
const shown = new Map<number, NotificationDouble>();

class NotificationDouble extends StrictEmitter {
  readonly facts: { id: number; title: string; body: string };

  constructor(options: { title: string; body: string }) {
    super('Notification', ['click', 'close', 'failed']);
    demandReady('new Notification', true);
    checkOptions('Notification', options, ['title', 'body']);
    lastNotification += 1;
    this.facts = { id: lastNotification, ...options };
  }

  static isSupported(): boolean {
    return true;
  }

  show(): void {
    shown.set(this.facts.id, this);
    tell(stage.ask('notify', this.facts));
  }
}

export const Notification = strictClass('Notification', NotificationDouble);

type FileFilter = { name: string; extensions: string[] };

export const dialog = strict('dialog', {
  async showSaveDialog(options: { defaultPath: string }) {
    checkOptions('showSaveDialog', options, ['defaultPath']);
    const filePath = await stage.ask('saveDialog', options);
    return { canceled: filePath === null, filePath: filePath ?? '' };
  },
  async showOpenDialog(options: { properties: string[]; filters: FileFilter[] }) {
    checkOptions('showOpenDialog', options, ['properties', 'filters']);
    const extensions = options.filters.flatMap((filter) => filter.extensions);
    const filePath = await stage.ask('openDialog', { extensions });
    return { canceled: filePath === null, filePaths: filePath === null ? [] : [filePath] };
  },
  showErrorBox(title: string, content: string) {
    tell(stage.ask('showErrorBox', { title, content }));
  },
});

export const shell = strict('shell', {
  async openExternal(url: string) {
    await stage.ask('openExternal', { url });
  },
});

const shortcuts = new Map<string, () => void>();

export const globalShortcut = strict('globalShortcut', {
  register(accelerator: string, callback: () => void): boolean {
    demandReady('globalShortcut.register', true);
    checkAccelerator(accelerator);
    shortcuts.set(accelerator, callback);
    tell(stage.ask('registerShortcut', { accelerator }));
    return true;
  },
  unregisterAll() {
    shortcuts.clear();
  },
});

answerStage({
  clickNotification: ({ id }) => void shown.get(id)?.emit('click'),
  pressShortcut({ accelerator }) {
    const callback = shortcuts.get(accelerator);
    if (callback === undefined) throw new Error(`${accelerator} is not registered`);
    callback();
  },
});
