import type { PostmortemOutputText } from './postmortem-output-ja.ts';

export const postmortemOutputEn: PostmortemOutputText = {
  copy: 'Copy Markdown',
  copied: 'Markdown copied',
  open: 'Export',
  take: 'Take in',
  savedTo: (path) => `Saved to ${path}`,
  downloaded: (fileName) => `Saved to the browser's downloads as ${fileName}`,
  cancelled: 'Not exported. Nothing was saved.',
  blanks: (count) =>
    count === 1
      ? 'One thing is not filled in, and the document says so.'
      : `${count} things are not filled in, and the document says so.`,
  without: (sections) => `Unsaved changes are not exported: ${sections}`,
  dialog: {
    title: 'Export',
    explain: 'The document, made from the record, as a file. Secrets are taken out before anything is written.',
    format: 'Format',
    formats: {
      md: 'Markdown',
      html: 'HTML',
      pdf: 'PDF',
      json: 'JSON',
      csv: 'CSV (timeline)',
      report: 'Report to customers',
      reader: 'HTML reader',
    },
    about: {
      md: 'As GitHub writes it. Edit it and bring it back with “Take in”.',
      html: 'One file that opens offline, with charts of the readings. No script, and nothing is loaded.',
      pdf: 'A4 with page numbers and tags; the same as the HTML.',
      json: 'For programs. docs/postmortem.schema.json says how it is built.',
      csv: 'Every row of the timeline. With a BOM, so that Excel reads UTF-8; a value that looks like a formula begins with an apostrophe.',
      report:
        'For customers: subject, times, impact, cause, temporary measures and prevention alone. No names, hypotheses, numbers of evidence, TTD or TTR.',
      reader:
        'The whole incident in one file that opens with no app and no network: the timeline to filter, the evidence, the runbook of that day, and a cursor over time.',
    },
    noPdf:
      'A PDF is printed by Chrome, Chromium or Edge, and none was found on this machine. Export the HTML and print it from a browser: its print style has page numbers.',
    pattern: 'Pattern of file names',
    patternHint: '{date} {number} {title} are filled in.',
    preview: (fileName) => `File name: ${fileName}`,
    whereSaved: 'You choose where on the next screen. A file of the same name is never overwritten unasked.',
    whereDownloaded: 'Saved to the downloads of the browser.',
    folder: 'Folder',
    folderHint:
      'A whole path on the machine that Hikeshi runs on; a git working tree as well (nothing is committed). Empty: saved by hand each time.',
    whereFolder:
      'Written into this folder. A file as an export left it is replaced; one that was edited is left alone.',
    replace: 'Replace it',
    submit: 'Export',
    rich: 'Copy as rich text',
    richCopied: 'Copied. Paste it into Confluence, Google Docs or Notion.',
  },
  report: {
    preview: 'Preview of the report',
    leftOut: 'Left out of the report',
    leftOutExplain: '− stands in the record and not in the report; + is how it was reworded.',
    nothingLeftOut: 'Nothing was left out.',
    kinds: {
      names: 'Names',
      reworded: 'Reworded',
      hypotheses: 'Hypotheses (suspected)',
      ruledOut: 'Hypotheses ruled out',
      reasons: 'Reasons of decisions',
      durations: 'Measures of the response',
      evidence: 'Evidence',
      timeline: 'Timeline',
      sections: 'Sections that people wrote (not copied into the report)',
    },
    more: (count) => `and ${count} more`,
    removed: 'left out',
    added: 'reworded',
  },
  taking: {
    title: 'Take in edited Markdown',
    explain:
      'Choose a file that was exported and edited: its changes are shown by section. Only what you accept changes.',
    choose: 'Choose a file',
    reading: 'Comparing',
    unreadable: 'The file could not be read.',
    summary: (changed, same) => `Sections changed ${changed}, the same ${same}`,
    nothing: 'The file says what the document says.',
    accept: 'Accept',
    acceptOf: (section) => `Accept the changes of “${section}”`,
    decline: 'Decline',
    declineOf: (section) => `Decline the changes of “${section}”`,
    accepted: 'Accepted',
    declined: 'Declined',
    changedHere: 'This section changed in the app too since the export. Accepting puts the file’s text in its place.',
    removed: 'removed line',
    added: 'added line',
    unchanged: (lines) => (lines === 1 ? '1 line unchanged' : `${lines} lines unchanged`),
    notes: {
      noSections: () => 'None of this document’s headings (## 1. …) was found. Is it the Markdown that was exported?',
      unknownOrigin: () =>
        'The fingerprint of the record is missing, or is another record’s. The file is compared with the document as it stands; rows added since the export show as differences.',
      byteOrderMark: () => 'The byte order mark at the beginning was passed over.',
      lineEnds: () => 'Line ends (CRLF) were compared as LF.',
      unknownHeading: (words) =>
        `“${words}” is no section of this document and is not taken in. To keep it, put it into a section under a ### heading.`,
      headingChanged: (words) => `“${words}” was matched by its number or meaning. The heading itself stays as it was.`,
      headingTwice: (words) => `“${words}” is there twice; the second one is not taken in.`,
      missingSection: (words) => `“${words}” is not in the file. No section can be left out, so it stays as it stands.`,
      reordered: () =>
        'The sections stand in another order. The runbook’s order stays; only their texts were compared.',
      madeFromRecord: () =>
        'The table at the head and the annexes are made from the record: changes there are not taken in.',
    },
  },
};
