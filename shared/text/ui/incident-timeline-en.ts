import { termsEn } from '../terms-en.ts';
import type { IncidentTimelineText } from './incident-timeline-ja.ts';
import { plural } from './plural.ts';

/** Words for what is entered into the timeline later: between rows, many lines, pictures, and the marks of milestones. */
export const incidentTimelineEn: IncidentTimelineText = {
  bring: { output: 'output', lines: 'lines', picture: 'picture' },

  pasteLines: {
    open: 'Enter lines later',
    title: 'Enter many lines',
    explain: (zone) =>
      `Lines with a time, or messages copied from Slack, become notes that were entered later. Times are read in ${zone}.`,
    label: 'Paste here',
    placeholder: '10:42 restarted\n10:45 saw it recover',
    preview: (count) => `${plural(count, 'line')} to enter`,
    nothing: 'There is no line to read yet.',
    include: (text) => `Enter: ${text}`,
    time: (text) => `Time: ${text}`,
    timeMissing: 'The time cannot be read. Enter it, or leave the line out.',
    timeInFuture: 'This time is still to come.',
    tooMany: (most) => `At most ${most} lines go in at once. Enter the others in a second step.`,
    mend: (count) => `${plural(count, 'line')} without a valid time.`,
    submit: (count) => `Enter ${plural(count, 'line')}`,
    fromOutput: 'Enter as notes with times',
  },

  insert: {
    open: 'Enter after this',
    key: 'Enter a note after the row in hand',
    title: 'Enter between rows',
    explain: 'When it was recorded is kept too, and the row says that it was entered later.',
    submit: 'Enter',
  },

  history: {
    title: 'Before the correction',
    by: (actor, at) => (actor === '' ? `written ${at}` : `written ${at} by ${actor}`),
  },

  zoneSwitch: { toUtc: 'Show UTC', toIncident: (zone) => `Show ${zone}`, key: 'Switch times between UTC and the zone' },

  actionMark: 'Proposed action',

  markers: {
    edit: (name) => `Correct the time: ${name}`,
    editShort: 'Correct',
    contradicts: (later, earlier) => `Out of order: ${termsEn.milestones[later]} before ${termsEn.milestones[earlier]}`,
  },

  picture: {
    open: 'Attach a picture',
    title: 'Attach a picture',
    explain: 'Paste, drop or choose a PNG, JPEG or WebP. What a camera or program wrote into it is removed.',
    choose: 'Choose a file',
    name: 'Title',
    defaultName: 'Screenshot',
    canvas: 'Picture, to choose what is hidden',
    blurHint:
      'Drag over what is to be covered. By keyboard: arrows move the frame, Shift+arrows size it, Enter covers what is in it.',
    blurred: (count) => `${plural(count, 'place')} covered`,
    blurUndo: 'Take back the last cover',
    irreversible: 'Once saved, nothing is left of what lies under a cover.',
    submit: 'Attach',
    notAPicture: 'This is no PNG, JPEG or WebP. Take the screenshot again, or convert it to PNG.',
    unreadable: 'The picture cannot be read. The file is damaged or too large.',
    tooLarge: (limit) => `Even made smaller it is over ${limit}. Use a picture of only the part that matters.`,
    shrunk: (width, height) => `It was large and is now ${width}×${height}.`,
    dialogOpen: 'Another dialog is open. Close it, then paste the picture.',
    drop: 'Let go to attach the picture',
    view: (label, title) => `Picture ${label} ${title}`,
  },
};
