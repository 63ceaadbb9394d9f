/** The runbooks that come with the app, put into the library once per content. */
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { assetUrl } from './assets.ts';
import { keepRunbook } from './runbook-library.ts';
import type { Services } from './services.ts';

export function keepBundledRunbooks(services: Pick<Services, 'store' | 'clock'>): void {
  const folder = fileURLToPath(assetUrl('runbooks/'));
  for (const name of readdirSync(folder)
    .filter((file) => file.endsWith('.md'))
    .sort()) {
    keepRunbook(services, { name, bytes: readFileSync(`${folder}/${name}`), bundled: true });
  }
}
