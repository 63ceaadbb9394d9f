/** 何が起き、次に何をするか。理由コードごとに一文で、画面とターミナルの両方が使う。 */
import type { ProblemText } from './problem-en.ts';
import { describeSystemError } from './system-error.ts';

type Facts = Readonly<Record<string, string | number>>;

const fact = (facts: Facts, name: string) => String(facts[name] ?? '?');

export const problemJa: ProblemText = {
  noSuchIncident: () => 'このインシデントは記録にありません。別のデータフォルダーのものかもしれません。',
  noSuchEnvironment: () => 'この環境はもうありません。別の環境を選びます。',
  noEnvironmentChosen: () => '環境が選ばれていません。環境を選ぶか登録してから、もう一度読み取ります。',
  noSuchRunbook: () => 'このRunbookは登録されていません。ファイルを取り込み直します。',
  noSuchCommand: () => 'Runbookにこのコマンドはありません。変更された可能性があります。画面を読み込み直します。',
  noSuchPattern: (facts) => `Runbookにパターン ${fact(facts, 'id')} はありません。`,
  noSuchCause: () => 'Runbookにこの原因の行はありません。',
  noSuchItem: () => 'Runbookにこの項目はありません。',
  noSuchRow: () => 'タイムラインにこの行はありません。',
  noSuchEvidence: () => 'この根拠は記録にありません。',
  notALook: () =>
    'このコマンドはシステムを変更するか、内容を判別できません。Hikeshiは実行しません。コピーして使います。',
  placeholderMissing: (facts) => `先に <${fact(facts, 'name')}> を入力します。`,
  placeholderNotAllowed: (facts) =>
    `<${fact(facts, 'name')}> に使えるのは英数字と . _ : / @ - だけです。先頭に - は使えません。`,
  incidentClosed: () => 'インシデントは終了しています。続けるには理由を書いて再開します。',
  milestoneInFuture: () => '未来の時刻は記録できません。日付と時刻を確かめます。',
  declaredIsKnown: () => '宣言の時刻は空にできません。訂正はできます。',
  skipNeedsReason: () => '見送りには理由が必要です。一言で足ります。',
  cannotUndo: () => 'これは取り消せません。計測値は記録に残ります。補足はメモに書きます。',
  nothingToUndo: () => '取り消せる操作がありません。',
  changedMeanwhile: () => '別の人か別のウィンドウが先に変更しました。新しい値を表示しています。見直して選び直します。',
  runbookUnreadable: (facts) =>
    `${fact(facts, 'name')} をRunbookとして使えません。${fact(facts, 'ja')} 登録済みのものは変わっていません。`,
  drillStarting: () => '訓練環境を起動しています。数秒かかります。',
  drillNotRunning: () => '訓練環境は動いていません。ホームから始められます。',
  drillFailed: (facts) => `訓練環境で失敗しました: ${fact(facts, 'failure')}`,
  drillNotPossible: () => 'この起動方法では訓練環境を起動できません。',
  dataFolderInUse: (facts) =>
    `データフォルダーは使用中です (${fact(facts, 'host')}、プロセス ${fact(facts, 'pid')})。そのウィンドウを使うか、先に終了します。`,
  dataFolderUnreadable: (facts) =>
    `データフォルダー ${fact(facts, 'path')} を開けません (${describeSystemError(fact(facts, 'code'), 'ja')})。場所と読み書きの権限を確かめます。`,
  dataFolderReadOnly: (facts) =>
    `データフォルダー ${fact(facts, 'path')} は読み取り専用です。過去のインシデントは読めますが、記録はできません。`,
  readOnly: () => 'この記録は読み取り専用です。何も変更していません。',
  diskFull: () => 'ディスクの空きがありません。入力した内容は残っています。空きを作ってからやり直します。',
  newerRecord: (facts) =>
    `この記録は新しい版のHikeshiが書いたものです (形式 ${fact(facts, 'found')}、この版は ${fact(facts, 'known')} まで)。新しい版を使います。ファイルには触れていません。`,
  damagedRecord: (facts) =>
    `記録が壊れています (${fact(facts, 'detail')})。ファイルは変更していません。バックアップから戻すか、hikeshi verify で調べます。`,
  nodeTooOld: (facts) => `Node ${fact(facts, 'found')} では記録を開けません。${fact(facts, 'needed')} 以上が必要です。`,
  noRecord: (facts) => `${fact(facts, 'path')} にはまだ記録がありません。`,
  baseUrlNotHttp: () => 'ベースURLが http か https のアドレスではありません。例: https://api.example.com',
  plainDatabaseNotLoopback: () =>
    '別のマシンのDBには暗号化なしで接続しません。verify-full を選ぶか、トンネルを使います。',
  secretStoreMissing: () =>
    'この起動方法にはキーストアがありません。参照 (env, file, pgpass) にするか、起動のたびに入力します。',
};
