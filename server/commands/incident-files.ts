/** The .incident files that a person named, by themselves or by the folder they lie in. */
import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';

/** Files of a folder (and of those in it) in the order of their names; what was named itself stays as it was named. */
export async function incidentFilesIn(places: readonly string[]): Promise<string[]> {
  const found: string[] = [];
  for (const place of places) {
    const isFolder = await stat(place).then(
      (there) => there.isDirectory(),
      () => false,
    );
    if (!isFolder) found.push(place);
    else {
      const entries = await readdir(place, { recursive: true, withFileTypes: true });
      const files = entries.filter((entry) => entry.isFile() && entry.name.toLowerCase().endsWith('.incident'));
      found.push(...files.map((entry) => join(entry.parentPath, entry.name)).sort());
    }
  }
  return [...new Set(found)];
}
