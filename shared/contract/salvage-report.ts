/** What a salvage read and what was lost, in numbers; the dictionaries make sentences of it. */

export type SavedCount = {
  kept: number;
  /** What is known to be missing. */
  lost: number;
};

export type SalvagedIncident = {
  incidentId: string;
  number: number;
  title: string;
  /** Rows of the timeline's record. */
  events: SavedCount;
  /** Rows that are there, but not what they say. */
  contentsLost: number;
  evidenceLost: number;
  /** Recorded time of the newest row that is there; null where there is none. */
  newestAtMs: number | null;
};

export type SalvageReport = {
  events: SavedCount;
  contents: SavedCount;
  evidence: SavedCount;
  runbooks: number;
  environments: number;
  settings: number;
  drafts: number;
  /** Events and contents that the damaged file had no more and a backup beside it had. */
  fromBackups: number;
  incidents: number;
  /** Only those of which something is missing. */
  concerned: SalvagedIncident[];
  /** Whether what said how much there was is gone as well, so that more may be lost than is known. */
  moreMayBeLost: boolean;
  /** Whether something could not be read by walking the file and its single pages were looked through. */
  byPages: boolean;
  /** Whether the list of what was erased could not be read, so that erased incidents may come back. */
  erasedUnknown: boolean;
  /** Whether this installation goes on under another device's name, since its own chain may have lost its end. */
  newDevice: boolean;
};
