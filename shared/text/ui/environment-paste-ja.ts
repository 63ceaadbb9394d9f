import type { PastedFindingCode } from '../../environment/pasted/pasted-line.ts';

type Params = Record<string, string>;

/** The box that fills an environment's form from a line at hand. */
export const environmentPasteJa = {
  title: '手元の1行から埋める',
  label: '接続の行を貼り付け',
  hint: 'psql、curl、postgres://、ssh -L、~/.ssh/config の名前、環境変数の行。貼り付けるだけで下の欄が埋まります。どこにも接続せず、行そのものは残しません。',
  example: 'ssh -L 15432:db.internal:5432 bastion',
  fill: '欄を埋める',
  takeBack: '埋める前に戻す',
  result: '貼り付けた行の読み取り結果',
  between: '、',
  taken: (fields: string) => `埋めた欄: ${fields}`,
  host: (name: string) => `ホスト ${name}`,
  secretTaken: '秘密の値は書き込み専用の欄に入れました。保存すると登録し、二度と表示しません。',
  fields: {
    api: {
      on: 'APIを読み取る',
      baseUrl: 'ベースURL',
      healthPath: 'ヘルスチェックのパス',
      endpoints: '読み取るパス',
      timeoutSeconds: 'タイムアウト',
      token: 'APIトークンの参照先',
      path: 'APIへの経路',
    },
    database: {
      on: 'DBを読み取る',
      host: 'DBのホスト',
      port: 'DBのポート',
      name: 'データベース名',
      user: 'DBのユーザー',
      sslMode: '暗号化',
      caFile: 'CA証明書',
      password: 'DBのパスワードの参照先',
      path: 'DBへの経路',
      operatorUser: '接続を切るロール',
      operatorPassword: '接続を切るロールのパスワード',
    },
  },
  /** Facts of a line that a finding is about. */
  facts: {
    host: 'ホスト',
    port: 'ポート',
    user: 'ユーザー',
    database: 'データベース名',
    sslMode: 'sslmode',
    caFile: 'CA証明書',
    baseUrl: 'URL',
    alias: 'sshの名前',
    forward: '転送先',
    databasePassword: 'パスワード',
    apiToken: 'トークン',
  },
  findings: {
    nothingUnderstood: () =>
      '接続に関する内容を読み取れませんでした。psql、curl、postgres://、ssh の行を貼り付けます。',
    tooLong: () => '長すぎるため読みませんでした。接続の行だけを貼り付けます。',
    placeholder: ({ field }: Params) => `${field}は記入欄のままなので、埋めていません。`,
    variable: ({ field, name }: Params) =>
      name === ''
        ? `${field}はシェルが決める値なので、埋めていません。`
        : `${field}は変数 ${name} なので、埋めていません。`,
    variableReference: ({ field, name }: Params) => `${field}は環境変数 ${name} を参照します。`,
    notUsable: ({ field }: Params) => `${field}の値は使えない形なので、埋めていません。`,
    sslModeRaised: ({ from }: Params) =>
      `${from === '' ? '' : `sslmode=${from} の代わりに、`}証明書とホスト名を検証する verify-full にしました。`,
    plainInsideForward: () => '転送の中は暗号化なし (disable) にしました。転送そのものは暗号化されます。',
    severalHosts: ({ others }: Params) => `ホストは最初の1つだけを使います。使わないもの: ${others}`,
    hostAssumed: () => 'ホストの指定がないため、このマシンとしました。',
    localSocket: () => 'Unixソケットは使えません。TCPのホスト名を入力します。',
    notEncoded: () => 'URLの中の記号がエンコードされていないため、意味を推測して読みました。ユーザー名を確かめます。',
    parametersNotUsed: ({ names }: Params) => `使わない指定: ${names}`,
    serviceFile: () => 'サービスファイル (pg_service.conf) は読みません。ホストとデータベース名を入力します。',
    schemeNotUsed: ({ scheme }: Params) => `${scheme}の認証は引き継いでいません。使えるのはBearerトークンです。`,
    queryLeftOut: () => 'URLの ? 以降は、秘密を含むことがあるため除きました。',
    notALook: ({ method }: Params) => `${method} は変更を伴うため、パスは読み取りの対象にしていません。`,
    tlsVerifiedAnyway: () => '行では証明書を検証していませんが、Hikeshiは検証します。',
    sshOptionsNotKept: ({ options, alias }: Params) =>
      `sshの ${options} は引き継げません。~/.ssh/config の ${alias} に書くと、ssh経由にできます。`,
    forwardGuessed: ({ host, port }: Params) => `${host}:${port} はポート番号から判断しました。`,
    localPortUnknown: () => '手元のポート番号が決まっていません。開いてから番号を入力します。',
    passwordStaysOnHost: () => 'パスワードはssh先の設定を使うため、引き継いでいません。',
    insideContainer: () => 'コンテナの中のコマンドは読み取れません。ポートを公開するか転送します。',
  } satisfies Record<PastedFindingCode, (params: Params) => string>,
};
export type EnvironmentPasteText = typeof environmentPasteJa;
