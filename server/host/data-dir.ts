/** Where the record lies when nobody says otherwise: the same for every host, so that they all work on one record. */
import { homedir } from 'node:os';
import { join, resolve } from 'node:path';

export type Surroundings = { platform: NodeJS.Platform; environment: NodeJS.ProcessEnv; home: string };

/** `--data`, else `HIKESHI_DATA_DIR`, else the system's place for an app's data. */
export function chooseDataDir(
  chosen: string | undefined,
  { platform, environment, home }: Surroundings = {
    platform: process.platform,
    environment: process.env,
    home: homedir(),
  },
): string {
  const named = chosen ?? environment.HIKESHI_DATA_DIR;
  if (named !== undefined && named !== '') return resolve(named);
  switch (platform) {
    case 'darwin':
      return join(home, 'Library', 'Application Support', 'Hikeshi');
    case 'win32':
      return join(environment.LOCALAPPDATA ?? join(home, 'AppData', 'Local'), 'Hikeshi');
    default:
      return join(environment.XDG_DATA_HOME || join(home, '.local', 'share'), 'hikeshi');
  }
}
