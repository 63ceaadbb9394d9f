/** Every input that takes Enter, and where a browser test ends a Japanese word in it. */
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { readSource } from './source-file.ts';

const root = join(import.meta.dirname, '..', '..');
const ime = 'ime.spec.ts';

/** By the file that holds the input. */
const triedIn: Record<string, string> = {
  'app/CommandPalette.tsx': ime,
  'screens/environments/PasteBox.tsx': ime,
  'screens/incident/actions/CommandDoneDialog.tsx': ime,
  'screens/incident/actions/Preview.tsx': 'terminate-connections.spec.ts',
  'screens/incident/dialogs/DetailsDialog.tsx': ime,
  'screens/incident/dialogs/ItemStateDialog.tsx': ime,
  'screens/incident/dialogs/MilestonesDialog.tsx': ime,
  'screens/incident/dialogs/ReasonDialog.tsx': ime,
  'screens/incident/handoff/RoleFields.tsx': ime,
  'screens/incident/messages/FactFields.tsx': ime,
  'screens/incident/messages/LeakPart.tsx': ime,
  'screens/incident/messages/NextUpdateField.tsx': ime,
  'screens/incident/timeline/NoteBox.tsx': ime,
  'screens/postmortem/actions/ActionItemRow.tsx': 'postmortem-wording.spec.ts',
  'screens/postmortem/actions/ActionItemsDialog.tsx': 'postmortem-wording.spec.ts',
  'screens/postmortem/actions/ReasonLine.tsx': 'postmortem-wording.spec.ts',
  'screens/postmortem/checker/FindingItem.tsx': 'postmortem-wording.spec.ts',
  'screens/postmortem/document/DocumentDialog.tsx': ime,
  'screens/postmortem/review/AddedSections.tsx': 'postmortem-review.spec.ts',
  'screens/postmortem/review/ReasonForm.tsx': 'postmortem-review.spec.ts',
  'screens/postmortem/review/TimedEntry.tsx': 'postmortem-review.spec.ts',
  'screens/settings/Preferences.tsx': ime,
};

test('every input that takes Enter is one in which a browser test ends a word', () => {
  const found = globSync('renderer/**/*.tsx', { cwd: root })
    .map((path) => path.replaceAll('\\', '/'))
    .filter((path) => takesEnter(path, readFileSync(join(root, path), 'utf8')));
  expect(found.map((path) => path.replace('renderer/', '')).sort()).toEqual(Object.keys(triedIn).sort());
  for (const spec of new Set(Object.values(triedIn))) {
    expect(readFileSync(join(root, 'test', 'e2e', spec), 'utf8'), spec).toContain('await endWordsIn(');
  }
});

test.each([
  ['<TextInput label={a} onEnter={save} />', true],
  ['<TextArea label={a} confirmOnEnter onConfirm={save} />', true],
  ['<TextInput label={a} value={b} />', false],
  // Enter makes a new line there, and Ctrl-Enter is heard by the whole window.
  ['<TextArea label={a} onConfirm={save} />', false],
  // A browser composes nothing in a password.
  ['<TextInput type="password" label={a} onEnter={save} />', false],
])('%s takes Enter: %s', (element, expected) => {
  expect(takesEnter('a.tsx', `export const x = ${element};`)).toBe(expected);
});

function takesEnter(path: string, text: string): boolean {
  return readSource({ path, text }).enterInputs.length > 0;
}
