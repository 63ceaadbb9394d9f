/** What the app is and can do here, and the stream of hints that every window listens to. */
import { hostname } from 'node:os';
import { procedures } from '../procedures.ts';
import type { Services } from '../services.ts';

export function appProcedures(services: Services) {
  const { ports, store, changes } = services;
  return {
    info: procedures.app.info.handler(async () => ({
      version: services.version,
      host: ports.host,
      dataDir: services.dataDir,
      hostname: hostname(),
      readOnly: store.readOnly,
      can: {
        saveFile: ports.saveFile !== null,
        pickFile: ports.pickFile !== null,
        openExternal: ports.openExternal !== null,
        notify: ports.notify !== null,
        runDrill: ports.startProcess !== null,
        renderPdf: ports.renderPdf !== null,
      },
      secrets: (await ports.secrets?.status()) ?? { available: false, backend: 'none', reason: null },
    })),
    changes: procedures.app.changes.handler(async function* ({ signal }) {
      yield* changes.subscribe('change', { signal, maxBufferedEvents: 1000 });
    }),
  };
}
