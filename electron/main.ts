/**
 * The Electron host: one process a data folder, one window, the core inside. Nothing is decided here; pages, keys, menu and
 * dialogs are carried to the core and back.
 */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { app, dialog, globalShortcut, session } from 'electron';
import { openOrRecover, problemOf } from '../core/core.ts';
import { startControlServer } from '../server/control/control-server.ts';
import { chooseDataDir } from '../server/host/data-dir.ts';
import { systemClock, uuidV7 } from '../server/host/system.ts';
import { preloadFile, programVersion, rendererFolder } from '../server/paths.ts';
import { describeProblem } from '../shared/text/describe-problem.ts';
import { hostWords } from '../shared/text/host-words.ts';
import { setAppMenu } from './app-menu.ts';
import { registerAppScheme, serveAppScheme } from './app-protocol.ts';
import { answerCalls } from './calls.ts';
import { readDataArgument } from './data-argument.ts';
import { electronPorts } from './electron-ports.ts';
import { followLanguage } from './language.ts';
import { createMainWindow } from './main-window.ts';
import { denyPermissions, guardPages } from './page-guard.ts';
import { keepProfileIn } from './profile.ts';

/** Works from anywhere, also while another program has the keyboard. */
const declareShortcut = 'CommandOrControl+Shift+Alt+I';

/** The installer gives the app's entry in the menu the same name, without which Windows shows no notifications. */
const appUserModelId = 'io.github.hikeshi';

const dataDir = chooseDataDir(readDataArgument(process.argv));
app.enableSandbox();
app.setAppUserModelId(appUserModelId);
keepProfileIn(dataDir);
registerAppScheme();
guardPages();

if (app.requestSingleInstanceLock()) {
  app.whenReady().then(start).catch(giveUp);
} else {
  // The first instance brings its window up.
  app.quit();
}

async function start(): Promise<void> {
  const mainWindow = createMainWindow(preloadFile);
  const version = programVersion();
  const recoverable = await openOrRecover({
    dataDir,
    clock: systemClock,
    newId: uuidV7,
    ports: electronPorts(dataDir, packedPostgres(), (incidentId) =>
      mainWindow.tell({ kind: 'openIncident', incidentId }),
    ),
    mode: 'own',
    version,
  });
  denyPermissions(session.defaultSession);
  serveAppScheme(rendererFolder);
  answerCalls(recoverable.router);
  // A data folder that cannot be written to has no place for the command line's socket either.
  const control = recoverable.core()?.readOnly
    ? null
    : await startControlServer({
        dataDir,
        router: recoverable.router,
        host: 'electron',
        version,
        openWindow: () => {
          mainWindow.show();
          return null;
        },
        onError: (error) => console.error(error),
      });
  const closing = new AbortController();
  const isMac = process.platform === 'darwin';
  const showMenu = (language: 'ja' | 'en') => setAppMenu(hostWords[language], mainWindow.tell, isMac);
  if (recoverable.core() === null) showMenu(systemLanguage());
  const followed = new Promise<void>((resolve, reject) => {
    recoverable.whenOpen(({ router }) => followLanguage(router, closing.signal, showMenu).then(resolve, reject));
  });
  if (recoverable.core() === null) followed.catch((error: unknown) => console.error(error));
  else await followed;
  globalShortcut.register(declareShortcut, () => mainWindow.tell({ kind: 'declare' }));
  app.on('second-instance', mainWindow.show);
  app.on('activate', mainWindow.show);
  app.on('window-all-closed', () => {
    if (!isMac) app.quit();
  });
  closeBeforeQuit(async () => {
    closing.abort();
    globalShortcut.unregisterAll();
    await control?.close();
    await recoverable.close();
  });
  mainWindow.show();
}

/** A packed app carries this platform's PostgreSQL for the drill beside its archive. */
function packedPostgres(): string | null {
  if (!app.isPackaged) return null;
  const folder = join(process.resourcesPath, 'postgres', 'bin');
  return existsSync(folder) ? folder : null;
}

/** Quitting waits until everything is put away: the drill ended, the record closed. */
function closeBeforeQuit(close: () => Promise<void>): void {
  let state: 'open' | 'closing' | 'closed' = 'open';
  app.on('before-quit', (event) => {
    if (state === 'closed') return;
    event.preventDefault();
    if (state === 'closing') return;
    state = 'closing';
    close()
      .catch((error: unknown) => console.error(error))
      .finally(() => {
        state = 'closed';
        app.quit();
      });
  });
}

/** Without its record the app is of no use; the reason is said in words, and nothing is touched. */
function giveUp(error: unknown): void {
  const language = systemLanguage();
  const problem = problemOf(error);
  const message = error instanceof Error ? error.message : String(error);
  dialog.showErrorBox(hostWords[language].cannotStart, problem ? describeProblem(problem.data, language) : message);
  app.exit(1);
}

function systemLanguage(): 'ja' | 'en' {
  return app.getLocale().startsWith('ja') ? 'ja' : 'en';
}
