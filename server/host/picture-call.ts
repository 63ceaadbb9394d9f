/** A picture that came on its own route, as the call of the contract that it stands for. */
import { StandardRPCJsonSerializer, StandardRPCSerializer } from '@orpc/client/standard';
import { rpcPath } from '../../shared/contract/http.ts';
import type { Call } from './call-handler.ts';

const serializer = new StandardRPCSerializer(new StandardRPCJsonSerializer());

/**
 * Null where `about` is no JSON object, percent-encoded. Whether its fields are right is for the contract to say.
 *
 * @param about the call's other fields, as `uploadHeader` carries them.
 */
export function pictureCall(about: string, picture: Blob): Call | null {
  const fields = readAbout(about);
  if (fields === null) return null;
  const body = serializer.serialize({ ...fields, picture });
  if (!(body instanceof FormData)) throw new Error('a call with a picture was not written as a form');
  return { path: `${rpcPath}/incidents/attachPicture`, body };
}

function readAbout(about: string): object | null {
  try {
    const fields: unknown = JSON.parse(decodeURIComponent(about));
    return typeof fields === 'object' && fields !== null && !Array.isArray(fields) ? fields : null;
  } catch {
    return null;
  }
}
