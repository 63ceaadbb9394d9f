/** Pasting and dropping anywhere on the incident: text is offered as evidence, a picture too, wherever the keyboard is. */
import { useCallback, useEffect, useState } from 'react';
import { openDialog, useDesk } from '../../state/desk.ts';
import { useText } from '../../text/useText.ts';
import { pictureIn } from './picture/picture-in.ts';
import { usePictureDrop } from './picture/usePictureDrop.ts';
import { useScene } from './scene.ts';

/** What is to be said about it; null when nothing is. */
export function useBroughtIn(): string | null {
  const text = useText().incident.picture;
  const { canWrite } = useScene();
  const [isHeldBack, setIsHeldBack] = useState(false);
  const take = useCallback((file: File): void => {
    const held = isOtherDialogOpen();
    setIsHeldBack(held);
    if (!held) openDialog({ kind: 'picture', file });
  }, []);
  const isOver = usePictureDrop(canWrite ? take : null);
  useEffect(() => {
    if (!canWrite) return undefined;
    const hear = (event: ClipboardEvent): void => {
      const { clipboardData, target } = event;
      if (clipboardData === null || event.defaultPrevented) return;
      const inside = target instanceof Element && target.closest('input, textarea, [role="dialog"]') !== null;
      const pasted = clipboardData.getData('text/plain');
      const file = pictureIn(clipboardData);
      // A table copied from a sheet comes as text and as a picture of it: in an input it is text.
      if (file !== null && !(inside && pasted !== '')) {
        event.preventDefault();
        take(file);
        return;
      }
      if (inside || pasted === '') return;
      const { dialog } = useDesk.getState();
      // Pasted in the moment before the dialog's own field has the keyboard.
      if (dialog?.kind === 'pasteLines') openDialog({ kind: 'pasteLines', text: pasted });
      if (isOtherDialogOpen()) return;
      event.preventDefault();
      openDialog({ kind: 'attach', text: pasted, runbookCommandId: null });
    };
    document.addEventListener('paste', hear);
    return () => document.removeEventListener('paste', hear);
  }, [canWrite, take]);
  if (isOver) return text.drop;
  return isHeldBack ? text.dialogOpen : null;
}

/** What is typed into another dialog must not be lost to a picture. */
function isOtherDialogOpen(): boolean {
  const { dialog } = useDesk.getState();
  if (dialog !== null) return dialog.kind !== 'picture';
  return document.querySelector('[role="dialog"]') !== null;
}
