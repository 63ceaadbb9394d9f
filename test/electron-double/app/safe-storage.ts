/**
 * `safeStorage`, of which the app uses the asynchronous half alone: the synchronous one is deprecated. The double's key is no
 * secret, but what it writes cannot be read as text.
 */
import { createCipheriv, createDecipheriv, createHash, randomBytes } from 'node:crypto';
import { isAppReady } from './app.ts';
import { readConfig } from './config.ts';
import { strict } from './strict.ts';

const config = readConfig();
const key = createHash('sha256').update('the double of a key store').digest();

export const safeStorage = strict('safeStorage', {
  getSelectedStorageBackend: () => (isAppReady() ? config.storageBackend : 'unknown'),
  isAsyncEncryptionAvailable: async () => config.storageUnlocked,
  async encryptStringAsync(text: string): Promise<Buffer> {
    demandUnlocked();
    const iv = randomBytes(12);
    const cipher = createCipheriv('aes-256-gcm', key, iv);
    const body = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
    return Buffer.concat([iv, cipher.getAuthTag(), body]);
  },
  async decryptStringAsync(encrypted: Buffer) {
    demandUnlocked();
    const decipher = createDecipheriv('aes-256-gcm', key, encrypted.subarray(0, 12));
    decipher.setAuthTag(encrypted.subarray(12, 28));
    const result = decipher.update(encrypted.subarray(28), undefined, 'utf8') + decipher.final('utf8');
    return { result, shouldReEncrypt: false };
  },
});

function demandUnlocked(): void {
  if (!config.storageUnlocked) throw new Error('the key store is locked');
}
