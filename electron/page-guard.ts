/**
 * What a page may not do, whatever it holds: leave, open windows, embed others, or ask for anything of the machine. A link that leads
 * out is handed to the browser or the telephone, where its address may leave the app, and the page stays.
 */
import { app, type Session, type WebContents } from 'electron';
import { isApp } from './app-protocol.ts';
import { openOutside } from './open-outside.ts';

/** The one permission the app needs: putting a command on the clipboard. */
const allowedPermission = 'clipboard-sanitized-write';

/** Guards every page of the process from its first moment. */
export function guardPages(): void {
  app.on('web-contents-created', (_event, contents) => guard(contents));
}

/** Both handlers are needed: some questions only ask whether a permission stands, and without a handler everything is granted. */
export function denyPermissions(session: Session): void {
  const isAllowed = (permission: string, address: string) => permission === allowedPermission && isApp(address);
  session.setPermissionRequestHandler((_contents, permission, answer, { requestingUrl }) =>
    answer(isAllowed(permission, requestingUrl)),
  );
  session.setPermissionCheckHandler((_contents, permission, requestingOrigin) =>
    isAllowed(permission, requestingOrigin),
  );
  session.setDevicePermissionHandler(() => false);
  session.setDisplayMediaRequestHandler((_request, answer) => answer(null));
  // Everything the app shows was built into it, and files are saved through the system's dialog.
  session.on('will-download', (event) => event.preventDefault());
}

function guard(contents: WebContents): void {
  const stay = (event: { url: string; preventDefault: () => void }) => {
    if (!isApp(event.url)) event.preventDefault();
  };
  contents.on('will-navigate', stay);
  contents.on('will-frame-navigate', stay);
  contents.on('will-redirect', stay);
  contents.setWindowOpenHandler(({ url }) => {
    openOutside(url).catch((error: unknown) => console.error(error));
    return { action: 'deny' };
  });
  contents.on('will-attach-webview', (event) => event.preventDefault());
}
