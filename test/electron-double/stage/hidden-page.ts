/** A window with a session of its own that nobody sees: its requests go past the session's listener, and it can be printed. */
import type { BrowserContext } from 'playwright/test';
import type { AppCalls, WindowFacts } from '../line/calls.ts';
import type { Line } from '../line/line.ts';
import type { WindowPage } from './window-page.ts';

export async function openHiddenPage(
  context: BrowserContext,
  app: Line<AppCalls>,
  facts: WindowFacts,
): Promise<WindowPage> {
  const browser = context.browser();
  if (browser === null) throw new Error('the test has no browser to open a session in');
  const session = await browser.newContext({ javaScriptEnabled: facts.webPreferences.javascript !== false });
  const page = await session.newPage();
  await page.setViewportSize({ width: facts.width, height: facts.height });
  await page.route('**/*', async (route) => {
    const isCancelled = await app.ask('requestCancelled', { windowId: facts.id, url: route.request().url() });
    await (isCancelled ? route.abort('blockedbyclient') : route.continue());
  });
  return {
    facts,
    page,
    shown: false,
    focusCount: 0,
    channels: [],
    troubles: [],
    load: (url) => page.goto(url).then(() => undefined),
    deliver: () => undefined,
    async print(options) {
      const chromium = await session.newCDPSession(page);
      const { data } = await chromium.send('Page.printToPDF', options);
      return new Uint8Array(Buffer.from(data, 'base64'));
    },
    close: () => session.close(),
  };
}
