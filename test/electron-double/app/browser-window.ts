/** `BrowserWindow`: one page of the stage's Chromium each. */
import { readFileSync } from 'node:fs';
import { afterLastWindow, demandReady, emitWebContentsCreated, followWindows } from './app.ts';
import { emitIpc } from './ipc-main.ts';
import { dropPortsOf } from './message-port.ts';
import { isRequestCancelled } from './session.ts';
import { answerStage, stage, tell } from './stage.ts';
import { checkOptions, StrictEmitter, strict, strictClass } from './strict.ts';
import { frameOf, isNavigationPrevented, WebContentsDouble, windowOpenAction } from './web-contents.ts';

type Preferences = { preload?: string } & Record<string, unknown>;
type WindowOptions = {
  width?: number;
  height?: number;
  minWidth?: number;
  minHeight?: number;
  show: boolean;
  webPreferences: Preferences;
};

const knownOptions = ['width', 'height', 'minWidth', 'minHeight', 'show', 'webPreferences'];
const knownPreferences = [
  'preload',
  'partition',
  'javascript',
  'contextIsolation',
  'sandbox',
  'nodeIntegration',
  'nodeIntegrationInSubFrames',
  'nodeIntegrationInWorker',
  'webSecurity',
  'webviewTag',
  'allowRunningInsecureContent',
  'experimentalFeatures',
  'navigateOnDragDrop',
  'spellcheck',
];

let lastId = 0;
const open = new Map<number, WindowDouble>();

class WindowDouble extends StrictEmitter {
  readonly webContents: WebContentsDouble;
  /** Of the session that the window's page belongs to; null is the app's own. */
  readonly partition: string | null;
  destroyed = false;
  minimized = false;

  constructor(options: WindowOptions) {
    super('BrowserWindow', ['ready-to-show', 'closed']);
    demandReady('new BrowserWindow', true);
    checkOptions('BrowserWindow', options, knownOptions);
    checkOptions('webPreferences', options.webPreferences, knownPreferences);
    // Electron's own size of a window that names none.
    const { width = 800, height = 600, webPreferences } = options;
    this.partition = typeof webPreferences.partition === 'string' ? webPreferences.partition : null;
    lastId += 1;
    this.webContents = strict('webContents', new WebContentsDouble(lastId));
    open.set(lastId, this);
    const preload = webPreferences.preload === undefined ? null : readFileSync(webPreferences.preload, 'utf8');
    tell(stage.ask('openWindow', { id: lastId, width, height, webPreferences, preload }));
    emitWebContentsCreated(this.webContents);
    if (options.show) this.show();
  }

  /** Resolves when the page's load event has fired, as Electron's does. */
  async loadURL(url: string): Promise<void> {
    this.webContents.mainFrame.url = url;
    await stage.ask('loadUrl', { windowId: this.webContents.id, url });
    this.emit('ready-to-show');
    this.webContents.emit('did-finish-load');
  }

  show(): void {
    tell(stage.ask('showWindow', { windowId: this.webContents.id }));
  }

  focus(): void {
    tell(stage.ask('focusWindow', { windowId: this.webContents.id }));
  }

  isMinimized(): boolean {
    return this.minimized;
  }

  restore(): void {
    this.minimized = false;
  }

  isDestroyed(): boolean {
    return this.destroyed;
  }

  /** Ends the window whether or not its page agrees. */
  destroy(): void {
    if (this.destroyed) return;
    tell(stage.ask('destroyWindow', { windowId: this.webContents.id }));
    this.closeNow();
    if (open.size === 0) setImmediate(afterLastWindow);
  }

  /** The end of a window, by the person or by the app's quitting. */
  closeNow(): void {
    if (this.destroyed) return;
    this.destroyed = true;
    open.delete(this.webContents.id);
    dropPortsOf(this.webContents.id);
    this.webContents.emit('destroyed');
    this.emit('closed');
  }
}

export const BrowserWindow = strictClass('BrowserWindow', WindowDouble);

followWindows({
  count: () => open.size,
  closeAll: () => {
    for (const window of [...open.values()]) window.closeNow();
  },
});

function windowOf(windowId: number): WindowDouble {
  const found = open.get(windowId);
  if (found === undefined) throw new Error(`there is no window ${windowId}`);
  return found;
}

answerStage({
  ipc({ windowId, frame, channel, args }) {
    const { webContents } = windowOf(windowId);
    emitIpc(channel, { sender: webContents, senderFrame: frameOf(webContents, frame) }, args);
  },
  navigation: ({ windowId, event, url }) => isNavigationPrevented(windowOf(windowId).webContents, event, url),
  requestCancelled: ({ windowId, url }) => isRequestCancelled(windowOf(windowId).partition, url),
  windowOpen: ({ windowId, url }) => windowOpenAction(windowOf(windowId).webContents, url),
  pageGone: ({ windowId }) => dropPortsOf(windowId),
  minimizeWindow: ({ windowId }) => {
    windowOf(windowId).minimized = true;
  },
  closeWindow({ windowId }) {
    windowOf(windowId).closeNow();
    if (open.size === 0) setImmediate(afterLastWindow);
  },
});
