/** A main file for the double: the host's own ports, without the core, answering what the test asks. */
import { app } from 'electron';
import { electronPorts } from '../../electron/electron-ports.ts';
import { answerStage } from '../electron-double/app/stage.ts';
import type { AppCalls } from '../electron-double/line/calls.ts';
import type { PortCalls } from './port-calls.ts';

const dataDir = process.env.HIKESHI_DATA_DIR ?? '';
await app.whenReady();
const clicks: string[] = [];
const ports = electronPorts(dataDir, null, (incidentId) => clicks.push(incidentId));
const { secrets, notify, openExternal, saveFile, pickFile } = ports;
if (!secrets || !notify || !openExternal || !saveFile || !pickFile) throw new Error('Electron serves every port');

const answers: { [K in keyof PortCalls]: (input: Parameters<PortCalls[K]>[0]) => unknown } = {
  secretStatus: () => secrets.status(),
  setSecret: ({ id, value }) => secrets.set(id, value),
  getSecret: ({ id }) => secrets.get(id),
  removeSecret: ({ id }) => secrets.remove(id),
  showNotification: (notification) => notify(notification),
  clicks: () => clicks,
  open: ({ url }) => openExternal(url),
  save: ({ name, bytes }) => saveFile(name, bytes),
  pick: ({ extensions }) => pickFile(extensions),
};
answerStage(answers as unknown as Partial<AppCalls>);
