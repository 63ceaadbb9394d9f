import type { PostmortemText } from './postmortem-ja.ts';
import { postmortemOutputEn } from './postmortem-output-en.ts';

export const postmortemEn: PostmortemText = {
  title: 'Postmortem',
  heading: (number, title) => `Postmortem #${number} ${title}`,
  toIncident: 'To the incident',
  pages: (pages) =>
    `About ${pages} printed pages before the annexes (three is the usual length). What was written stays as it is.`,
  provisional: 'Recovery is not verified yet. This is a provisional draft and changes as the record grows.',
  drill: 'This is the record of a drill. The exported document says so too.',
  sections: {
    label: 'Sections',
    states: { edited: 'Edited', drafted: 'Drafted from the record', missing: 'Not filled in' },
    unsaved: 'Not saved',
    missing: (count) => (count === 1 ? '1 blank' : `${count} blanks`),
    whole: 'Read the whole',
    next: 'Next section',
    previous: 'Previous section',
  },
  editor: {
    label: (section) => `Text of ${section} (Markdown)`,
    preview: (section) => `Preview of ${section}`,
    previewTitle: 'Preview',
    focus: 'Edit the text',
    save: 'Save section',
    saved: 'Saved',
    unsaved: 'Not saved yet. What you type is kept as a draft.',
    restored: 'What you had typed is back. Save it to put it into the document.',
    discard: 'Discard changes',
    prompt: 'The runbook asks',
    missing: 'Missing',
    wholeTitle: 'The whole document',
    wholeHint: 'As it is saved. Exporting writes exactly this.',
    wholeWithout: (sections) => `Without the unsaved changes of: ${sections}`,
    draftsUnread: 'What you had typed could not be read.',
  },
  giveBack: {
    action: 'Back to the draft',
    title: 'Give this section back to the draft?',
    explain: (section) =>
      `“${section}” will be drafted from the record again. Your text stays in the record but leaves the document.`,
    confirm: 'Back to the draft',
  },
  discard: {
    title: 'Discard what you typed?',
    explain: (section) => `Unsaved changes of “${section}” are dropped, and the saved text is shown again.`,
    confirm: 'Discard',
  },
  conflict: {
    title: 'Somebody, or another window, saved this section meanwhile',
    explain: 'Compare the two and choose. Until you do, neither is lost.',
    theirs: 'Saved text',
    mine: 'Your text (not saved)',
    keepMine: 'Replace it with mine',
    takeTheirs: 'Use the saved text',
  },
  evidence: {
    title: 'Evidence',
    empty: 'No evidence yet. Reading a check gives it a number.',
    cite: 'Cite',
    citeLabel: (label) => `Cite ${label} in the text`,
    cited: 'Cited here',
  },
  output: postmortemOutputEn,
};
