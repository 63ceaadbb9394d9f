/** Where a program's file is, before it is started: starting one that is nowhere takes the system as long as one that is there. */
import { statSync } from 'node:fs';
import { delimiter, join } from 'node:path';

/** Whether no folder of the search path has it. What a name with a slash, or Windows, makes of it is left to the system. */
export function isNowhere(file: string, searchPath: string): boolean {
  if (process.platform === 'win32' || file.includes('/')) return false;
  return searchPath.split(delimiter).every((folder) => isAbsent(join(folder, file)));
}

/** A folder that may not be searched could have it. */
function isAbsent(path: string): boolean {
  try {
    return statSync(path, { throwIfNoEntry: false }) === undefined;
  } catch {
    return false;
  }
}
