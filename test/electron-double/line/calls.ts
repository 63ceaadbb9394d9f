/** What passes between the app's process, which imports the double of Electron, and the stage, which shows its windows as pages. */

/** A frame as the page's side knows it. `id` is stable as long as the document's frame lives. */
export type FrameFacts = { url: string; isMainFrame: boolean };

export type WindowFacts = {
  id: number;
  width: number;
  height: number;
  webPreferences: Record<string, unknown>;
  /** The preload's own text, read from where the preferences name it; null without one. */
  preload: string | null;
};

export type MenuNode = {
  label: string;
  role: string | null;
  type: string;
  accelerator: string | null;
  submenu: MenuNode[];
};

/** Where `protocol.handle` answered. */
export type ProtocolAnswer = { status: number; headers: Record<string, string>; body: Uint8Array };

export type NavigationEvent = 'will-navigate' | 'will-frame-navigate' | 'will-redirect';

/** Asked by the app's process. */
export type StageCalls = {
  openWindow(facts: WindowFacts): void;
  /** Resolves when the page's load event has fired. */
  loadUrl(input: { windowId: number; url: string }): void;
  showWindow(input: { windowId: number }): void;
  focusWindow(input: { windowId: number }): void;
  /** The window's page as PDF. */
  printToPdf(input: { windowId: number; options: Record<string, boolean> }): Uint8Array;
  destroyWindow(input: { windowId: number }): void;
  /** To `ipcRenderer.on`; `ports` go with it. */
  send(input: { windowId: number; channel: string; args: unknown[]; ports: number[] }): void;
  portMessage(input: { windowId: number; port: number; data: unknown }): void;
  portClose(input: { windowId: number; port: number }): void;
  setMenu(menu: MenuNode[]): void;
  notify(input: { id: number; title: string; body: string }): void;
  openExternal(input: { url: string }): void;
  showErrorBox(input: { title: string; content: string }): void;
  /** The path that the person chose, or null. */
  saveDialog(input: { defaultPath: string }): string | null;
  openDialog(input: { extensions: string[] }): string | null;
  registerShortcut(input: { accelerator: string }): void;
  /** The last word of the process. */
  leaving(input: { code: number }): void;
};

/** Asked by the stage. */
export type AppCalls = {
  protocolRequest(input: { scheme: string; url: string; method: string }): ProtocolAnswer;
  ipc(input: { windowId: number; frame: FrameFacts | null; channel: string; args: unknown[] }): void;
  portMessage(input: { port: number; data: unknown }): void;
  portClose(input: { port: number }): void;
  /** Whether a listener prevented it. */
  navigation(input: { windowId: number; event: NavigationEvent; url: string }): boolean;
  /** Whether the listener of the window's session refuses a request. */
  requestCancelled(input: { windowId: number; url: string }): boolean;
  /** What the handler of `window.open` says. */
  windowOpen(input: { windowId: number; url: string }): 'allow' | 'deny';
  /** What the session's two handlers say. */
  permission(input: { windowId: number; permission: string; url: string }): { request: boolean; check: boolean };
  /** Whether a page may use USB, HID and serial devices. */
  devices(input: null): boolean;
  /** Whether a page may record the screen. */
  screens(input: null): boolean;
  /** Whether a download is prevented. */
  download(input: null): boolean;
  /** The page's document was replaced: its ports are gone. */
  pageGone(input: { windowId: number }): void;
  chooseMenu(input: { labels: string[] }): void;
  pressShortcut(input: { accelerator: string }): void;
  clickNotification(input: { id: number }): void;
  closeWindow(input: { windowId: number }): void;
  minimizeWindow(input: { windowId: number }): void;
  quit(input: null): void;
  /** Facts that only the app's process knows. */
  facts(input: null): { sandboxed: boolean; userData: string; appUserModelId: string; windows: number };
};
