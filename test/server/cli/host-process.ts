/** The app's host on the data folder that is its only argument, until it is told to end. */
import { startServer } from '../../../server/server.ts';

const [, , dataDir = ''] = process.argv;
const server = await startServer({ dataDir, port: 0, entranceText: '', onError: (error) => console.error(error) });
process.once('SIGTERM', () => void server.close().then(() => process.exit(0)));
console.log('ready');
