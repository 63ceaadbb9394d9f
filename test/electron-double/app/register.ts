/**
 * Loaded before the app's main file (`node --import`): makes `electron` mean the double, and this process look like Electron's
 * main process as far as the app can see.
 */
import { registerHooks } from 'node:module';
import { readConfig } from './config.ts';
import { realNodeKey } from './real-node.ts';

const double = new URL('./electron.ts', import.meta.url).href;

registerHooks({
  resolve: (specifier, context, next) =>
    specifier === 'electron'
      ? { url: double, format: 'module-typescript', shortCircuit: true }
      : next(specifier, context),
});

Object.defineProperty(process, realNodeKey, { value: process.execPath });
Object.defineProperty(process.versions, 'electron', { value: '45.0.0', enumerable: true });
Object.defineProperty(process, 'resourcesPath', { value: readConfig().resourcesPath });
// The fuses of the packed app forbid it to run as a plain Node: a child started from this path must fail here too.
Object.defineProperty(process, 'execPath', { value: '/the/fuses/forbid/running/as/node' });
