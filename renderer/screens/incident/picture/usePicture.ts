/** A file's picture, read as soon as it is there; its pixels are given back when another one takes their place. */
import { useEffect, useState } from 'react';
import { type ReadPicture, readPicture } from './read-picture.ts';

/** Null while there is no file, and while it is read. */
export function usePicture(file: Blob | null): ReadPicture | null {
  const [picture, setPicture] = useState<ReadPicture | null>(null);
  useEffect(() => {
    setPicture(null);
    if (file === null) return undefined;
    let wanted = true;
    let held: ReadPicture | null = null;
    void readPicture(file).then((read) => {
      held = read;
      if (wanted) setPicture(read);
      else release(read);
    });
    return () => {
      wanted = false;
      if (held !== null) release(held);
    };
  }, [file]);
  return picture;
}

function release(picture: ReadPicture): void {
  if (picture.ok) picture.pixels.close();
}
