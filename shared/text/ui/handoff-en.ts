import { termsEn } from '../terms-en.ts';
import type { HandoffText } from './handoff-ja.ts';
import { plural } from './plural.ts';

export const handoffEn: HandoffText = {
  open: 'Hand over',
  title: 'Hand-off',
  explain:
    'The whole record goes with one file. Once handed over, this side is read-only until it takes the incident back.',
  to: 'To whom',
  toPlaceholder: 'Sato',
  nextStep: 'Next step, for whoever goes on',
  nextStepPlaceholder: 'Roll back unless it is better by 03:40',
  handOver: 'Hand over and make the file',
  handedOverNow: (to) => `Handed over to ${to}. Give them the file and the page.`,
  copyExplain: 'To work on it together, give a copy instead. Each takes in the other’s file as often as they like.',
  makeCopy: 'Make a copy as a file',
  saveAgain: 'Make the file again',
  saved: (file) => `Saved to ${file}.`,
  downloaded: (file) => `${file} downloaded.`,
  notSaved: 'Not saved. There is no file to give yet.',
  withheld: (rows, evidence, runbooks) =>
    `Held back, since they hold secrets or do not fit: ${rows} rows, ${evidence} pieces of evidence, ${runbooks} runbooks.`,
  page: 'The page for whoever goes on',
  pageLanguage: 'Language of the page',
  copyPage: 'Copy the page',
  pageFailed: 'The page cannot be made.',
  readOnlySince: (to, time) => `Read-only since it was handed over to ${to} at ${time}.`,
  receivedBy: (count) => (count === 0 ? 'Not seen to be received yet.' : 'It was received.'),
  again: 'File and page',
  takeBack: 'Take back',
  environmentNotHere: (name) =>
    `The environment ${name} came with a file and is not set up here. Nothing is read until you choose one on the top line.`,
  people: 'Roles',
  roles: termsEn.roles,
  rolesHint: 'Names; several of them with commas between.',
  setRole: 'Record the role',
  lead: (name) => `IC ${name}`,
  import: {
    open: 'Take in a record',
    input: '.incident file',
    hint: 'A .incident file of a hand-off or of a second responder can also be dropped on this screen, any number at once.',
    importing: 'Taking it in',
    stop: 'Stop',
    many: (files, incidents, rows) =>
      `${plural(files, 'file')} taken in: ${plural(incidents, 'new incident')}, ${plural(rows, 'new row')}.`,
    stopped: (left) => `Stopped; ${plural(left, 'file')} not looked at. Choosing them again goes on from there.`,
    notTaken: (files) => `${plural(files, 'file')} not taken in.`,
    notTakenLabel: 'Files that were not taken in, and why',
    takenIn: (number, title, rows) => `#${number} ${title} was taken in (${rows} rows).`,
    merged: (number, title, rows) =>
      rows === 0 ? `#${number} ${title} had every row already.` : `${rows} rows merged into #${number} ${title}.`,
    received: 'It was handed over to you with it.',
    openIncident: 'Open the incident',
    tooLarge: (most) => `The file is too large (${most} at most). Nothing was changed.`,
    unreadable: (name) => `${name} cannot be read.`,
  },
};
