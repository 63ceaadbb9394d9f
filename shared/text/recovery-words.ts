/** Words of the recovery screen. It is fetched only when it is needed, and so are they. */
import type { Language } from './dictionary.ts';
import { plural } from './ui/plural.ts';

const ja = {
  title: '記録を開けません',
  reasons: {
    damaged: '記録のファイルが壊れています。',
    gone: '記録のファイルがないか、空になっています。',
    failed: '予期しない不具合で、記録を開けません。',
  },
  untouched:
    '壊れたファイルには何も書き込んでいません。どの方法を選んでも消さずに残し、いつでも別の方法を選び直せます。',
  facts: { detail: '見つかったもの', file: 'ファイル', keptIn: '壊れた記録を残す場所' },
  gone: 'なし',
  salvage: {
    title: '読めるものを救い出す',
    explain:
      '壊れたファイルを順に読み、ハッシュの合う行だけを新しい記録に移します。一覧と検索は作り直します。バックアップにだけ残る行があれば補います。ファイルは変えません。失われたものを示してから、使うかどうかを尋ねます。',
    start: '読み出す',
    underWay: (events: number) => `読み出しています: ${events}行`,
    again: '読み直す',
    use: 'これを記録にする',
    useExplain: '新しい記録で続けます。壊れた記録と、この内容を書いた報告は残す場所に置きます。',
    read: '読み取り専用で開く',
    readExplain:
      '何も置き換えず、読み出したものを見て書き出せます。書き込みはできません。この画面に戻るには、Hikeshiを開き直します。',
  },
  backup: {
    title: 'バックアップに戻す',
    explain: 'その時点の記録に置き換えます。それより後の行は、残した壊れたファイルにしかありません。',
    none: 'バックアップは見つかりませんでした。',
    made: '作成',
    holds: '内容',
    counted: (incidents: number, events: number) => `インシデント${incidents}件、${events}行`,
    uncounted: '選ぶと調べます',
    checked: '検査済み',
    unchecked: '未検査',
    look: '調べる',
    lookAt: (when: string) => `${when} のバックアップを調べる`,
    found: (incidents: number, events: number) => `検査しました。インシデント${incidents}件、${events}行があります。`,
    newest: '最新の行',
    lost: (events: number, incidents: number) =>
      events === 0
        ? '今のファイルにある行は、すべてこのバックアップにあります。'
        : `このバックアップにない行が${events}行 (インシデント${incidents}件) あります。`,
    unknown: '今のファイルが読めないため、失われる行は数えられません。作成より後の行はありません。',
    erased: (count: number) => `消去した${count}件のインシデントが戻ります。`,
    blackedOut: (count: number) => `墨消しした${count}件の内容が戻ります。`,
    use: 'このバックアップに戻す',
  },
  empty: {
    title: '空の記録で始める',
    explain:
      'いま障害対応中なら、これが最も早く記録を始められます。過去のインシデント、設定、環境、取り込んだRunbookは入っていません。壊れた記録は残り、あとからターミナルの hikeshi recover --salvage --from ファイル --out フォルダー で救い出せます。',
    start: '空の記録で始める',
    askTitle: '空の記録で始めますか',
  },
  done: (path: string) => `記録を開きました。壊れた記録は ${path} に残しています。`,
  doneWithout: '記録を開きました。',
  goOn: 'Hikeshiへ進む',
};

const en: typeof ja = {
  title: 'The record cannot be opened',
  reasons: {
    damaged: 'The file of the record is damaged.',
    gone: 'The file of the record is gone or empty.',
    failed: 'The record could not be opened because of an unexpected fault.',
  },
  untouched:
    'Nothing was written into the damaged file. Whichever way you choose, it is kept, and another way can be taken later.',
  facts: { detail: 'What was found', file: 'File', keptIn: 'Where the damaged record is kept' },
  gone: 'none',
  salvage: {
    title: 'Save what can be read',
    explain:
      'Reads through the damaged file and takes the rows whose hash holds into a new record. Lists and search are computed anew. Rows that only a backup still has are filled in. The file is not changed. You see what is lost before you are asked whether to use it.',
    start: 'Read the file',
    underWay: (events) => `Reading: ${plural(events, 'row')}`,
    again: 'Read again',
    use: 'Make this the record',
    useExplain: 'Goes on with the new record. The damaged one is kept where it says above, with this report beside it.',
    read: 'Open for reading',
    readExplain:
      'Replaces nothing: what was read can be looked at and exported, not written to. Open Hikeshi anew to come back to this screen.',
  },
  backup: {
    title: 'Go back to a backup',
    explain:
      'Puts the record of that moment in its place. Rows from after it are then in the damaged file alone, which is kept.',
    none: 'No backup was found.',
    made: 'Made',
    holds: 'Holds',
    counted: (incidents, events) => `${plural(incidents, 'incident')}, ${plural(events, 'row')}`,
    uncounted: 'looked into when chosen',
    checked: 'checked',
    unchecked: 'not checked yet',
    look: 'Look into it',
    lookAt: (when) => `Look into the backup of ${when}`,
    found: (incidents, events) =>
      `It was checked and is whole: ${plural(incidents, 'incident')}, ${plural(events, 'row')}.`,
    newest: 'Newest row',
    lost: (events, incidents) =>
      events === 0
        ? 'Every row of the file as it is now is in this backup.'
        : `${plural(events, 'row')} of ${plural(incidents, 'incident')} are not in this backup.`,
    unknown:
      'The file as it is now cannot be read, so what would be lost cannot be counted. Rows from after the backup are not in it.',
    erased: (count) => `${plural(count, 'erased incident')} would come back.`,
    blackedOut: (count) => `${plural(count, 'blacked-out content')} would come back.`,
    use: 'Go back to this backup',
  },
  empty: {
    title: 'Begin with an empty record',
    explain:
      'In the middle of an incident this is the quickest way to a record. Past incidents, settings, environments and imported runbooks are not in it. The damaged record is kept, and can be read later from a terminal: hikeshi recover --salvage --from FILE --out FOLDER.',
    start: 'Begin with an empty record',
    askTitle: 'Begin with an empty record?',
  },
  done: (path) => `The record is open. The damaged one is kept at ${path}.`,
  doneWithout: 'The record is open.',
  goOn: 'Go on to Hikeshi',
};

export type RecoveryWords = typeof ja;

export function recoveryWordsOf(language: Language): RecoveryWords {
  return language === 'ja' ? ja : en;
}
