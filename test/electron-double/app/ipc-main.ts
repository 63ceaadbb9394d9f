/** `ipcMain`: messages of pages, by channel. A page that sends where nobody listens has made a mistake, and is told. */
import { EventEmitter } from 'node:events';
import { strict } from './strict.ts';

const emitter = new EventEmitter();

export const ipcMain = strict('ipcMain', emitter);

export function emitIpc(channel: string, event: { sender: object; senderFrame: object | null }, args: unknown[]): void {
  const heard = emitter.emit(channel, strict('IpcMainEvent', event), ...args);
  if (!heard) throw new Error(`nobody listens on ${channel}`);
}
