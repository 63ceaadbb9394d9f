/** Waits for the window of an app that starts, and says what the app said where none is shown. */
import { setTimeout as delay } from 'node:timers/promises';
import type { AppScreen } from './app-screen.ts';
import type { DoubleApp } from './double-app.ts';

const limitMs = 20_000;
const pollMs = 20;

export async function firstScreen<Screen extends AppScreen>(app: DoubleApp<Screen>): Promise<Screen> {
  const deadlineMs = Date.now() + limitMs;
  for (;;) {
    const [screen] = app.windows;
    if (screen?.shown) return screen;
    const code = await Promise.race([app.exited, delay(pollMs, null)]);
    if (code === null && Date.now() < deadlineMs) continue;
    const why = code === null ? 'no window was shown in time' : `the app ended with ${code}`;
    throw new Error([why, app.errors(), ...app.errorBoxes.map(({ content }) => content)].join('\n'));
  }
}
