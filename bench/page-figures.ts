/** What a page says of its own smoothness. */
import type { Page } from 'playwright';

const scrolledFrames = 120;

/** The 95th percentile of the time between frames while the place is scrolled by so much in each. */
export function scrollFrames(page: Page, place: string, stepPx: number): Promise<number> {
  return page.evaluate(
    async ([selector, px, frames]) => {
      const element = document.querySelector(selector);
      const times: number[] = [];
      let before = await new Promise<number>(requestAnimationFrame);
      for (let frame = 0; frame < frames; frame += 1) {
        if (element !== null) element.scrollTop += px;
        const now = await new Promise<number>(requestAnimationFrame);
        times.push(now - before);
        before = now;
      }
      times.sort((one, other) => one - other);
      return times[Math.floor(times.length * 0.95)] ?? Number.NaN;
    },
    [place, stepPx, scrolledFrames] as const,
  );
}

type Watched = { longestTaskMs: number };

export async function watchTasks(page: Page): Promise<void> {
  await page.evaluate(() => {
    const watched = globalThis as unknown as Watched;
    watched.longestTaskMs = 0;
    new PerformanceObserver((list) => {
      for (const { duration } of list.getEntries()) watched.longestTaskMs = Math.max(watched.longestTaskMs, duration);
    }).observe({ type: 'longtask' });
  });
}

/** 0 where no task since `watchTasks` was over the browser's own 50 ms. */
export async function longestTask(page: Page): Promise<number> {
  return page.evaluate(() => (globalThis as unknown as Watched).longestTaskMs);
}
