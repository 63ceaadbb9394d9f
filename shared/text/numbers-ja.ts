/** 統計の文言。数字のそばに、その数え方を必ず書く。 */
import type { DeadlineOutcome } from '../numbers/deadline-outcome.ts';
import type { Measure } from '../numbers/incident-figures.ts';

export const numbersJa = {
  title: '統計',
  scope: { label: '対象', real: '実際のインシデント', drills: '訓練' },
  period: {
    label: '期間',
    all: '全期間',
    year: '直近12か月',
    quarter: '直近90日',
    month: '直近30日',
    since: '開始日',
    until: '終了日',
    hint: '宣言した日で数えます。両端の日を含みます。',
  },
  saveCsv: 'CSVを保存',
  csvSaved: (path: string) => `保存しました: ${path}`,
  csvDownloaded: (fileName: string) => `ダウンロードしました: ${fileName}`,
  empty: 'インシデントはまだありません',
  emptyDrills: '訓練の記録はまだありません',
  emptyPeriod: 'この期間に該当するものはありません',
  emptyHint: '宣言すると、ここで数えます。訓練と実際のインシデントは混ぜません。',
  all: '全体',
  incidents: '件数',
  incidentCount: (count: number) => `${count}件`,
  names: { ttd: 'TTD', tta: 'TTA', ttm: 'TTM', ttr: 'TTR' } satisfies Record<Measure, string>,
  definitions: {
    ttd: '発生から検知まで',
    tta: '検知から対応開始まで',
    ttm: '発生から暫定復旧まで',
    ttr: '発生から復旧まで',
  } satisfies Record<Measure, string>,
  rule: '時間は節目だけから計算します。節目が欠けているか前後しているものは「不明」とし、計算に入れません。平均は10件以上のときだけ示します。',
  median: '中央値',
  shortest: '最短',
  longest: '最長',
  range: '範囲',
  mean: '平均',
  ofMany: (n: number) => `n=${n}`,
  unknown: '不明',
  unknownCount: (count: number) => `不明 ${count}件`,
  noFigure: '不明のみ',
  span: (days: number, hours: number, minutes: number, seconds: number): string => {
    if (days > 0) return hours > 0 ? `${days}日${hours}時間` : `${days}日`;
    if (hours > 0) return minutes > 0 ? `${hours}時間${minutes}分` : `${hours}時間`;
    if (minutes > 0) return seconds > 0 ? `${minutes}分${seconds}秒` : `${minutes}分`;
    return `${seconds}秒`;
  },
  spans: (from: string, to: string) => `${from}〜${to}`,
  groupings: {
    byMonth: { title: '月別', head: '月', definition: '宣言した月 (インシデントのタイムゾーン)。' },
    byPattern: {
      title: 'パターン別',
      head: 'パターン',
      definition: '選ばれているパターン。複数あれば、それぞれに数えます。',
    },
    byCause: {
      title: '原因別',
      head: '原因',
      definition: '確定した原因。複数あれば、それぞれに数えます。',
    },
    byService: { title: 'サービス別', head: 'サービス', definition: '宣言した環境のサービス名。' },
  },
  withoutKey: {
    byMonth: '月なし',
    byPattern: 'パターン未選択',
    byCause: '原因未確定',
    byService: 'サービス名なし',
  },
  omittedGroups: (count: number) => `ほかに${count}項目あります。すべてはCSVにあります。`,
  omittedMonths: (count: number) => `それより前の${count}か月分はCSVにあります。`,
  monthChart: (months: number, most: number) => `月ごとの件数の棒グラフ。${months}か月、最も多い月で${most}件。`,
  tableOf: (title: string) => `${title}の表`,
  barHint: '横線は最短から最長まで、縦線は中央値。目盛りは列ごとに0から。',
  deadlines: {
    title: '期限',
    head: '期限',
    definition:
      '守れた: 期限までに完了としたか、それまでに復旧・終了・次の連絡・書き出しがあったもの。不明: あとから登録したものと、起点の時刻が分からないもの。',
    kept: '守れた割合',
    keptOf: (kept: number, judged: number) => `${judged}件中 ${kept}件`,
    none: 'この対象に期限はありません。',
    outcomes: {
      kept: '守れた',
      missed: '過ぎた',
      notNeeded: '不要とした',
      unknown: '不明',
      pending: '期限前',
    } satisfies Record<DeadlineOutcome, string>,
  },
  checks: {
    title: '原因を見つけたチェック',
    head: 'チェック',
    definition: '確定した原因に根拠として引用されたチェック。一つのインシデントで一回と数えます。',
    found: '見つけた回数',
    causes: '見つけた原因',
    cited: (cited: number, confirmed: number) =>
      `原因が確定した${confirmed}件のうち、チェックが引用されたもの ${cited}件`,
    none: '確定した原因に引用されたチェックはありません。',
    cause: (text: string, count: number) => `${text} (${count})`,
  },
  recurrences: {
    title: '再発',
    head: 'もとのインシデント',
    definition: '過去のインシデントの再発とされたもの。',
    total: (count: number, all: number) => `${all}件中 ${count}件が再発`,
    times: '再発した回数',
    soonest: '最初の再発まで',
    none: '再発とされたものはありません。',
  },
  csv: {
    head: [
      '対象',
      '区分',
      '項目',
      '指標',
      '件数',
      '中央値(秒)',
      '最短(秒)',
      '最長(秒)',
      '平均(秒)',
      'n',
      '不明',
      '定義',
    ],
    incidents: 'インシデント',
    confirmed: '原因が確定したもの',
    cited: 'チェックが引用されたもの',
    recurred: '再発とされたもの',
  },
};
export type NumbersText = typeof numbersJa;
