/**
 * Secrets encrypted by the system's own key store. Where Linux has none, Chromium falls back to a key that everybody knows: then
 * nothing is kept, and the screen says that secrets are asked for once a session.
 */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { safeStorage } from 'electron';
import type { SecretStore } from '../core/core.ts';
import { writePrivateFile } from '../server/host/private-file.ts';
import { z } from '../shared/schema.ts';

/** What lies in the file: by id, what the key store made of the value, in base64. */
const secretsSchema = z.record(z.string(), z.string());

export function createKeyStore(dataDir: string, platform: NodeJS.Platform = process.platform): SecretStore {
  const file = join(dataDir, 'secrets.json');

  async function status() {
    const backend = platform === 'linux' ? safeStorage.getSelectedStorageBackend() : platform;
    if (backend === 'basic_text' || backend === 'unknown') {
      return { available: false, backend, reason: 'noKeyStore' };
    }
    const available = await safeStorage.isAsyncEncryptionAvailable();
    return { available, backend, reason: available ? null : 'keyStoreLocked' };
  }

  return {
    status,
    async set(id, value) {
      if (!(await status()).available) throw new Error('the key store of the system is not available');
      const encrypted = await safeStorage.encryptStringAsync(value);
      write({ ...read(), [id]: encrypted.toString('base64') });
    },
    async get(id) {
      const stored = read()[id];
      if (stored === undefined || !(await status()).available) return null;
      const { result, shouldReEncrypt } = await safeStorage.decryptStringAsync(Buffer.from(stored, 'base64'));
      if (shouldReEncrypt) await this.set(id, result);
      return result;
    },
    async remove(id) {
      const { [id]: _, ...rest } = read();
      write(rest);
    },
  };

  function read(): Record<string, string> {
    return existsSync(file) ? secretsSchema.parse(JSON.parse(readFileSync(file, 'utf8'))) : {};
  }

  function write(secrets: Record<string, string>): void {
    writePrivateFile(file, `${JSON.stringify(secrets)}\n`);
  }
}
