/** Makes a plain Node process look like Electron's utility process to the program that is loaded after this file. */
import { EventEmitter } from 'node:events';

process.parentPort = new EventEmitter();
process.on('message', (data) => process.parentPort.emit('message', { data }));
Object.defineProperty(process.versions, 'electron', { value: '45.0.0' });
