/**
 * The keyboard is always somewhere in sight. Where what had it goes away (a button that has done its work, a step that folds, a
 * dialog whose opener is gone) what stands in its place has it next, and after a new screen its main part.
 */

const focusable =
  'a[href], button:not([disabled]), input:not([disabled]), textarea:not([disabled]), select:not([disabled]), [tabindex]';
const input = 'input, textarea, select, [contenteditable="true"]';
const layer = '[role="dialog"], [role="alertdialog"], [role="menu"]';

type Seat = {
  element: HTMLElement;
  /** From the nearest outwards, each with the place of the element among what can have the keyboard in it. */
  around: { ancestor: HTMLElement; place: number }[];
};

let seat: Seat | null = null;
let beforeInput: HTMLElement | null = null;

/** Answers a function that stops it. */
export function keepFocus(): () => void {
  const remember = ({ target, relatedTarget }: FocusEvent): void => {
    if (!(target instanceof HTMLElement)) return;
    seat = { element: target, around: placesAround(target) };
    const isBefore = relatedTarget instanceof HTMLElement && !relatedTarget.matches(input);
    if (target.matches(input) && isBefore) beforeInput = relatedTarget;
  };
  // A dialog that closes gives the keyboard back by itself, some frames later.
  let frames = 0;
  const check = (): void => {
    frames -= 1;
    if (!isLost()) frames = 0;
    else if (frames > 0) requestAnimationFrame(check);
    else takeNextSeat();
  };
  const changed = new MutationObserver(() => {
    if (frames > 0 || !isLost()) return;
    frames = 3;
    requestAnimationFrame(check);
  });
  document.addEventListener('focusin', remember);
  changed.observe(document.body, { childList: true, subtree: true, attributes: true, attributeFilter: ['disabled'] });
  return () => {
    document.removeEventListener('focusin', remember);
    changed.disconnect();
  };
}

/** The main part of the screen has the keyboard: Tab goes on from there, and the keys that scroll are its own. */
export function focusMain(): void {
  document.getElementById('main')?.focus({ preventScroll: true });
}

/** Leaves an input for where the keyboard was before. */
export function leaveInput(left: HTMLElement): void {
  const back = beforeInput;
  if (back?.isConnected && back !== left) back.focus({ preventScroll: true });
  else focusMain();
  if (document.activeElement === left) left.blur();
}

function isLost(): boolean {
  if (document.activeElement !== null && document.activeElement !== document.body) return false;
  return seat !== null && (!seat.element.isConnected || seat.element.matches(':disabled'));
}

function takeNextSeat(): void {
  const next = nextSeat();
  if (next === null) focusMain();
  else next.focus({ preventScroll: next.matches('[tabindex="-1"]') });
}

/** An input takes all keys for itself: nobody is put into one who was not writing. */
function nextSeat(): HTMLElement | null {
  const wasInput = seat?.element.matches(input) === true;
  for (const { ancestor, place } of seat?.around ?? []) {
    if (!ancestor.isConnected) continue;
    if (ancestor.matches('[tabindex]')) return ancestor;
    const choices = [...ancestor.querySelectorAll<HTMLElement>(focusable)].filter(
      (each) => each.checkVisibility() && (wasInput || !each.matches(input)),
    );
    const next = choices[Math.min(place, choices.length - 1)];
    if (next !== undefined) return next;
  }
  return null;
}

function placesAround(element: HTMLElement): Seat['around'] {
  const around: Seat['around'] = [];
  // What lies over the page goes as a whole, and what is under it has places of its own.
  const end = element.closest(layer)?.parentElement ?? document.body;
  for (let at = element.parentElement; at !== null && at !== end && at !== document.body; at = at.parentElement) {
    const choices = [...at.querySelectorAll(focusable)];
    around.push({ ancestor: at, place: Math.max(0, choices.indexOf(element)) });
  }
  return around;
}
