/** What an edited file says beside the document as it stands: per section, for a person to accept or decline. */
export type LineChange = {
  kind: 'same' | 'added' | 'removed';
  /** The line in pieces; of a line that was reworded only some are changed. */
  parts: { text: string; changed: boolean }[];
};

export type ComparedSection = {
  key: string;
  /** As the document heads it. */
  title: string;
  /** `missing`: the file does not hold it, and accepting nothing leaves it as it stands. */
  state: 'same' | 'changed' | 'missing';
  /** The file's words, as they would be taken over; null where it is missing. */
  imported: string | null;
  basedOn: string | null;
  changes: LineChange[];
  /** The app's own version changed since the file was exported: accepting puts the file's words over that. */
  changedHereToo: boolean;
};

/** What had to be understood on the way; each is one sentence on the screen, with the file's words in it. */
export type ImportNote = {
  code:
    | 'noSections'
    | 'unknownOrigin'
    | 'byteOrderMark'
    | 'lineEnds'
    | 'unknownHeading'
    | 'headingChanged'
    | 'headingTwice'
    | 'missingSection'
    | 'reordered'
    | 'madeFromRecord';
  words: string | null;
};

export type Comparison = { sections: ComparedSection[]; notes: ImportNote[] };
