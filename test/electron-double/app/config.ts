/** What the stage decides before the app's process begins, passed in one variable of its environment. */

export type DoubleConfig = {
  /** Electron's own place for a profile, before the app sets another. */
  userData: string;
  documents: string;
  locale: string;
  isPackaged: boolean;
  resourcesPath: string;
  /** What Linux's key store is; ignored elsewhere. */
  storageBackend: 'gnome_libsecret' | 'basic_text';
  /** Whether the key store can be used now. */
  storageUnlocked: boolean;
};

export const configVariable = 'HIKESHI_ELECTRON_DOUBLE';

export function readConfig(): DoubleConfig {
  const text = process.env[configVariable];
  if (text === undefined) throw new Error(`${configVariable} is not set: the double is started by its stage`);
  return JSON.parse(text) as DoubleConfig;
}
