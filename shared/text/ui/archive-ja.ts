import type { FilterKey, SearchFilter } from '../../search/search-query.ts';
import { termsJa } from '../terms-ja.ts';
import { dayText, filterExamples } from './search-filters.ts';

export const archiveJa = {
  title: '過去のインシデント',
  filter: '検索',
  filterPlaceholder: '言葉、#番号、重大度:1、原因:枯渇、after:2026-01',
  filterHint:
    '題名・メモ・出力・原因・改善策・文書から探します。絞り込み: severity cause pattern service env owner after before drill status。"引用符" で語句をまとめます。',
  focusFilter: '検索へ',
  searching: '検索中',
  orders: { label: '並び順', newest: '新しい順', best: '関連の高い順' },
  filters: {
    label: '絞り込み',
    chip: (filter: SearchFilter) => filterJa(filter),
    remove: (chip: string) => `絞り込みを外す: ${chip}`,
    misread: (typed: string, key: FilterKey) => `「${typed}」は読み取れません (例: ${filterExamples[key]})`,
  },
  passages: '一致した箇所',
  inOutput: '出力',
  bounds: {
    more: '新しい順に50箇所までを表示しています。',
    rankedAmong: (count: number) => `新しい${count}箇所の中で関連の高いものを表示しています。`,
    unread: (count: number) => `索引を作成中です。未検索の記録が${count}件あります。`,
  },
  nextRow: '次のインシデント',
  previousRow: '前のインシデント',
  kinds: {
    label: '種類',
    all: 'すべて',
    open: '対応中',
    closed: '終了',
    drill: '訓練',
  },
  list: 'インシデントの一覧',
  count: (shown: number, all: number) => (shown === all ? `${all}件` : `${all}件中 ${shown}件`),
  untilRecovered: '復旧まで',
  open: '対応中',
  closed: '終了',
  notRecovered: '復旧未確認',
  documentStatuses: termsJa.documentStatusLabels,
  exported: '書き出し済み',
  postmortem: 'ポストモーテム',
  replay: '読み返す',
  replayOf: (number: number) => `読み返す #${number}`,
  postmortemOf: (number: number) => `ポストモーテム #${number}`,
  offline: '記録はこのマシンにあります。対象のサービスが止まっていても読めます。',
  empty: 'インシデントはまだありません',
  emptyHint: 'ホームで宣言すると、ここに残ります。まず訓練で試せます。',
  toHome: 'ホームへ',
  nothingFound: '条件に合うインシデントはありません',
  nothingFoundHint: '言葉を短くするか、種類を「すべて」に戻します。',
  clear: '条件を消す',
};
export type ArchiveText = typeof archiveJa;

function filterJa(filter: SearchFilter): string {
  switch (filter.key) {
    case 'severity':
      return `重大度 SEV${filter.severity}`;
    case 'number':
      return `#${filter.number}`;
    case 'drill':
      return filter.drill ? '訓練のみ' : '訓練を除く';
    case 'status':
      return filter.status === 'open' ? '状態 対応中' : '状態 終了';
    case 'after':
      return `${dayText(filter.day)} 以降`;
    case 'before':
      return `${dayText(filter.day)} より前`;
    default:
      return `${namesJa[filter.key]} ${filter.text}`;
  }
}

const namesJa = { cause: '原因', pattern: 'パターン', service: 'サービス', env: '環境', owner: '担当' };
