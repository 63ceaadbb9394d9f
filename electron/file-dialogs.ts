/** Asks where a file goes or comes from, and writes or reads it. */
import { readFile, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { app, dialog } from 'electron';

/** The chosen path, or null when the person changed their mind. */
export async function saveFile(suggestedName: string, bytes: Uint8Array): Promise<string | null> {
  const defaultPath = join(app.getPath('documents'), basename(suggestedName));
  const { canceled, filePath } = await dialog.showSaveDialog({ defaultPath });
  if (canceled || filePath === '') return null;
  await writeFile(filePath, bytes);
  return filePath;
}

export async function pickFile(extensions: string[]): Promise<{ name: string; bytes: Uint8Array } | null> {
  const { canceled, filePaths } = await dialog.showOpenDialog({
    properties: ['openFile'],
    filters: [{ name: extensions.join(', '), extensions }],
  });
  const [path] = filePaths;
  if (canceled || path === undefined) return null;
  return { name: basename(path), bytes: await readFile(path) };
}
