/** What holds for the whole window: the connection, what the app can do here, and the person's settings. */
import { create } from 'zustand';
import type { AppInfo, Settings } from '../../shared/contract/view.ts';
import type { Language } from '../../shared/text/dictionary.ts';
import { type Connection, onConnection, onHint } from '../contract/changes.ts';
import { client } from '../contract/client.ts';
import { type CallProblem, toCallProblem } from '../contract/problem.ts';

type Session = {
  connection: Connection;
  info: AppInfo | null;
  settings: Settings | null;
  /** Of the settings; before they are known, the browser's. */
  language: Language;
  /** Why info or settings could not be had. */
  problem: CallProblem | null;
};

export const useSession = create<Session>(() => ({
  connection: 'connecting',
  info: null,
  settings: null,
  language: rememberedLanguage(),
  problem: null,
}));

/** Fetches what the session needs and keeps it fresh. */
export function startSession(): void {
  onConnection((connection) => useSession.setState({ connection }));
  onHint(({ topic }) => {
    if (topic === 'settings' || topic === 'connected') void load();
  });
  void load();
}

export async function load(): Promise<void> {
  try {
    const [info] = await Promise.all([client.app.info(), keepNewest(client.settings.get())]);
    useSession.setState({ info, problem: null });
  } catch (error) {
    useSession.setState({ problem: toCallProblem(error) });
  }
}

/** Rejects as the call does; the settings stay as they were then. */
export async function changeSettings(change: Parameters<typeof client.settings.set>[0]): Promise<void> {
  await keepNewest(client.settings.set(change));
}

let calls = 0;
let newestTaken = 0;

/** Answers may overtake each other; one that was asked for earlier than what is shown says nothing new. */
async function keepNewest(answer: Promise<Settings>): Promise<void> {
  calls += 1;
  const call = calls;
  const settings = await answer;
  if (call < newestTaken) return;
  newestTaken = call;
  takeSettings(settings);
}

function takeSettings(settings: Settings): void {
  useSession.setState({ settings, language: settings.language });
  const page = document.documentElement;
  page.lang = settings.language;
  if (settings.theme === 'system') delete page.dataset.theme;
  else page.dataset.theme = settings.theme;
  window.localStorage.setItem('hikeshi-look', JSON.stringify({ language: settings.language, theme: settings.theme }));
}

/** The look of the last time, so that a page does not flash in another one before the settings arrive. */
function rememberedLanguage(): Language {
  try {
    const known: unknown = JSON.parse(window.localStorage.getItem('hikeshi-look') ?? 'null');
    if (typeof known === 'object' && known !== null && 'language' in known && 'theme' in known) {
      if (known.theme === 'light' || known.theme === 'dark') document.documentElement.dataset.theme = known.theme;
      if (known.language === 'ja' || known.language === 'en') return known.language;
    }
  } catch {
    // Whatever else lies there is no setting.
  }
  return navigator.language.startsWith('en') ? 'en' : 'ja';
}
