/**
 * The Electron host: one process a data folder, one window, the core inside. Nothing is decided here; pages, keys, menu and
 * dialogs are carried to the core and back.
 */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { createRouterClient } from '@orpc/server';
import { app, dialog, globalShortcut, session } from 'electron';
import { type Core, openCore, problemOf } from '../core/core.ts';
import { startControlServer } from '../server/control/control-server.ts';
import { chooseDataDir } from '../server/host/data-dir.ts';
import { systemClock, uuidV7 } from '../server/host/system.ts';
import { preloadFile, programVersion, rendererFolder } from '../server/paths.ts';
import { describeProblem } from '../shared/text/describe-problem.ts';
import { hostWords } from '../shared/text/host-words.ts';
import { setAppMenu } from './app-menu.ts';
import { registerAppScheme, serveAppScheme } from './app-protocol.ts';
import { answerCalls } from './calls.ts';
import { electronPorts } from './electron-ports.ts';
import { createMainWindow } from './main-window.ts';
import { denyPermissions, guardPages } from './page-guard.ts';

/** Works from anywhere, also while another program has the keyboard. */
const declareShortcut = 'CommandOrControl+Shift+Alt+I';

app.enableSandbox();
registerAppScheme();
guardPages();

if (app.requestSingleInstanceLock()) {
  app.whenReady().then(start).catch(giveUp);
} else {
  // The first instance brings its window up.
  app.quit();
}

async function start(): Promise<void> {
  const dataDir = chooseDataDir(undefined);
  const mainWindow = createMainWindow(preloadFile);
  const version = programVersion();
  const core = await openCore({
    dataDir,
    clock: systemClock,
    newId: uuidV7,
    ports: electronPorts(dataDir, packedPostgres(), () => mainWindow.show()),
    mode: 'own',
    version,
  });
  denyPermissions(session.defaultSession);
  serveAppScheme(rendererFolder);
  answerCalls(core.router);
  const control = await startControlServer({
    dataDir,
    router: core.router,
    host: 'electron',
    version,
    openWindow: () => {
      mainWindow.show();
      return null;
    },
    onError: (error) => console.error(error),
  });
  const { language } = await createRouterClient(core.router, {
    context: { window: 'electron', actor: null },
  }).settings.get();
  setAppMenu(hostWords[language], mainWindow.tell, process.platform === 'darwin');
  globalShortcut.register(declareShortcut, () => mainWindow.tell({ kind: 'declare' }));
  app.on('second-instance', () => mainWindow.show());
  app.on('activate', () => mainWindow.show());
  app.on('window-all-closed', () => {
    if (process.platform !== 'darwin') app.quit();
  });
  closeBeforeQuit(core, control.close);
  mainWindow.show();
}

/** A packed app carries this platform's PostgreSQL for the drill beside its archive. */
function packedPostgres(): string | null {
  if (!app.isPackaged) return null;
  const folder = join(process.resourcesPath, 'postgres', 'bin');
  return existsSync(folder) ? folder : null;
}

/** Quitting waits until the core has put its things away: the drill ended, the record closed. */
function closeBeforeQuit(core: Core, closeControl: () => Promise<void>): void {
  let closed = false;
  app.on('before-quit', (event) => {
    if (closed) return;
    event.preventDefault();
    globalShortcut.unregisterAll();
    closeControl()
      .then(() => core.close())
      .catch((error: unknown) => console.error(error))
      .finally(() => {
        closed = true;
        app.quit();
      });
  });
}

/** Without its record the app is of no use; the reason is said in words, and nothing is touched. */
function giveUp(error: unknown): void {
  const language = app.getLocale().startsWith('ja') ? 'ja' : 'en';
  const problem = problemOf(error);
  const message = error instanceof Error ? error.message : String(error);
  dialog.showErrorBox(hostWords[language].cannotStart, problem ? describeProblem(problem.data, language) : message);
  app.exit(1);
}
