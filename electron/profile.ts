/** What Chromium keeps for itself (profile, caches, keys) and the lock of the single instance: one of each for a data folder. */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { app } from 'electron';

/**
 * Two data folders are two apps: each has a window, and neither brings up the other's. To be called before the lock is asked for.
 */
export function keepProfileIn(dataDir: string): void {
  const folder = join(dataDir, 'browser');
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
  } catch {
    // A folder that cannot be written to: the system's place will do, and opening the record says what is wrong.
    return;
  }
  app.setPath('userData', folder);
}
