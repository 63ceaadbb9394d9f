/** What an incident's file may be at most. Apart from its schema, since screens need the bounds before anything else. */

/** Of the file as it lies on the disk, and of the JSON in it: what is larger is never unpacked. */
export const mostFileBytes = 128 * 1024 * 1024;
export const mostUnpackedBytes = 256 * 1024 * 1024;
/** Of all evidence in one file; what goes beyond, the largest first, stays behind and is counted. */
export const mostEvidenceBytes = 64 * 1024 * 1024;
