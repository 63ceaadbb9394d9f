/** What a host needs to know of a running drill: the line that it prints when it is ready. */

export type ReadyFacts = {
  ready: true;
  /** The drill's own process: SIGTERM stops everything. */
  pid: number;
  /** `http://127.0.0.1:N`, without a slash at the end. */
  apiUrl: string;
  /** The API's bearer token, and the file (0600) that holds it. */
  token: string;
  tokenFile: string;
  health: string;
  /** Paths that answer GET with 200 in a healthy drill. */
  endpoints: string[];
  database: { host: string; port: number; name: string; user: string; password: string; passwordFile: string };
  logs: { application: string; access: string; database: string };
  /** Lines "ISO-time version description", newest last. */
  deployments: string;
  /** The API's process as `ps` shows it; null where the API is a thread of the drill. */
  processName: string | null;
  stateFile: string;
  /** The fault that is in force, null when healthy. */
  fault: string | null;
};
