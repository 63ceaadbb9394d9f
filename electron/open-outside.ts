/** Hands an address to the user's browser or telephone, where it is one of the few that may leave the app. */
import { shell } from 'electron';
import { allowedExternalUrl } from '../server/host/external-url.ts';

/** Rejects for every other address, and where the system has nothing that takes it. */
export async function openOutside(address: string): Promise<void> {
  const url = allowedExternalUrl(address);
  if (url === null) throw new Error('only web addresses without credentials and telephone numbers are opened');
  await shell.openExternal(url);
}
