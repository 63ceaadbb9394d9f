/** Hears the keyboard for the whole window and runs the binding of what was pressed. */
import { activeBindings, useBindings } from './bindings.ts';
import { isInputMethods } from './ime-guard.ts';
import { leaveInput } from './keep-focus.ts';
import { keyName } from './key-name.ts';

/** How long the first key of a sequence waits for the second. */
const sequenceMs = 1_500;

/** Answers a function that stops listening. */
export function listenToKeys(): () => void {
  let first: { name: string; atMs: number } | null = null;

  const hear = (event: KeyboardEvent): void => {
    if (event.defaultPrevented) return;
    const name = keyName(event);
    if (name === null) return;
    const inside = isInsideInput(event.target) || isInsideLayer(event.target);
    if (inside && isInputMethods(event)) return;
    const bindings = activeBindings(useBindings.getState().groups).filter(
      ({ inInputs }) => !inside || inInputs === true,
    );
    const started = first !== null && event.timeStamp - first.atMs < sequenceMs ? first.name : null;
    first = null;
    const found =
      bindings.find(({ key }) => started !== null && key === `${started} ${name}`) ??
      bindings.find(({ key }) => key === name);
    if (found !== undefined) {
      // A key held down repeats; an action does not.
      if (!event.repeat) found.run();
      event.preventDefault();
      return;
    }
    if (name === 'escape' && isInsideInput(event.target) && !isInsideLayer(event.target)) {
      // Leaving an input keeps what was typed, and gives the page its keys back.
      leaveInput(event.target);
      return;
    }
    if (bindings.some(({ key }) => key.startsWith(`${name} `))) first = { name, atMs: event.timeStamp };
  };

  window.addEventListener('keydown', hear);
  return () => window.removeEventListener('keydown', hear);
}

function isInsideInput(target: EventTarget | null): target is HTMLElement {
  if (!(target instanceof HTMLElement)) return false;
  if (target.isContentEditable || target instanceof HTMLTextAreaElement || target instanceof HTMLSelectElement)
    return true;
  return target instanceof HTMLInputElement && !['button', 'checkbox', 'radio', 'submit'].includes(target.type);
}

/** A dialog or menu has the keyboard to itself. */
function isInsideLayer(target: EventTarget | null): boolean {
  return target instanceof Element && target.closest('[role="dialog"], [role="alertdialog"], [role="menu"]') !== null;
}
