/** Hands an address to the user's browser through the system's own opener, never through a shell. */
import { spawn } from 'node:child_process';
import { allowedExternalUrl } from '../host/external-url.ts';

/** Whether there is anything to show a window on. */
export function hasDisplay(): boolean {
  return process.platform !== 'linux' || Boolean(process.env.DISPLAY || process.env.WAYLAND_DISPLAY);
}

/** Resolves with whether an opener took the address; rejects for an address that may not leave the app. */
export function openInBrowser(address: string): Promise<boolean> {
  const url = allowedExternalUrl(address);
  if (url === null)
    return Promise.reject(new Error('only web addresses without credentials and telephone numbers are opened'));
  const [program, ...args] = opener(url);
  return new Promise((resolve) => {
    const child = spawn(program, args, { detached: true, stdio: 'ignore' });
    child.once('error', () => resolve(false));
    child.once('spawn', () => {
      child.unref();
      resolve(true);
    });
  });
}

function opener(url: string): [string, ...string[]] {
  switch (process.platform) {
    case 'darwin':
      return ['open', url];
    case 'win32':
      return ['rundll32', 'url.dll,FileProtocolHandler', url];
    default:
      return ['xdg-open', url];
  }
}
