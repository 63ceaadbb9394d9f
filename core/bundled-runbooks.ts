/** The runbooks that come with the app, put into the library once per content. */
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { assetUrl } from './assets.ts';
import type { Services } from './services.ts';

/** Nothing is parsed here, since every start passes through: that these runbooks guide is proved where they are tested. */
export function keepBundledRunbooks({ store, clock }: Pick<Services, 'store' | 'clock'>): void {
  const folder = fileURLToPath(assetUrl('runbooks/'));
  for (const name of readdirSync(folder)
    .filter((file) => file.endsWith('.md'))
    .sort()) {
    const bytes = readFileSync(`${folder}/${name}`);
    const hash = createHash('sha256').update(bytes).digest('hex');
    if (store.runbooks.get(hash)) continue;
    store.runbooks.put({ name, bytes, bundled: true, hash, title: titleOf(bytes), importedAtMs: clock.nowMs() });
  }
}

/** A bundled runbook begins with its title. */
function titleOf(bytes: Buffer): string {
  return /^# (.+)$/mu.exec(bytes.toString('utf8'))?.[1] ?? '';
}
