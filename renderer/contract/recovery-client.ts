/** The client of what a host serves that could not open its record, over the same connection as all else. */
import type { RecoveryClient } from '../../shared/contract/recovery-contract.ts';
import { client } from './client.ts';

/** The one client calls whatever path it is given; only the types of the two contracts differ. */
export const recovery = (client as unknown as RecoveryClient).recovery;
