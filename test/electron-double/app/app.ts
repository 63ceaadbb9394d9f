/** `app`: its life from start to quit, its paths, and its lock. */
import { mkdirSync, statSync } from 'node:fs';
import { readConfig } from './config.ts';
import { takeInstanceLock } from './instance-lock.ts';
import { answerStage, leave } from './stage.ts';
import { PreventableEvent, StrictEmitter, strict } from './strict.ts';

const config = readConfig();
const emitter = new StrictEmitter('app', [
  'second-instance',
  'activate',
  'window-all-closed',
  'before-quit',
  'will-quit',
  'web-contents-created',
]);
const paths: Record<string, string> = { userData: config.userData, documents: config.documents };
const facts = { sandboxed: false, appUserModelId: '' };
let isReady = false;
let isQuitting = false;
/** Closes every window, and answers how many there are. */
const windows = { count: () => 0, closeAll: () => {} };

/** To be called by the windows' own file; the app knows of them no more than this. */
export function followWindows(own: typeof windows): void {
  Object.assign(windows, own);
}

export function isAppReady(): boolean {
  return isReady;
}

/** Electron refuses these before or after the app is ready. */
export function demandReady(what: string, ready: boolean): void {
  if (isReady !== ready) throw new Error(`${what} must be called ${ready ? 'after' : 'before'} the app is ready`);
}

/** The last window has closed: the app decides, and without its own decision it quits. */
export function afterLastWindow(): void {
  if (isQuitting) return;
  if (!emitter.emit('window-all-closed')) quit();
}

export function emitWebContentsCreated(contents: unknown): void {
  emitter.emit('web-contents-created', new PreventableEvent(), contents);
}

const ready = new Promise<void>((resolve) => {
  setImmediate(() => {
    isReady = true;
    resolve();
  });
});

function quit(): void {
  const event = new PreventableEvent();
  emitter.emit('before-quit', event);
  if (event.defaultPrevented) return;
  isQuitting = true;
  windows.closeAll();
  emitter.emit('will-quit', new PreventableEvent());
  exit();
}

function exit(code = 0): void {
  releaseLock();
  leave(code);
}

let releaseLock: () => void = () => {};

export const app = strict(
  'app',
  Object.assign(emitter, {
    isPackaged: config.isPackaged,
    enableSandbox() {
      demandReady('app.enableSandbox', false);
      facts.sandboxed = true;
    },
    setAppUserModelId(id: string) {
      facts.appUserModelId = id;
    },
    setPath(name: string, path: string) {
      if (!(name in paths)) throw new Error(`the double of Electron has no path "${name}"`);
      if (!statSync(path).isDirectory()) throw new Error(`${path} is no folder`);
      paths[name] = path;
    },
    getPath(name: string): string {
      const path = paths[name];
      if (path === undefined) throw new Error(`the double of Electron has no path "${name}"`);
      return path;
    },
    getLocale(): string {
      demandReady('app.getLocale', true);
      return config.locale;
    },
    whenReady: () => ready,
    requestSingleInstanceLock(): boolean {
      mkdirSync(paths.userData ?? '', { recursive: true });
      const lock = takeInstanceLock(paths.userData ?? '', () =>
        emitter.emit('second-instance', new PreventableEvent()),
      );
      releaseLock = lock.release;
      return lock.isFirst;
    },
    quit,
    exit,
  }),
);

answerStage({
  // The answer is on its way before the process may end.
  quit: () => void setImmediate(quit),
  facts: () => ({ ...facts, userData: paths.userData ?? '', windows: windows.count() }),
});
