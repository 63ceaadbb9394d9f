/** Opens a data folder with migrations of which one never ends: node migrating-program.ts FOLDER MIGRATIONS. Ended from outside. */
import { readMigrations } from '../../../core/store/migrations.ts';
import { openStore } from '../../../core/store/store.ts';
import { systemClock, uuidV7 } from '../../../server/host/system.ts';

const [dataDir = '', migrations = ''] = process.argv.slice(2);
await openStore({
  dataDir,
  clock: systemClock,
  newId: uuidV7,
  mode: 'own',
  host: 'server',
  migrations: readMigrations(migrations),
});
