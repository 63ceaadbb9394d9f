/** What the command line says while many incidents come in or go out. */
import { plural } from './ui/plural.ts';

const en = {
  nothingToTakeIn: (places: string) => `no .incident file in ${places}`,
  progress: (done: number, total: number) => `${done} of ${total}`,
  refused: (file: string, why: string) => `${file}: ${why}`,
  takenIn: (files: number, incidents: number, rows: number) =>
    `${plural(files, 'file')} taken in: ${plural(incidents, 'new incident')}, ${plural(rows, 'new row')}`,
  notTakenIn: (files: number) => `${plural(files, 'file')} not taken in, as named above`,
  stopped: (left: number) => `stopped; ${plural(left, 'file')} not looked at. Running it again goes on.`,
  written: (folder: string, written: number, unchanged: number) =>
    `${plural(written, 'incident')} written to ${folder}, ${unchanged} there already and unchanged`,
  notWritten: (incidents: number) => `${plural(incidents, 'incident')} not written, as named above`,
  stoppedWriting: (left: number) => `stopped; ${plural(left, 'incident')} not written. Running it again goes on.`,
};

export type TransferWords = typeof en;

const ja: TransferWords = {
  nothingToTakeIn: (places) => `${places} に .incident ファイルがありません`,
  progress: (done, total) => `${done} / ${total}`,
  refused: (file, why) => `${file}: ${why}`,
  takenIn: (files, incidents, rows) =>
    `${files}ファイルを取り込みました: 新しいインシデント ${incidents}件、新しい行 ${rows}行`,
  notTakenIn: (files) => `取り込めなかったファイル ${files}件 (理由は上のとおり)`,
  stopped: (left) => `中止しました。残り ${left}ファイルは読んでいません。もう一度実行すると続きから進みます`,
  written: (folder, written, unchanged) =>
    `${folder} に ${written}件を書き出しました (変わりのない ${unchanged}件はそのまま)`,
  notWritten: (incidents) => `書き出せなかったインシデント ${incidents}件 (理由は上のとおり)`,
  stoppedWriting: (left) => `中止しました。残り ${left}件は書き出していません。もう一度実行すると続きから進みます`,
};

export function transferWords(language: 'ja' | 'en'): TransferWords {
  return language === 'ja' ? ja : en;
}
