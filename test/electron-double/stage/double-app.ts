/** The real built main file in a process of its own, over the double of Electron, with its windows shown as pages. */
import { type ChildProcess, fork } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { configVariable, type DoubleConfig } from '../app/config.ts';
import type { AppCalls, MenuNode, StageCalls } from '../line/calls.ts';
import { type Answers, type Calls, type Line, type Message, openLine } from '../line/line.ts';
import type { AppScreen, OpenScreen } from './app-screen.ts';

const register = new URL('../app/register.ts', import.meta.url).href;
const builtMain = fileURLToPath(new URL('../../../dist/main/main.js', import.meta.url));

export type DoubleOptions<Screen extends AppScreen> = {
  dataDir: string;
  /** How a window is shown. */
  openScreen: OpenScreen<Screen>;
  mainFile?: string;
  /** What stands on the app's command line. */
  args?: string[];
  config?: Partial<DoubleConfig>;
};

export type DoubleApp<Screen extends AppScreen> = {
  app: Line<AppCalls>;
  windows: Screen[];
  menu: () => MenuNode[];
  notifications: { id: number; title: string; body: string }[];
  openedAddresses: string[];
  errorBoxes: { title: string; content: string }[];
  shortcuts: string[];
  /** What the person answers in the next dialogs; without an answer they cancel. */
  dialogs: { savePath: string | null; openPath: string | null; asked: unknown[] };
  errors: () => string;
  /** Code with which the process ended. */
  exited: Promise<number>;
  /** As the menu's quit does; resolves with the exit code. */
  quit(): Promise<number>;
  /** The end of a process that was killed. */
  kill(): Promise<number>;
};

export function startDoubleApp<Screen extends AppScreen>({
  dataDir,
  openScreen,
  mainFile = builtMain,
  args = [],
  config = {},
}: DoubleOptions<Screen>): DoubleApp<Screen> {
  const documents = join(dataDir, '..', 'documents');
  mkdirSync(documents, { recursive: true });
  const double: DoubleConfig = {
    userData: join(dataDir, '..', 'profile'),
    documents,
    locale: 'ja',
    isPackaged: false,
    resourcesPath: join(dataDir, '..', 'no-resources'),
    storageBackend: 'gnome_libsecret',
    storageUnlocked: true,
    ...config,
  };
  const child = fork(mainFile, args, {
    execArgv: ['--import', register],
    serialization: 'advanced',
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    env: { ...process.env, HIKESHI_DATA_DIR: dataDir, [configVariable]: JSON.stringify(double) },
  });
  const output = collect(child);
  const exited = new Promise<number>((resolve) => child.once('close', (code) => resolve(code ?? -1)));
  const windows = new Map<number, Promise<Screen>>();
  const opened: Screen[] = [];
  let menu: MenuNode[] = [];

  function windowOf(id: number): Promise<Screen> {
    return windows.get(id) ?? Promise.reject(new Error(`there is no window ${id}`));
  }

  const stage: Answers<StageCalls> = {
    async openWindow(facts) {
      const opening = openScreen(line, facts);
      windows.set(facts.id, opening);
      opened.push(await opening);
    },
    loadUrl: async ({ windowId, url }) => (await windowOf(windowId)).load(url),
    async showWindow({ windowId }) {
      (await windowOf(windowId)).shown = true;
    },
    async focusWindow({ windowId }) {
      (await windowOf(windowId)).focusCount += 1;
    },
    async printToPdf({ windowId, options }) {
      const { print } = await windowOf(windowId);
      if (print === undefined) throw new Error(`window ${windowId} has no page to print`);
      return print(options);
    },
    async destroyWindow({ windowId }) {
      await (await windowOf(windowId)).close?.();
    },
    async send({ windowId, ...rest }) {
      (await windowOf(windowId)).deliver({ kind: 'send', ...rest });
    },
    async portMessage({ windowId, ...rest }) {
      (await windowOf(windowId)).deliver({ kind: 'portMessage', ...rest });
    },
    async portClose({ windowId, ...rest }) {
      (await windowOf(windowId)).deliver({ kind: 'portClose', ...rest });
    },
    setMenu: (nodes) => {
      menu = nodes;
    },
    notify: (notification) => void self.notifications.push(notification),
    openExternal: ({ url }) => void self.openedAddresses.push(url),
    showErrorBox: (box) => void self.errorBoxes.push(box),
    saveDialog: (asked) => answerDialog(asked, 'savePath'),
    openDialog: (asked) => answerDialog(asked, 'openPath'),
    registerShortcut: ({ accelerator }) => void self.shortcuts.push(accelerator),
    leaving: () => undefined,
  };

  const line = openLine<AppCalls>(
    {
      send: (message) => {
        // A process that ends takes no more messages; its exit tells the rest.
        if (child.connected) child.send(message, () => undefined);
      },
      onMessage: (listener) => child.on('message', (message) => listener(message as Message)),
    },
    stage as unknown as Calls,
  );
  child.once('exit', () => line.cut());

  function answerDialog(asked: unknown, which: 'savePath' | 'openPath'): string | null {
    self.dialogs.asked.push(asked);
    return self.dialogs[which];
  }

  const self: DoubleApp<Screen> = {
    app: line,
    windows: opened,
    menu: () => menu,
    notifications: [],
    openedAddresses: [],
    errorBoxes: [],
    shortcuts: [],
    dialogs: { savePath: null, openPath: null, asked: [] },
    errors: output,
    exited,
    async quit() {
      // The answer may be lost with the process that it ends.
      await line.ask('quit', null).catch(() => undefined);
      return exited;
    },
    kill() {
      child.kill('SIGKILL');
      return exited;
    },
  };
  return self;
}

/** All that the process wrote, for the message of a test that fails. */
function collect(child: ChildProcess): () => string {
  let text = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream?.setEncoding('utf8').on('data', (chunk: string) => {
      text += chunk;
    });
  }
  return () => text;
}
