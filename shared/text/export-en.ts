/** Words of exported files: charts of the HTML, CSV, the report to customers. */
import type { ExportText } from './export-ja.ts';

export const exportEn: ExportText = {
  contents: 'Contents',
  charts: {
    title: 'Readings over time',
    described: (name, from, to, points) => `Readings and level of ${name}, from ${from} to ${to}, ${points} points.`,
    values: 'Table of the values',
    head: ['Time', 'Value', 'Level'],
    noValue: '–',
    level: 'Level',
    axis: { ms: 'ms', percent: '%' },
  },
  timeline: {
    head: [
      'Time',
      'Time (UTC)',
      'Recorded (UTC)',
      'Kind',
      'Event',
      'Level',
      'Recorded by',
      'Evidence',
      'Marks',
      'Struck',
    ],
    struck: (reason) => `Struck: ${reason}`,
    undone: 'Undone',
  },
  report: {
    title: 'Incident report',
    drill: '[Drill] Incident report',
    subject: 'Subject',
    subjectOf: (service, title) => (service === '' ? title : `${service}: ${title}`),
    times: 'Began and recovered',
    began: 'Began',
    recovered: 'Recovered',
    lasted: 'Duration of the impact',
    impact: 'Impact',
    cause: 'Cause',
    temporary: 'Temporary measures',
    prevention: 'Prevention of a recurrence',
    head: ['Item', 'Content'],
    due: (action, due) => `${action} (due ${due})`,
    person: 'the person in charge',
    facts: {
      usersAffected: 'Users affected',
      requestsFailed: 'Requests failed',
      customersAffected: 'Customers affected',
      enquiries: 'Enquiries',
    },
  },
};
