/** What Electron can give the core. */
import type { HostPorts } from '../core/core.ts';
import { pickFile, saveFile } from './file-dialogs.ts';
import { createKeyStore } from './key-store.ts';
import { showNotification } from './notifications.ts';
import { openOutside } from './open-outside.ts';
import { startOwnProgram } from './own-program.ts';
import { printPdf } from './print-pdf.ts';

/** `onNotified`: the person clicked a notification of this incident. `postgresBin`: where a packed app carries PostgreSQL, else null. */
export function electronPorts(
  dataDir: string,
  postgresBin: string | null,
  onNotified: (incidentId: string) => void,
): HostPorts {
  return {
    host: 'electron',
    secrets: createKeyStore(dataDir),
    notify: async ({ incidentId, ...words }) => showNotification(words, () => onNotified(incidentId)),
    openExternal: openOutside,
    saveFile,
    pickFile,
    renderPdf: printPdf,
    startProcess: (program, args) =>
      startOwnProgram(program, args, postgresBin === null ? {} : { HIKESHI_POSTGRES_BIN: postgresBin }),
  };
}
