/** Crashes: the real host killed with signal 9 at random moments. */
import { addMigration, type Build, copyBuild } from '../harness/build-copy.ts';
import type { Fault } from '../harness/fault.ts';
import { liveThrough } from './crash-life.ts';

const killsPerSeed = 25;
const laterVersions = 6;

/** Slow enough to be killed in the middle of: every event is copied, and indexed. */
const laterMigration = (index: number) => `
  CREATE TABLE later_${index} AS SELECT event.*, bytes FROM event JOIN payload ON event_seq = seq;
  CREATE INDEX later_${index}_hash ON later_${index} (hash);
  CREATE INDEX later_${index}_bytes ON later_${index} (bytes);`;

/** The program as it was built, and versions after it with one migration more each. */
export function buildVersions(): { builds: Build[]; remove(): void } {
  const builds = [copyBuild()];
  for (let index = 1; index <= laterVersions; index++) {
    const build = copyBuild();
    for (let earlier = 1; earlier <= index; earlier++) addMigration(build, laterMigration(earlier));
    builds.push(build);
  }
  return {
    builds,
    remove() {
      for (const build of builds) build.remove();
    },
  };
}

export const crashes: Fault = {
  name: 'crashes',
  corpus: `a record a seed, ${killsPerSeed} kills each, while recording with eight hands, starting, rebuilding, exporting, importing, and migrating with the backup before it`,
  longSeeds: 400,
  obstacle: () => (process.platform === 'win32' ? 'Windows has no such signal' : null),
  async run(seed) {
    const versions = buildVersions();
    try {
      return await liveThrough(seed, killsPerSeed, versions.builds);
    } finally {
      versions.remove();
    }
  },
};
