/** What a page may not do, whatever it holds: leave, open windows, embed others, or ask for anything of the machine. */
import { app, type Session, type WebContents } from 'electron';
import { isApp } from './app-protocol.ts';

/** The one permission the app needs: putting a command on the clipboard. */
const allowedPermission = 'clipboard-sanitized-write';

/** Guards every page of the process from its first moment. */
export function guardPages(): void {
  app.on('web-contents-created', (_event, contents) => guard(contents));
}

export function denyPermissions(session: Session): void {
  session.setPermissionRequestHandler((_contents, permission, answer) => answer(permission === allowedPermission));
  session.setPermissionCheckHandler((_contents, permission) => permission === allowedPermission);
  session.setDevicePermissionHandler(() => false);
  session.setDisplayMediaRequestHandler((_request, answer) => answer({}));
  // Everything the app shows was built into it.
  session.on('will-download', (event) => event.preventDefault());
}

function guard(contents: WebContents): void {
  contents.setWindowOpenHandler(() => ({ action: 'deny' }));
  contents.on('will-attach-webview', (event) => event.preventDefault());
  for (const navigation of ['will-navigate', 'will-frame-navigate', 'will-redirect'] as const) {
    contents.on(navigation as 'will-navigate', (event) => {
      if (!isApp(event.url)) event.preventDefault();
    });
  }
}
