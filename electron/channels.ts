/** Names of the messages between preload and main process. */

/** Page → main: a port to the core, please. */
export const connectChannel = 'hikeshi:connect';

/** Main → page: the port. */
export const portChannel = 'hikeshi:port';

/** Main → page: something was chosen in the menu, by the shortcut, or by clicking a notification. */
export const commandChannel = 'hikeshi:command';
