/** Lives one story through in a world of its own, and gives its documents in names that belong to no machine. */
import type { Example } from './author.ts';
import { renamed } from './new-names.ts';
import type { Story } from './story.ts';
import { openWorld } from './world.ts';

export async function tellStory(story: Story): Promise<Example> {
  const world = await openWorld(Date.parse(story.startsAt));
  try {
    const example = await story.live(world);
    return {
      ...example,
      markdown: renamed(example.markdown, world.names),
      html: renamed(example.html, world.names),
    };
  } finally {
    await world.close();
  }
}
