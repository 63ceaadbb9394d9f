/** A test over a fresh app, in a browser that must have nothing to complain about. */
import { type BrowserContext, test as base, type ConsoleMessage, expect } from 'playwright/test';
import { type App, type HostEnv, type HostKind, withApp } from './app.ts';

type Options = {
  /** Complaints that the test itself brings about; everything else on the console fails it. */
  expectedComplaints: RegExp[];
  /** Which host serves the app. */
  host: HostKind;
  hostEnv: HostEnv;
};

export const test = base.extend<Options & { app: App }>({
  expectedComplaints: [[], { option: true }],
  host: ['built', { option: true }],
  hostEnv: [{}, { option: true }],
  app: async ({ context, expectedComplaints, host, hostEnv }, use) => {
    const heard = listenToComplaints(context);
    await withApp(
      async (app) => {
        await use(app);
        // Before the app ends, which the page would complain about too.
        const unexpected = heard.filter(
          (complaint) => !expectedComplaints.some((expected) => expected.test(complaint)),
        );
        expect(unexpected, 'complaints of the browser').toEqual([]);
      },
      host,
      hostEnv,
    );
  },
});

export { expect };

/** Errors and warnings of every page, violations of the content policy and uncaught exceptions among them. */
function listenToComplaints(context: BrowserContext): string[] {
  const heard: string[] = [];
  context.on('console', (message) => {
    if (isComplaint(message)) heard.push(`${message.text()} (${message.location().url})`);
  });
  context.on('weberror', (error) => heard.push(String(error.error())));
  return heard;
}

function isComplaint(message: ConsoleMessage): boolean {
  return message.type() === 'error' || message.type() === 'warning';
}
