/** What a person types into a terminal to put a backup in the place of a data folder's record. */
export function restoreCommand(path: string, dataDir: string): string {
  return `hikeshi restore ${quoted(path)} --data ${quoted(dataDir)}`;
}

/** One word for the shells of Linux and macOS, and for those of Windows, which know no quote of the other kind. */
function quoted(word: string): string {
  if (/^[\w./:\\-]+$/.test(word)) return word;
  return /^[A-Za-z]:\\/.test(word) ? `"${word}"` : `'${word.replaceAll("'", "'\\''")}'`;
}
