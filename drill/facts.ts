/** What a host needs to know of a running drill: the line that it prints when it is ready. Secrets lie in the files it names. */

export type ReadyFacts = {
  ready: true;
  /** The service's name, as a person reads it. */
  service: string;
  /** The drill's own process: SIGTERM stops everything. */
  pid: number;
  /** `http://127.0.0.1:N`, without a slash at the end. */
  apiUrl: string;
  /** The port that the API would have had, where another program listens on it; else null. */
  portTaken: number | null;
  /** Holds the API's bearer token (0600). */
  tokenFile: string;
  health: string;
  /** Paths that answer GET with 200 in a healthy drill. */
  endpoints: string[];
  database: {
    host: string;
    port: number;
    name: string;
    user: string;
    passwordFile: string;
    /** Who may end sessions. */
    operator: { user: string; passwordFile: string };
  };
  logs: { application: string; access: string; database: string };
  /** Lines "ISO-time version description", newest last. */
  deployments: string;
  /** The API's process as `ps` shows it; null where the API is a thread of the drill. */
  processName: string | null;
  /** Names of the faults that can be put in. */
  faults: string[];
  /** Those of them that looking shows: what a surprise is drawn from. */
  surprises: string[];
  /** The fault that is in force, null when healthy. */
  fault: string | null;
  stateFile: string;
};

/** The line in its place when the drill could not start. */
export type FailedStart = { ready: false; error: string };
