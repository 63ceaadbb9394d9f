/**
 * A picture as evidence. It comes from the page as it is to be kept: drawn anew, without what a camera wrote into it, and covered
 * where a person covered it. Nothing here looks into it but at its first bytes.
 */
import { hash } from 'node:crypto';
import { refuse } from '../../shared/contract/problem.ts';
import { pictureLimitBytes, pictureTypeOf } from '../../shared/timeline/picture.ts';
import { expectOk } from '../expected.ts';
import type { Appended, Caller } from '../record.ts';
import type { Services } from '../services.ts';
import { attachEvidence } from './attach-evidence.ts';

/** Throws the contract's INVALID for what is no picture, or too large a one. A retry with the same command id changes nothing. */
export async function attachPicture(
  services: Services,
  caller: Caller,
  { title, picture }: { title: string; picture: Blob },
): Promise<Appended> {
  if (picture.size > pictureLimitBytes) {
    return expectOk(refuse('INVALID', 'pictureTooLarge', { limitMb: pictureLimitBytes / 1024 ** 2 }));
  }
  const bytes = new Uint8Array(await picture.arrayBuffer());
  const contentType = pictureTypeOf(bytes);
  if (contentType === null || contentType !== picture.type) return expectOk(refuse('INVALID', 'notAPicture'));
  return attachEvidence(services, caller, title, { hash: hash('sha256', bytes, 'hex'), bytes, contentType });
}
