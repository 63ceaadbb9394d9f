/** Requests for one thing each, as requests of one endpoint: `/orders/17` and `/orders/18` are `/orders/:id`. */

const ids = [
  /^\d+$/,
  /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i,
  // Hashes and the ids of databases: long, and not of letters alone.
  /^(?=.*\d)[0-9a-z_-]{16,}$/i,
];

export function endpointOf(path: string): string {
  return path
    .split('/')
    .map((part) => (ids.some((id) => id.test(part)) ? ':id' : part))
    .join('/');
}
