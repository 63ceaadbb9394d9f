/** Pasting anywhere on the incident, outside of inputs: text is offered as evidence; of a picture, it is said what to do. */
import { useEffect, useState } from 'react';
import { openDialog } from '../../state/desk.ts';
import { useText } from '../../text/useText.ts';
import { useScene } from './scene.ts';

/** What is to be said about the last paste; null when nothing is. */
export function usePastedOutput(): string | null {
  const text = useText().incident.note;
  const { canWrite } = useScene();
  const [hasPicture, setHasPicture] = useState(false);
  useEffect(() => {
    if (!canWrite) return undefined;
    const hear = (event: ClipboardEvent): void => {
      const { clipboardData, target } = event;
      const inside = target instanceof Element && target.closest('input, textarea, [role="dialog"]') !== null;
      if (clipboardData === null || event.defaultPrevented) return;
      const isPicture = [...clipboardData.items].some(({ kind, type }) => kind === 'file' && type.startsWith('image/'));
      setHasPicture(isPicture);
      if (inside || isPicture) return;
      const pasted = clipboardData.getData('text/plain');
      if (pasted === '') return;
      event.preventDefault();
      openDialog({ kind: 'attach', text: pasted, runbookCommandId: null });
    };
    document.addEventListener('paste', hear);
    return () => document.removeEventListener('paste', hear);
  }, [canWrite]);
  return hasPicture ? text.pastedImage : null;
}
