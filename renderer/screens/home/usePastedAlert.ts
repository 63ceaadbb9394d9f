/** Text pasted on home, outside of inputs and dialogs, is taken for an alert. */
import { useEffect, useRef } from 'react';

export function usePastedAlert(isOn: boolean, take: (text: string) => void): void {
  const latest = useRef(take);
  latest.current = take;
  useEffect(() => {
    if (!isOn) return undefined;
    const hear = ({ clipboardData, target }: ClipboardEvent): void => {
      const inside = target instanceof Element && target.closest('input, textarea, [role="dialog"]') !== null;
      const pasted = clipboardData?.getData('text/plain') ?? '';
      if (!inside && pasted.trim() !== '') latest.current(pasted);
    };
    document.addEventListener('paste', hear);
    return () => document.removeEventListener('paste', hear);
  }, [isOn]);
}
