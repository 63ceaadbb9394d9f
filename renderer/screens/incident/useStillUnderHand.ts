/** What a person aims at stays where it is on the screen while what stands above it grows or shrinks: the pane scrolls along. */
import { type RefObject, useEffect } from 'react';

/** A pointer that has not moved for longer rests, and aims at nothing. */
const aimingMs = 5_000;

export function useStillUnderHand(pane: RefObject<HTMLElement | null>): void {
  useEffect(() => {
    const place = pane.current;
    if (place === null) return undefined;
    let aim: { element: Element; top: number; atMs: number } | null = null;
    const takeAim = ({ target, timeStamp }: PointerEvent): void => {
      aim =
        target instanceof Element && target !== place ? { element: target, top: topOf(target), atMs: timeStamp } : null;
    };
    const followScroll = (): void => {
      if (aim !== null) aim.top = topOf(aim.element);
    };
    const changed = new MutationObserver(() => {
      if (aim === null || !aim.element.isConnected || performance.now() - aim.atMs > aimingMs) return;
      place.scrollTop += topOf(aim.element) - aim.top;
    });
    place.addEventListener('pointermove', takeAim);
    place.addEventListener('scroll', followScroll);
    changed.observe(place, { childList: true, subtree: true, characterData: true });
    return () => {
      place.removeEventListener('pointermove', takeAim);
      place.removeEventListener('scroll', followScroll);
      changed.disconnect();
    };
  }, [pane]);
}

function topOf(element: Element): number {
  return element.getBoundingClientRect().top;
}
