/**
 * The bridge between page and main process: one frozen object, without data and without anything of Electron's own. It runs in the
 * sandbox, so it is built into a single file and requires electron alone.
 */
import { contextBridge, type IpcRendererEvent, ipcRenderer } from 'electron';
import { bridgeName, bridgePortMessage, type HikeshiBridge, type HostCommand } from '../shared/contract/bridge.ts';
import { commandChannel, connectChannel, portChannel } from './channels.ts';

const bridge: HikeshiBridge = Object.freeze({
  connect: () => ipcRenderer.send(connectChannel),
  onCommand: (listener: (command: HostCommand) => void) => {
    const hear = (_event: IpcRendererEvent, command: HostCommand) => listener(command);
    ipcRenderer.on(commandChannel, hear);
    return () => {
      ipcRenderer.removeListener(commandChannel, hear);
    };
  },
});

// A port cannot cross the context bridge; a message of the window can carry it, and only this page hears it.
ipcRenderer.on(portChannel, (event) => window.postMessage(bridgePortMessage, '*', event.ports));

contextBridge.exposeInMainWorld(bridgeName, bridge);
