import type { SearchFilter } from '../../search/search-query.ts';
import { termsEn } from '../terms-en.ts';
import type { ArchiveText } from './archive-ja.ts';
import { dayText, filterExamples } from './search-filters.ts';

export const archiveEn: ArchiveText = {
  title: 'Past incidents',
  filter: 'Search',
  filterPlaceholder: 'Words, #12, severity:1, cause:pool, after:2026-01',
  filterHint:
    'Looks through titles, notes, outputs, causes, actions and documents. Filters: severity cause pattern service env owner after before drill status. "Quotes" keep words together.',
  focusFilter: 'To the search box',
  searching: 'Searching',
  orders: { label: 'Order', newest: 'Newest first', best: 'Best first' },
  filters: {
    label: 'Filters',
    chip: filterEn,
    remove: (chip) => `Remove the filter: ${chip}`,
    misread: (typed, key) => `“${typed}” is not understood (for example ${filterExamples[key]})`,
  },
  passages: 'Where it was found',
  inOutput: 'Output',
  bounds: {
    more: 'The newest 50 places are shown.',
    rankedAmong: (count) => `The best of the newest ${count} places are shown.`,
    unread: (count) => `The index is being made: ${count} records were not searched yet.`,
  },
  nextRow: 'Next incident',
  previousRow: 'Previous incident',
  kinds: {
    label: 'Kind',
    all: 'All',
    open: 'Open',
    closed: 'Closed',
    drill: 'Drills',
  },
  list: 'List of incidents',
  count: (shown, all) => (shown === all ? `${all}` : `${shown} of ${all}`),
  untilRecovered: 'Until recovered',
  open: 'Open',
  closed: 'Closed',
  notRecovered: 'Not verified',
  documentStatuses: termsEn.documentStatusLabels,
  exported: 'Exported',
  postmortem: 'Postmortem',
  replay: 'Replay',
  replayOf: (number) => `Replay #${number}`,
  postmortemOf: (number) => `Postmortem #${number}`,
  offline: 'The record lies on this machine and can be read while every target is stopped.',
  empty: 'There is no incident yet',
  emptyHint: 'What is declared on the home screen stays here. A drill is a way to try it.',
  toHome: 'To home',
  nothingFound: 'No incident fits',
  nothingFoundHint: 'Use fewer words, or show all kinds.',
  clear: 'Clear',
};

function filterEn(filter: SearchFilter): string {
  switch (filter.key) {
    case 'severity':
      return `Severity SEV${filter.severity}`;
    case 'number':
      return `#${filter.number}`;
    case 'drill':
      return filter.drill ? 'Drills only' : 'No drills';
    case 'status':
      return filter.status === 'open' ? 'Status open' : 'Status closed';
    case 'after':
      return `From ${dayText(filter.day)}`;
    case 'before':
      return `Before ${dayText(filter.day)}`;
    default:
      return `${namesEn[filter.key]} ${filter.text}`;
  }
}

const namesEn = { cause: 'Cause', pattern: 'Pattern', service: 'Service', env: 'Environment', owner: 'Owner' };
