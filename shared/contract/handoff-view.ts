/** What handing over and joining answer. */
export type HandOffPage = { markdown: string };

export type IncidentFileView = {
  fileName: string;
  /** Null where the host wrote the file itself. */
  base64: string | null;
  /** Where to; null where the person changed their mind, or where this host has no dialog of its own. */
  savedTo: string | null;
  /** Held back, since it holds a secret that became known later or does not fit. */
  withheld: { rows: number; evidence: number; runbooks: number };
};

export type TakenIn = {
  incidentId: string;
  /** On this installation. */
  number: number;
  title: string;
  /** Events that were new here. */
  added: number;
  isNew: boolean;
  /** It was handed over by the file, and this device has it now. */
  received: boolean;
};
