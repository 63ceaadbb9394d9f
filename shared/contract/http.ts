/**
 * How the contract travels over HTTP, the same for the loopback server and for the control socket of a running host.
 */

/** Calls are POST requests below this path. */
export const rpcPath = '/rpc';

/** Pictures are POSTed here as they are: one a request, their type as content type. */
export const uploadPath = '/upload/picture';

/** What a picture belongs to: `JSON` of the other fields of `incidents.attachPicture`, percent-encoded. */
export const uploadHeader = 'x-hikeshi-about';

/** A header that no form and no foreign page can set without a preflight, which is never granted. */
export const guardHeader = { name: 'x-hikeshi', value: '1' } as const;

/** Which window of a session calls, so that two windows keep their drafts apart: letters, digits and hyphens, at most 64. */
export const windowHeader = 'x-hikeshi-window';

/** Largest body of a call. */
export const callLimitBytes = 8 * 1024 * 1024;
