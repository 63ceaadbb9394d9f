/** What is carried from a damaged record into a new one. */
import type { EventRow } from '../event-row.ts';

export type SavedEvent = Omit<EventRow, 'salt' | 'bytes' | 'blackedOut'>;

export type SavedPayload = { hash: string; salt: Buffer; bytes: Buffer };

export type SavedBlob = {
  hash: string;
  contentType: string;
  encoding: 'plain' | 'deflate';
  bytes: Buffer | null;
  blackedOutAtMs: number | null;
};

export type SavedRunbook = {
  hash: string;
  name: string;
  title: string;
  bundled: number;
  importedAtMs: number;
  bytes: Buffer;
};
