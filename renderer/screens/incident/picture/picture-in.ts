/** The picture among what was pasted or dropped. */

/** The first one; another kind of file where there is no picture, so that it can be said what it is not; null without any file. */
export function pictureIn({ files }: { files: FileList }): File | null {
  const all = [...files];
  return all.find(({ type }) => type.startsWith('image/')) ?? all[0] ?? null;
}
