/** What went wrong and what to do next, by a problem's reason: one clear sentence for screens and terminals alike. */
import { describeSystemError } from './system-error.ts';

type Facts = Readonly<Record<string, string | number>>;

/** A person who reads a fact that is missing should see that it is. */
const fact = (facts: Facts, name: string) => String(facts[name] ?? '?');

export const problemEn = {
  noSuchIncident: () => 'This incident is not in the record. It may belong to another data folder.',
  noSuchEnvironment: () => 'This environment does not exist any more. Choose another one.',
  noEnvironmentChosen: () => 'No environment is chosen yet. Choose or set up one, then read again.',
  noSuchRunbook: () => 'This runbook is not in the library. Import its file again.',
  noSuchCommand: () => 'The runbook has no such command. It may have been changed; reload the page.',
  noSuchPattern: (facts: Facts) => `The runbook has no pattern ${fact(facts, 'id')}.`,
  noSuchCause: () => 'The runbook has no such cause row.',
  noSuchItem: () => 'The runbook has no such item.',
  noSuchRow: () => 'The timeline has no such row.',
  noSuchMeasure: () => 'This is not watched. If the environment was changed, open the screen again.',
  allMuted: () => 'All of the watch is muted. Unmute all, then choose one by one.',
  noSuchQuery: () => 'This query is not among what this check found. Reading again may find it.',
  noSuchEvidence: () => 'This evidence is not in the record.',
  notALook: () => 'This command changes something, or is not understood. Hikeshi never runs it; copy it instead.',
  hostNotAllowed: (facts: Facts) =>
    `The environment does not allow commands on ${fact(facts, 'name')}. Copy the command and paste what it prints.`,
  tooManyStreams: (facts: Facts) =>
    `At most ${fact(facts, 'most')} logs can be followed at once. Stop one of them first.`,
  cannotFollow: (facts: Facts) => `The log cannot be followed: ${fact(facts, 'detail')}`,
  placeholderMissing: (facts: Facts) => `Fill in <${fact(facts, 'name')}> first.`,
  placeholderNotAllowed: (facts: Facts) =>
    `<${fact(facts, 'name')}> takes letters, digits and . _ : / @ - only, and no leading -.`,
  incidentClosed: () => 'The incident is closed. Reopen it with a reason to go on.',
  environmentNotHere: () =>
    'The environment of this incident came with a file and is not set up here. Choose one of your own on the top line; nothing is read until then.',
  handedOver: (facts: Facts) =>
    `This incident was handed over to ${fact(facts, 'to')} and is read-only here. Take it back to write again.`,
  handOverNeedsName: () => 'Write whom the incident is handed to.',
  notHandedOver: () => 'This incident is not handed over from here, so there is nothing to take back.',
  incidentFileForeign: () => 'This is no .incident file of Hikeshi. Nothing was changed.',
  incidentFileCut: () => 'The file is incomplete. Have it sent again; nothing was changed.',
  incidentFileDamaged: () =>
    'The file is damaged or was changed: its checksums do not hold. Have it written again; nothing was changed.',
  incidentFileLeadsOut: (facts: Facts) =>
    `A name inside the file leads out of it (${fact(facts, 'name')}). Nothing was changed; do not use this file.`,
  incidentFileNewer: (facts: Facts) =>
    `The file was written by a newer Hikeshi (format ${fact(facts, 'found')}, this one knows ${fact(facts, 'known')}). Install the newer version; nothing was changed.`,
  incidentFileTooLarge: (facts: Facts) =>
    `The file is larger than a record can be (${fact(facts, 'most')} MB at most). Nothing was changed.`,
  incidentFileErased: () => 'This incident was erased here and is not taken in again. Nothing was changed.',
  incidentFileForked: () =>
    'In the file and here, one device wrote different rows at the same place: a copy of its data folder went on by itself. They cannot be merged and nothing was changed. Open the file in an empty data folder (hikeshi import FILE --data FOLDER) and note down here what is missing.',
  incidentFileForkedHere: () =>
    'The file was written by a copy of this very data folder (a restored one, for instance), and both went on by themselves. They cannot be merged and nothing was changed. Open the file in an empty data folder (hikeshi import FILE --data FOLDER) and note down here what is missing.',
  incidentTooLargeForFile: () => 'The record is too large for one file. Hand it over with a backup of the data folder.',
  notAPicture: () => 'This is no PNG, JPEG or WebP. Take the screenshot again, or convert it to PNG.',
  pictureTooLarge: (facts: Facts) =>
    `The picture is too large (at most ${fact(facts, 'limitMb')} MB). Use one of only the part that matters.`,
  nothingAccepted: () => 'No edit was accepted. Accept at least one to save it.',
  exportFolderRelative: () => 'Enter the whole path of the folder, from / or the drive on. Nothing was written.',
  exportFolderIsFile: (facts: Facts) => `${fact(facts, 'path')} is a file. Name a folder. Nothing was written.`,
  exportFileChanged: (facts: Facts) =>
    `${fact(facts, 'path')} was edited since its export, or is another file. It was left alone: take the edits in, change the pattern of file names, or replace it.`,
  exportFolderUnusable: (facts: Facts) =>
    `${fact(facts, 'path')} cannot be written to (${describeSystemError(fact(facts, 'code'), 'en')}). Files that were there are as they were.`,
  pdfNoBrowser: () =>
    'A PDF is printed by Chrome, Chromium or Edge, and none was found on this machine. Export the HTML and print it from a browser: its print style has page numbers.',
  pdfFailed: () =>
    'The browser of this machine printed no PDF. Export the HTML and print it from a browser: its print style has page numbers.',
  noPostmortemDeadline: () => 'The postmortem has no deadline yet. It counts from the recovery, by the runbook.',
  milestoneInFuture: () => 'A milestone cannot lie in the future. Check date and time.',
  declaredIsKnown: () => 'The moment of declaring is known and cannot be emptied; it can be corrected.',
  notRollingBackNeedsReason: () => 'Not rolling back needs a reason. A word is enough.',
  waivingNeedsReason: () => 'Waving a finding through needs a reason. A word is enough.',
  decliningNeedsReason: () => 'Declining needs a reason. A word is enough.',
  sectionNeedsTitle: () => 'The section has no title. Enter one.',
  skipNeedsReason: () => 'Skipping needs a reason. A word is enough.',
  actionItemNeedsText: () => 'The action is empty. Say in a line what will be done.',
  dueIsNoDay: (facts: Facts) => `"${fact(facts, 'due')}" is no date. Write it as 2026-12-09.`,
  ticketIsNoLink: () => 'A ticket is a link that begins with http:// or https://.',
  noSuchActionItem: () => 'This action is not in the record. It may have been taken back.',
  doneNeedsProof: () => 'Say how one sees that it is done: a link or a word is enough.',
  declineActionNeedsReason: () => 'Declining an action needs a reason. A word is enough.',
  acceptingNeedsReason: () => 'Say why it may stay. A word is enough.',
  secretCannotStay: () => 'What looks like a secret cannot stay. Take it out of the text.',
  noSuchDeadline: () => 'The runbook sets no such deadline.',
  deadlineHandled: () => 'This deadline is handled; there is nothing to be told again.',
  deadlineNeedsReason: () => 'Say why it is not needed. A word is enough.',
  cannotUndo: () => 'This cannot be taken back. Readings stay in the record; add a note instead.',
  nothingToUndo: () => 'There is nothing to take back.',
  changedMeanwhile: () =>
    'Somebody, or another window, changed this meanwhile. The newer value is shown; decide again.',
  runbookUnreadable: (facts: Facts) =>
    `${fact(facts, 'name')} cannot be used as a runbook: ${fact(facts, 'en')} Nothing was changed.`,
  drillStarting: () => 'The drill is starting already. It takes some seconds.',
  drillNotRunning: () => 'No drill is running. Start one from home.',
  drillFailed: (facts: Facts) => `The drill could not do it: ${fact(facts, 'failure')}`,
  drillNotPossible: () => 'This host cannot start a drill.',
  dataFolderInUse: (facts: Facts) =>
    `The data folder is in use by ${fact(facts, 'host')} (process ${fact(facts, 'pid')}). Use that window, or close it first.`,
  dataFolderUnreadable: (facts: Facts) =>
    `The data folder ${fact(facts, 'path')} cannot be opened (${describeSystemError(fact(facts, 'code'), 'en')}). Check that it exists and that you may read and write it.`,
  dataFolderReadOnly: (facts: Facts) =>
    `The data folder ${fact(facts, 'path')} is read-only. Past incidents can be read; nothing can be recorded.`,
  readOnly: () => 'The record is read-only here. Nothing was changed.',
  recordMoved: (facts: Facts) =>
    `The file of the record is not where it was (${fact(facts, 'path')}). Nothing is written; what you typed is kept. Once the file or folder is back, or the share connected again, it goes on.`,
  recordReplaced: (facts: Facts) =>
    `The file of the record was replaced by another one while it was open (${fact(facts, 'path')}). Nothing is written; what you typed is kept. Put the file back, or open Hikeshi anew.`,
  diskFull: () => 'The disk is full. What you typed is kept; free some space and try again.',
  newerRecord: (facts: Facts) =>
    `The record was written by a newer Hikeshi (format ${fact(facts, 'found')}, this one knows ${fact(facts, 'known')}). Install the newer version; the file was not touched.`,
  backupDamaged: (facts: Facts) =>
    `The file is damaged or no backup of Hikeshi (${fact(facts, 'detail')}). Nothing was changed; take another backup.`,
  backupNewer: (facts: Facts) =>
    `The backup was written by a newer Hikeshi (format ${fact(facts, 'found')}, this one knows ${fact(facts, 'known')}). Nothing was changed; install the newer version and restore with it.`,
  backupUnderWay: () => 'A backup is being made already. Wait until it is done.',
  backupDiskNearlyFull: (facts: Facts) =>
    `The disk of the backups has too little room (${fact(facts, 'path')}: ${fact(facts, 'freeMb')} MB free, ${fact(facts, 'neededMb')} MB needed). Earlier backups were not removed. Free some space, or choose another folder in the settings.`,
  plainFilesFolderInUse: (facts: Facts) =>
    `There is something else in ${fact(facts, 'path')}. Name an empty folder, or the one of an earlier export. Nothing was written.`,
  plainFilesFolderUnusable: (facts: Facts) =>
    `${fact(facts, 'path')} cannot be written to (${describeSystemError(fact(facts, 'code'), 'en')}). What was written so far is whole; the same command goes on.`,
  plainFilesFolderRelative: () => 'Enter the whole path of the folder, from / or the drive on.',
  plainFilesForeign: (facts: Facts) =>
    `${fact(facts, 'name')} is not as an export left it. It was left alone; move it elsewhere and run the export again.`,
  plainFilesUnderWay: () => 'All incidents are being written already. Wait until that is done, or stop it.',
  plainFilesFailed: (facts: Facts) =>
    `Writing ended because of an unexpected fault (${fact(facts, 'faultId')}); faults.log in the data folder has the details.`,
  backupFolderUnusable: (facts: Facts) =>
    `The backups' folder cannot be written to (${fact(facts, 'path')}: ${describeSystemError(fact(facts, 'code'), 'en')}). See that its disk is attached and you may write there, or choose another folder in the settings.`,
  backupFolderRelative: () => 'Enter the whole path of the folder, from / or the drive on.',
  backupFolderInside: () => 'It cannot lie in the data folder. Choose a place that is not lost together with it.',
  backupNotPossible: () => 'No backup can be made here. Use hikeshi backup.',
  backupFailed: (facts: Facts) =>
    `The backup could not be made (${fact(facts, 'detail')}). It is tried again by itself in a while.`,
  eraseOpenIncident: (facts: Facts) => `Incident #${fact(facts, 'number')} is open. Close it before deleting it.`,
  eraseWhileOpen: (facts: Facts) =>
    `Nothing is deleted while an incident is open (#${fact(facts, 'number')}): the record is written anew, and other writes would wait.`,
  eraseOtherCount: (facts: Facts) =>
    `There are ${fact(facts, 'count')} closed drills now. Look at the count, then try again.`,
  erasingNeedsReason: () => 'Deleting an incident needs a reason, which is kept.',
  backupOfDamagedRecord: (facts: Facts) =>
    `The record is damaged, so no backup was kept (${fact(facts, 'detail')}). Earlier backups were not removed. Run hikeshi verify.`,
  damagedRecord: (facts: Facts) =>
    `The record is damaged (${fact(facts, 'detail')}). The file was not changed. Opening Hikeshi anew leads to the recovery screen; in a terminal use hikeshi recover.`,
  recordGone: (facts: Facts) =>
    `The file of the record is gone or empty (${fact(facts, 'path')}). Nothing was made. Opening Hikeshi leads to the recovery screen; in a terminal use hikeshi recover.`,
  openingFailed: (facts: Facts) =>
    `The record could not be opened because of an unexpected fault (${fact(facts, 'detail')}, ${fact(facts, 'faultId')}). The file was not changed.`,
  recordNeedsRecovery: () =>
    'The record is damaged and has to be recovered first, on the screen of Hikeshi or with hikeshi recover.',
  salvageUnderWay: () => 'Reading is under way already. Wait until it is done.',
  nothingSalvaged: () => 'Nothing was read yet. Read what can be read first.',
  noSuchBackup: (facts: Facts) => `The backup ${fact(facts, 'path')} is not there any more. Choose one of the list.`,
  nodeTooOld: (facts: Facts) =>
    `Node ${fact(facts, 'found')} is too old for the record; ${fact(facts, 'needed')} or newer is needed.`,
  noRecord: (facts: Facts) => `There is no record in ${fact(facts, 'path')} yet.`,
  baseUrlNotHttp: () => 'The base URL is not an http or https address, such as https://api.example.com.',
  addressHoldsSecret: () =>
    'The address holds a user or a password. Take them out and enter the token by itself: an environment keeps no secret.',
  dashboardNotHttp: (facts: Facts) => `The address of the dashboard ${fact(facts, 'name')} is neither http nor https.`,
  thresholdNotABound: (facts: Facts) =>
    `"${fact(facts, 'text')}" is no bound of this metric. Write it as in a runbook: < 200ms, > 80%, > max * 0.9.`,
  environmentFileNotJson: () => 'This is not an environment file: it is no JSON. Choose one that Hikeshi exported.',
  environmentFileOfAnotherKind: () => 'This JSON is not an environment. Choose a file that Hikeshi exported.',
  environmentFileNewer: (facts: Facts) =>
    `The file was written by a newer Hikeshi (format ${fact(facts, 'found')}, this version knows ${fact(facts, 'known')}). Use the newer version.`,
  environmentFileBroken: (facts: Facts) =>
    `The field ${fact(facts, 'field')} of the file is not as it should be. Mend it, or export the environment again.`,
  plainDatabaseNotLoopback: () =>
    'A database on another machine is not read without TLS. Choose verify-full, or reach it through a tunnel.',
  secretStoreMissing: () =>
    'This host has no key store. Use a reference (env, file, pgpass), or be asked once a session.',
  actionOtherEnvironment: () => 'The environment was switched. Open the card again and look who is listed.',
  actionNobodyChosen: () => 'Nobody is chosen. Choose at least one connection.',
  actionTooMany: (facts: Facts) => `At most ${fact(facts, 'most')} can be chosen at once.`,
  emergencyNeedsReason: () => 'Acting alone needs a reason.',
  actionNeedsReviewer: () => 'Write who looked at it with you. If you are alone, choose the emergency.',
  documentNeedsReview: () =>
    'A document goes from draft to in review, reviewed and closed, one step at a time. Closing it needs a review.',
  documentNeedsReviewer: () => 'Write who reviewed it.',
  documentBackNeedsReason: () => 'Going back needs a reason. A word is enough.',
  reviewerIsOwner: () => 'Whoever reviews the document is somebody else than its owner. Change one of the two.',
  reviewerIsActor: () =>
    'Whoever reviews it is somebody else than whoever does it. If you are alone, choose the emergency.',
  actionNeedsTicket: () => 'Write the number or address of the ticket.',
  actionNeedsBackup: () =>
    'Write how it stands with the backup, for instance: taken; or: not needed, connections only.',
  actionNotConfirmed: () => 'What was typed does not match. Type exactly what the screen shows.',
  webhookNotSetUp: () => 'This environment has no webhook. Set one up in the environment, under "Webhook".',
  webhookUnknown: () =>
    'The address of the webhook is not known. Enter it in the environment, under "Webhook". Nothing was sent.',
  messageNeedsImpact: () => 'Write down the impact. Where it is not known, write "the extent is being investigated".',
  messageNeedsNextUpdate: () => 'Say when the next update comes.',
  nextUpdateIsPast: () => 'The time of the next update has passed. Choose one to come.',
  messageNotRecovered: () =>
    'When it recovered is not filled in. Record the recovery among the milestones before the recovery notice.',
  externalSaysTooMuch: () => 'The text for the outside holds guesses, names of people or internal details. Reword it.',
  nothingOwed: () => 'The record holds nothing of this kind that is owed.',
  settlingNeedsWords: () => 'Write what was done. A word or two is enough.',
  nonceUnknown: () =>
    'This permission was used already, or is none. Nothing was done. Look at the list and give it again.',
  nonceExpired: () => 'The permission has run out. Nothing was done. Look at the list and give it again.',
  nonceForOthers: () => 'The permission was given for others. Nothing was done. Choose and give it again.',
  actionCardClosed: () => "This card's connection is closed. Opening it again reads the list anew.",
  actionNoDatabase: () => 'This environment has no database. Enter it there first.',
  actionNeedsConnection: () =>
    'The database of this environment is reached by psql over ssh, and no connection can be held there. Copy the statement and run it yourself.',
  actionDatabaseFull: (facts: Facts) =>
    `The database has no place left (${fact(facts, 'target')}), and none came free. From PostgreSQL 16 on a role with pg_use_reserved_connections gets in, before that a superuser. Enter one in the environment as the role that ends sessions.`,
  actionLoginFailed: (facts: Facts) =>
    `The login is refused (${fact(facts, 'target')}). Type the password, or look at the role that ends sessions in the environment.`,
  actionNoPath: (facts: Facts) =>
    `There is no way to the database (${fact(facts, 'target')}): ${fact(facts, 'detail')}. Look at the VPN and the tunnels.`,
  actionNotConnected: (facts: Facts) =>
    `The database does not take it (${fact(facts, 'target')}): ${fact(facts, 'detail')}`,
  actionConnectionLost: (facts: Facts) =>
    `The connection that was held is gone (${fact(facts, 'target')}). Opening the card again reads the list anew.`,
  actionNeedsScreen: () => 'Destroying actions are for a person at a screen. No terminal and no script can call them.',
  notAnAction: (facts: Facts) =>
    `Whom this statement means cannot be told safely, so Hikeshi does not run it (${fact(facts, 'word')}). Copy it.`,
  actionNotListed: (facts: Facts) => `Connection ${fact(facts, 'pid')} is not in the list. Read the list again.`,
  actionNotAllowed: (facts: Facts) => `The role may not end connection ${fact(facts, 'pid')}.`,
};

export type ProblemText = { [Reason in keyof typeof problemEn]: (facts: Facts) => string };
