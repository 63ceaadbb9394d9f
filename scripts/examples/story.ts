/** One example: an incident as it is lived through, from the alarm to the reviewed postmortem. */
import type { Example } from './author.ts';
import type { Language } from './responder.ts';
import type { World } from './world.ts';

export type Story = {
  /** Of its files in docs/examples. */
  name: string;
  language: Language;
  /** In the README's language, which is Japanese. */
  title: string;
  /** What it shows, in a line. */
  shows: string;
  /** When it begins: the story's clock, `2026-09-16T01:58:00+09:00`. */
  startsAt: string;
  live(world: World): Promise<Example>;
};
