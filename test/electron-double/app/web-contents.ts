/** `webContents`: the page of a window as the main process sees it. */
import type { FrameFacts, NavigationEvent } from '../line/calls.ts';
import { givePort } from './message-port.ts';
import { stage, tell } from './stage.ts';
import { checkOptions, PreventableEvent, StrictEmitter, strict } from './strict.ts';

export type FrameDouble = { url: string };
type WindowOpenHandler = (details: { url: string }) => { action: 'allow' | 'deny' };

/** Those that the stage's Chromium knows by the same name. */
const knownPrintOptions = ['printBackground', 'preferCSSPageSize', 'generateTaggedPDF', 'generateDocumentOutline'];

export class WebContentsDouble extends StrictEmitter {
  readonly id: number;
  /** The same object for as long as the page's top frame lives; its address follows the page. */
  readonly mainFrame: FrameDouble = strict('WebFrameMain', { url: '' });
  openHandler: WindowOpenHandler | null = null;

  constructor(id: number) {
    super('webContents', [
      'will-navigate',
      'will-frame-navigate',
      'will-redirect',
      'will-attach-webview',
      'did-finish-load',
      'destroyed',
    ]);
    this.id = id;
  }

  send(channel: string, ...args: unknown[]): void {
    tell(stage.ask('send', { windowId: this.id, channel, args: structuredClone(args), ports: [] }));
  }

  postMessage(channel: string, message: unknown, transfer: object[] = []): void {
    const ports = transfer.map((port) => givePort(this.id, port));
    tell(stage.ask('send', { windowId: this.id, channel, args: [structuredClone(message)], ports }));
  }

  /** What Chromium prints of the page as it stands. */
  printToPDF(options: Record<string, boolean>): Promise<Uint8Array> {
    checkOptions('printToPDF', options, knownPrintOptions);
    return stage.ask('printToPdf', { windowId: this.id, options });
  }

  setWindowOpenHandler(handler: WindowOpenHandler): void {
    this.openHandler = handler;
  }
}

/** The frame that a message came from: the top one is always the same object, every other is one of its own. */
export function frameOf(contents: WebContentsDouble, facts: FrameFacts | null): FrameDouble | null {
  if (facts === null) return null;
  if (!facts.isMainFrame) return strict('WebFrameMain', { url: facts.url });
  contents.mainFrame.url = facts.url;
  return contents.mainFrame;
}

/** Whether the app keeps the page where it is. */
export function isNavigationPrevented(contents: WebContentsDouble, event: NavigationEvent, url: string): boolean {
  const details = Object.assign(new PreventableEvent(), { url });
  contents.emit(event, details);
  return details.defaultPrevented;
}

/** Without a handler, Electron opens every window. */
export function windowOpenAction(contents: WebContentsDouble, url: string): 'allow' | 'deny' {
  const answer = contents.openHandler?.({ url }) ?? { action: 'allow' as const };
  checkOptions('the window open handler', answer, ['action']);
  return answer.action;
}
