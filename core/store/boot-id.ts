/** Which boot a monotonic time belongs to. */
import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';

/** The system's id of this boot; where it tells none, an id of this process, so that times are never compared wrongly. */
export function readBootId(): string {
  try {
    return readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim();
  } catch {
    return randomUUID();
  }
}
