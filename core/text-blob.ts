/** A text (already redacted) as a content-addressed blob. */
import { hash } from 'node:crypto';
import type { NewBlob } from './store/store.ts';

export function textBlob(text: string, contentType: string): NewBlob {
  const bytes = Buffer.from(text, 'utf8');
  return { hash: hash('sha256', bytes, 'hex'), bytes, contentType };
}
