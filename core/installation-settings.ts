/** What one installation remembers of its user: language, look, name, the environment used last. */
import type { Settings } from '../shared/contract/view.ts';
import { defaultNamePattern, longestFolder, longestNamePattern } from '../shared/postmortem/export/file-name.ts';
import { z } from '../shared/schema.ts';
import type { Store } from './store/store.ts';

const settingsSchema = z.object({
  language: z.enum(['ja', 'en']).catch('ja'),
  theme: z.enum(['system', 'light', 'dark']).catch('system'),
  actor: z.string().catch(''),
  deadlineSound: z.boolean().catch(true),
  exportNamePattern: z.string().max(longestNamePattern).catch(defaultNamePattern),
  exportFolder: z.string().max(longestFolder).catch(''),
  lastEnvironmentId: z.string().nullable().catch(null),
});

/** Settings as stored; a missing or unreadable one has its default. */
export function readSettings(store: Store): Settings {
  const keys = Object.keys(settingsSchema.shape);
  return settingsSchema.parse(Object.fromEntries(keys.map((key) => [key, store.settings.get(key)])));
}
