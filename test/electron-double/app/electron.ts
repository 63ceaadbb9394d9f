/**
 * The double of the `electron` module, as the main process imports it. What it does not export cannot be imported, and what its
 * parts do not implement throws when it is touched.
 */
export { app } from './app.ts';
export { BrowserWindow } from './browser-window.ts';
export { dialog, globalShortcut, Notification, shell } from './desktop.ts';
export { ipcMain } from './ipc-main.ts';
export { Menu } from './menu.ts';
export { MessageChannelMain } from './message-port.ts';
export { protocol } from './protocol.ts';
export { safeStorage } from './safe-storage.ts';
export { session } from './session.ts';
export { utilityProcess } from './utility-process.ts';
