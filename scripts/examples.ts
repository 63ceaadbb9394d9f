/**
 * `npm run examples [-- --only NAME]`: lives through the scripted incidents on the drill's real API and PostgreSQL, and writes their
 * postmortems into docs/examples.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import type { Example } from './examples/author.ts';
import { readExampleIndex, writeExampleIndex } from './examples/example-index.ts';
import { stories } from './examples/stories.ts';
import { tellStory } from './examples/tell-story.ts';
import { root } from './root.ts';

const { values } = parseArgs({ options: { only: { type: 'string', multiple: true } } });
const folder = join(root, 'docs', 'examples');
mkdirSync(folder, { recursive: true });

const chosen = stories.filter(({ name }) => values.only?.includes(name) ?? true);
if (chosen.length === 0) {
  console.error(`--only takes ${stories.map(({ name }) => name).join(', ')}`);
  process.exitCode = 2;
}
for (const story of chosen) {
  const example = await tellStory(story);
  const { name, language } = story;
  writeFileSync(join(folder, `${name}.${language}.md`), example.markdown);
  writeFileSync(join(folder, `${name}.${language}.html`), example.html);
  writeExampleIndex(folder, [...readExampleIndex(folder).filter((each) => each.name !== name), entryOf(name, example)]);
  console.log(`${name}: ${example.open.length} findings to explain, ${example.accepted.length} explained`);
  for (const { section, rule, found } of example.open) console.log(`  ${section} ${rule}: ${found}`);
  if (example.open.length > 0) process.exitCode = 1;
}

function entryOf(name: string, { names, accepted }: Example) {
  return { name, names, accepted };
}
