import type { SettingsText } from './settings-ja.ts';

export const settingsEn: SettingsText = {
  title: 'Settings',
  language: 'Language',
  languageHint: 'Of the screens. Postmortems already begun keep theirs.',
  theme: 'Colours',
  themes: { system: 'As the system', light: 'Light', dark: 'Dark' },
  actor: 'Your name in the record',
  actorHint: 'Stands beside notes and actions. Empty shows as “responder”.',
  actorPlaceholder: 'e.g. Sato',
  saved: 'Saved',
  about: 'About this Hikeshi',
  version: 'Version',
  dataDir: 'Data folder',
  host: 'Runs as',
  hosts: { electron: 'Desktop app', server: 'Browser', 'command-line': 'Command line' },
  keyStore: 'Key store',
  keyStoreAvailable: (backend) => `Available (${backend})`,
  keyStoreMissing: 'Not available. Refer to secrets (env, file, pgpass) or enter them each time.',
  cannot: {
    title: 'What this host cannot do',
    saveFile: 'Choosing where to save (the browser downloads instead)',
    pickFile: "The system's file picker (the browser's is used)",
    openExternal: 'Opening links outside',
    notify: 'System notifications',
    runDrill: 'Drills',
  },
};
