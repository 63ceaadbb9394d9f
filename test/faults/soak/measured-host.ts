/** Loaded into the real host before it: tells over the channel to its parent what the process holds, and changes nothing else. */
type Holdings = {
  heapBytes: number;
  externalBytes: number;
  rssBytes: number;
  resources: Record<string, number>;
  listeners: number;
};

export type { Holdings };

/** Twice, since what a first run frees may hold on to more. */
function collect(): void {
  globalThis.gc?.();
  globalThis.gc?.();
}

function holdings(): Holdings {
  const { heapUsed, external, rss } = process.memoryUsage();
  const resources: Record<string, number> = {};
  for (const name of process.getActiveResourcesInfo()) resources[name] = (resources[name] ?? 0) + 1;
  const listeners = process.eventNames().reduce((sum, name) => sum + process.listenerCount(name), 0);
  return { heapBytes: heapUsed, externalBytes: external, rssBytes: rss, resources, listeners };
}

process.on('message', () => {
  collect();
  process.send?.(holdings());
});
// The host ends as if nobody were listening.
process.channel?.unref();
