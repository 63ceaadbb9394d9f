/** A process of its own that puts a backup in the record's place and says when it begins; a test kills it somewhere in between. */
import { writeSync } from 'node:fs';
import { prepareRestore } from '../../../core/store/restore.ts';
import { systemClock, uuidV7 } from '../../../server/host/system.ts';

const [dataDir = '', file = ''] = process.argv.slice(2);
writeSync(1, 'begins\n');
const { carryOut } = await prepareRestore({
  dataDir,
  file,
  host: 'command-line',
  nowMs: systemClock.nowMs(),
  newDeviceId: uuidV7,
});
carryOut();
