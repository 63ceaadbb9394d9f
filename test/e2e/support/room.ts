/**
 * Whether a screen loses anything where there is little room: in a window of 1024×640, and in one of 1280×800 at 200 %. Nothing may
 * be cut off, nothing may lie where no scrolling leads or under something else, and the page never scrolls sideways.
 */
import { expect, type Page } from 'playwright/test';

const sizes = [
  { name: '1024×640', width: 1024, height: 640 },
  // What 1280×800 leaves at 200 %, in the pixels that styles count.
  { name: '200 %', width: 640, height: 400 },
] as const;

/** Fails, at the test's end, with what is lost and where. The window has its own size again afterwards. */
export async function expectRoom(page: Page, name: string): Promise<void> {
  const before = page.viewportSize();
  for (const { name: size, ...viewport } of sizes) {
    await page.setViewportSize(viewport);
    expect.soft(await lossesOf(page), `room of ${name} at ${size}`).toEqual([]);
  }
  if (before !== null) await page.setViewportSize(before);
}

/** One line for each thing that is lost: `cut off: …`, `cannot be reached: …`, `covered by …: …`, `sideways: …`. */
export async function lossesOf(page: Page): Promise<string[]> {
  // Styles follow a new size at once, but what measures itself does so a frame later.
  await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))));
  return page.evaluate(lossesHere);
}

function lossesHere(): string[] {
  const lost: string[] = [];
  const controls = 'a[href], button, input:not([type="hidden"]), select, textarea, summary, [role="menuitem"]';
  const layers = [...document.querySelectorAll<HTMLElement>('[role="dialog"], [role="alertdialog"], [role="menu"]')];
  const scope = layers.findLast((each) => each.checkVisibility()) ?? document.body;
  const root = document.documentElement;
  if (root.scrollWidth > root.clientWidth + 1) lost.push(`sideways: ${root.scrollWidth} of ${root.clientWidth}`);

  for (const element of scope.querySelectorAll<HTMLElement>('*')) {
    if (!isSeen(element)) continue;
    if (isCutOff(element)) lost.push(`cut off: ${nameOf(element)}`);
    if (element.matches(controls)) {
      const loss = lossOfControl(element);
      if (loss !== null) lost.push(`${loss}: ${nameOf(element)}`);
    }
  }
  return [...new Set(lost)];

  function isSeen(element: HTMLElement): boolean {
    if (!element.checkVisibility({ opacityProperty: true, visibilityProperty: true })) return false;
    const { width, height } = element.getBoundingClientRect();
    // What is for screen readers alone is a pixel or nothing.
    return width > 1 && height > 1 && element.closest('[aria-hidden="true"]') === null;
  }

  function isCutOff(element: HTMLElement): boolean {
    const { overflowX, overflowY } = getComputedStyle(element);
    const cuts = (overflow: string) => overflow === 'hidden' || overflow === 'clip';
    const words = element.textContent?.trim() ?? '';
    if (words === '' || element.matches('svg, svg *')) return false;
    // An abbreviation says so by its dots, and the whole of it where one points.
    if (element.closest('[title]')?.getAttribute('title')?.includes(words) === true) return false;
    const isWide = cuts(overflowX) && element.scrollWidth > element.clientWidth + 1;
    const isHigh = cuts(overflowY) && element.scrollHeight > element.clientHeight + 1;
    return (isWide || isHigh) && element.clientWidth > 1;
  }

  function lossOfControl(control: HTMLElement): string | null {
    control.scrollIntoView({ block: 'center', inline: 'center', behavior: 'instant' });
    // What leads past the bar comes into sight with the keyboard.
    if (isOutside(control)) control.focus({ preventScroll: true });
    if (isOutside(control)) return 'cannot be reached';
    const { left, right, top, bottom } = control.getBoundingClientRect();
    const x = (left + right) / 2;
    // The middle of what is seen of a control that is higher than the window.
    const y = (Math.max(0, top) + Math.min(window.innerHeight, bottom)) / 2;
    const hit = document.elementFromPoint(x, y);
    const label = control.closest('label') ?? document.querySelector(`label[for="${CSS.escape(control.id)}"]`);
    const isHit = hit !== null && (control.contains(hit) || hit.contains(control) || label?.contains(hit) === true);
    return isHit ? null : `covered by ${hit === null ? 'nothing' : nameOf(hit)}`;
  }

  function isOutside(control: HTMLElement): boolean {
    const { left, right, top, bottom } = control.getBoundingClientRect();
    return left < -1 || right > window.innerWidth + 1 || bottom < 1 || top > window.innerHeight - 1;
  }

  function nameOf(element: Element): string {
    const words = (element.getAttribute('aria-label') ?? element.textContent ?? '').trim().replace(/\s+/g, ' ');
    return `${element.tagName.toLowerCase()}.${element.className} "${words.slice(0, 50)}"`;
  }
}
