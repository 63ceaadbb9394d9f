/** Gives the page a message port to the core, where the page is the app's own top frame and nobody else. */
import { type IpcMainEvent, ipcMain, MessageChannelMain, type MessagePortMain } from 'electron';
import type { Core } from '../core/core.ts';
import { isApp } from './app-protocol.ts';
import { createPortHandler } from './call-port.ts';
import { connectChannel, portChannel } from './channels.ts';

/** Answers each request for a port; a page that reloads gets a new one, and its old one ends. */
export function answerCalls(router: () => Core['router']): void {
  const portOf = new Map<number, MessagePortMain>();
  ipcMain.on(connectChannel, (event) => {
    if (!isOwnTopFrame(event)) return;
    const { sender } = event;
    const { port1, port2 } = new MessageChannelMain();
    const before = portOf.get(sender.id);
    if (before === undefined) sender.once('destroyed', () => endPortOf(sender.id));
    else end(before);
    portOf.set(sender.id, port1);
    // A page that comes back after the record was recovered finds the record.
    createPortHandler(router(), (error) => console.error(error))(port1, {
      window: `electron-${sender.id}`,
      actor: null,
    });
    port1.start();
    sender.postMessage(portChannel, null, [port2]);
  });

  function endPortOf(senderId: number): void {
    const port = portOf.get(senderId);
    portOf.delete(senderId);
    if (port) end(port);
  }
}

/** Closing a port tells the other end alone; the calls and streams that wait on this one must hear of it too. */
function end(port: MessagePortMain): void {
  port.close();
  port.emit('close');
}

/** A frame that is gone, an embedded one, or another page never gets a way to the core. */
function isOwnTopFrame({ sender, senderFrame }: IpcMainEvent): boolean {
  return senderFrame !== null && senderFrame === sender.mainFrame && isApp(senderFrame.url);
}
