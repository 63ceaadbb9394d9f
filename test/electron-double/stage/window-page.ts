/** A window of the app as a page of Chromium: its requests answered by the app, its preload run, its messages carried. */
import type { BrowserContext, Page, Route } from 'playwright/test';
import type { AppCalls, FrameFacts, NavigationEvent, WindowFacts } from '../line/calls.ts';
import type { Line } from '../line/line.ts';
import { isAppPage, toAppUrl, toPageUrl } from './addresses.ts';
import type { AppScreen } from './app-screen.ts';
import { openHiddenPage } from './hidden-page.ts';
import { bindingName, deliveryName, type FromPage, installRendererWorld, type ToPage } from './renderer-world.ts';

export type WindowPage = AppScreen & {
  page: Page;
  /** What was sent to the page's preload, by channel, in order. */
  channels: string[];
  /** Errors and warnings of the page's console, uncaught errors, and violations of its policy. */
  troubles: string[];
};

export async function openWindowPage(
  context: BrowserContext,
  app: Line<AppCalls>,
  facts: WindowFacts,
): Promise<WindowPage> {
  if (facts.webPreferences.partition !== undefined) return openHiddenPage(context, app, facts);
  const page = await context.newPage();
  await page.setViewportSize({ width: facts.width, height: facts.height });
  const window: WindowPage = {
    facts,
    page,
    shown: false,
    focusCount: 0,
    channels: [],
    troubles: [],
    load: (url) => page.goto(toPageUrl(url)).then(() => undefined),
    deliver,
  };
  let delivering: Promise<void> = Promise.resolve();

  /** One after another, since the order of a port's messages is part of what a port is. */
  function deliver(message: ToPage): void {
    if (message.kind === 'send') window.channels.push(message.channel);
    delivering = delivering
      .then(() =>
        page.evaluate(
          ({ name, text }) => {
            const found = (globalThis as unknown as Record<string, (message: unknown) => void>)[name];
            found?.(text);
          },
          { name: deliveryName, text: message },
        ),
      )
      // The page was left or closed while the message was on its way: a real port would lose it too.
      .catch(() => undefined);
  }

  async function hear(frame: FrameFacts, message: FromPage): Promise<void> {
    switch (message.kind) {
      case 'violation':
        window.troubles.push(`policy: ${message.text}`);
        return;
      case 'document':
        return app.ask('pageGone', { windowId: facts.id });
      case 'ipc':
        return app.ask('ipc', { windowId: facts.id, frame, channel: message.channel, args: message.args });
      case 'portMessage':
        return app.ask('portMessage', { port: message.port, data: message.data });
      case 'portClose':
        return app.ask('portClose', { port: message.port });
    }
  }

  await page.exposeBinding(bindingName, ({ frame }, message: FromPage) =>
    hear({ url: toAppUrl(frame.url()), isMainFrame: frame === page.mainFrame() }, message).catch((error: unknown) => {
      if (!app.isCut()) throw error;
    }),
  );
  if (facts.preload !== null) await page.addInitScript({ content: initScript(facts.preload) });
  // Whatever is not a window of the app reaches nothing.
  await context.route('**/*', (route) => route.abort('internetdisconnected'));
  await page.route('**/*', (route) =>
    answer(route, page, app, facts.id).catch((error: unknown) => {
      // A page may still ask while its app ends.
      if (!app.isCut()) throw error;
    }),
  );
  page.on('console', (message) => {
    if (['error', 'warning'].includes(message.type())) window.troubles.push(`console: ${message.text()}`);
  });
  page.on('pageerror', (error) => window.troubles.push(`uncaught: ${error.message}`));
  // Chromium opens the window before anyone is asked; each is closed again, and has loaded nothing.
  page.on('popup', (popup) => void popup.close().catch(() => undefined));
  const session = await context.newCDPSession(page);
  session.on('Page.windowOpen', ({ url }) =>
    askForWindow(url, app, facts.id).catch((error: unknown) => {
      if (!app.isCut()) throw error;
    }),
  );
  await session.send('Page.enable');
  return window;
}

/** The built preload in a function that gives it what a sandboxed preload has, in the top frame of the app's own pages alone. */
function initScript(preload: string): string {
  const names = JSON.stringify({ binding: bindingName, delivery: deliveryName });
  return `(() => {
    if (window.top !== window) return;
    const { require } = (${installRendererWorld.toString()})(${names});
    const module = { exports: {} };
    ((require, module, exports) => {\n${preload}\n})(require, module, module.exports);
  })();`;
}

/** The app's scheme is answered by the app; a way to anywhere else is asked for as Electron asks, and then leads nowhere. */
async function answer(route: Route, page: Page, app: Line<AppCalls>, windowId: number): Promise<void> {
  const request = route.request();
  const url = toAppUrl(request.url());
  if (request.isNavigationRequest() && page.url() !== 'about:blank') {
    const isMainFrame = request.frame() === page.mainFrame();
    const events: NavigationEvent[] = isMainFrame ? ['will-frame-navigate', 'will-navigate'] : ['will-frame-navigate'];
    for (const event of events) {
      if (await app.ask('navigation', { windowId, event, url })) return route.abort('aborted');
    }
  }
  if (!isAppPage(request.url())) return route.abort('internetdisconnected');
  const scheme = new URL(url).protocol.slice(0, -1);
  const { status, headers, body } = await app.ask('protocolRequest', { scheme, url, method: request.method() });
  await route.fulfill({ status, headers, body: Buffer.from(body) });
}

/** Electron asks with the address that the new window would show, whatever its scheme. */
async function askForWindow(url: string, app: Line<AppCalls>, windowId: number): Promise<void> {
  const action = await app.ask('windowOpen', { windowId, url: toAppUrl(url) });
  if (action === 'allow') throw new Error('the double of Electron opens no second window for a page');
}
