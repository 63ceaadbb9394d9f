/**
 * What the Electron host's preload puts on `window`: one frozen object, present in Electron and absent in a browser. It carries no
 * data and no Electron object, only the way to a message port and the host's own keys and menu.
 */

/** Something chosen outside the page: in the menu, by the global shortcut, or by clicking a notification. */
export type HostCommand =
  | { kind: 'declare' }
  | { kind: 'palette' }
  | { kind: 'shortcuts' }
  | { kind: 'open'; screen: 'home' | 'archive' | 'numbers' | 'runbooks' | 'environments' | 'settings' }
  | { kind: 'openIncident'; incidentId: string };

export type HikeshiBridge = {
  /**
   * Asks for a fresh port to the core. It arrives once, as a `message` event of this window whose data is `bridgePortMessage`,
   * whose source is this window, and whose only port speaks oRPC's message-port protocol. Call `port.start()`.
   */
  readonly connect: () => void;
  /** Hears what is chosen outside the page; answers a function that stops it. */
  readonly onCommand: (listener: (command: HostCommand) => void) => () => void;
};

/** Name of the bridge on `window`. */
export const bridgeName = 'hikeshi';

/** Data of the `message` event that brings the port. */
export const bridgePortMessage = 'hikeshi:port';
