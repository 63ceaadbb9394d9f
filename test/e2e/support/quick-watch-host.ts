/** The app's own server from the sources, with a watch that looks twice a second: nothing else of it is another than in the product. */
import { parseArgs } from 'node:util';
import { startServer } from '../../../server/server.ts';
import { usualPace } from '../../../shared/watch/pace.ts';

const { values } = parseArgs({ options: { data: { type: 'string' } } });
const server = await startServer({
  dataDir: values.data ?? '',
  port: 0,
  entranceText: '',
  onError: (error) => console.error(error),
  watch: { pace: { ...usualPace, intervalMs: 500, confirmMs: 200, longestMs: 1_000 } },
});
console.log(JSON.stringify({ url: server.issueUrl() }));
for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.once(signal, () => void server.close().then(() => process.exit(0)));
}
