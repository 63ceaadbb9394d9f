/** Loaded before a program that `utilityProcess.fork` runs: its way to the parent, and what tells it that it is in Electron. */
import { EventEmitter } from 'node:events';
import { isMainThread } from 'node:worker_threads';

Object.defineProperty(process.versions, 'electron', { value: '45.0.0', enumerable: true });
Object.defineProperty(process, 'execPath', { value: '/the/fuses/forbid/running/as/node' });

if (isMainThread) {
  const parentPort = Object.assign(new EventEmitter(), {
    postMessage: (message: unknown) => process.send?.({ message }),
  });
  Object.defineProperty(process, 'parentPort', { value: parentPort });
  // Wrapped, since Node keeps plain null for itself.
  process.on('message', ({ message }: { message: unknown }) =>
    parentPort.emit('message', { data: message, ports: [] }),
  );
}
