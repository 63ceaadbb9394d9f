/** What shows a window of the app: a page of Chromium, or nothing at all where only the app's own process is looked at. */
import type { AppCalls, WindowFacts } from '../line/calls.ts';
import type { Line } from '../line/line.ts';
import type { ToPage } from './renderer-world.ts';

export type AppScreen = {
  facts: WindowFacts;
  shown: boolean;
  focusCount: number;
  /** Resolves when the page has loaded. */
  load(url: string): Promise<void>;
  deliver(message: ToPage): void;
  /** Only of a page that can be printed. */
  print?(options: Record<string, boolean>): Promise<Uint8Array>;
  close?(): Promise<void>;
};

export type OpenScreen<Screen extends AppScreen> = (app: Line<AppCalls>, facts: WindowFacts) => Promise<Screen>;
