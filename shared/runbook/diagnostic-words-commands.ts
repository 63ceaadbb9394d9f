/** Findings about commands, by the codes of `commands/`. */
import type { Wording } from './diagnostics.ts';

export const commandWords: Readonly<Record<string, Wording>> = {
  'no-such-column': {
    severity: 'error',
    ja: '{table}に列{column}はありません。正しい列は{suggestion}です。',
    en: '{table} has no column {column}; it is {suggestion}.',
  },
  'changes-production': {
    severity: 'warning',
    ja: '確認のための{method}ですが、本番のデータを変更します。',
    en: 'This {method} is written as a check, but it changes production data.',
  },
  'tls-verification-off': {
    severity: 'warning',
    ja: '証明書の検証を切っています。アプリは検証して接続します。',
    en: 'It turns certificate checks off; the app connects with them on.',
  },
  'several-statements': {
    severity: 'warning',
    ja: '{count}個の文を1つのコマンドで実行しています。1つずつに分けてください。',
    en: 'It runs {count} statements in one command; write one each.',
  },
  'docker-compose-v1': {
    severity: 'warning',
    ja: 'docker-composeは提供が終わっています。「docker compose」を使ってください。',
    en: 'docker-compose is no longer supplied; use "docker compose".',
  },
  'export-has-no-effect': {
    severity: 'warning',
    ja: 'このシェルだけの設定です。動いているサービスには効きません。',
    en: 'This is set in this shell only; no running service sees it.',
  },
  'never-ends': {
    severity: 'warning',
    ja: '終わらないコマンドです。終わる形の代わりを添えます。',
    en: 'This command never ends; a bounded one is offered beside it.',
  },
  interactive: {
    severity: 'warning',
    ja: '端末での操作が要るコマンドです。アプリからは実行しません。',
    en: 'This command wants a keyboard; the app does not run it.',
  },
  'filter-not-applied': {
    severity: 'info',
    ja: 'アプリは「{filter}」を適用せず、その前までの結果を見せます。',
    en: 'The app does not apply "{filter}"; it shows what comes before it.',
  },
  'over-ssh': {
    severity: 'info',
    ja: 'サーバー{host}の上で実行するコマンドです。環境にこのSSHの別名のホストがあれば、そこで読み取ります。なければコピーして使います。',
    en: 'This command runs on the server {host}. It is read there where the environment has a host with this ssh alias, else it is there to be copied.',
  },
  'several-commands': {
    severity: 'info',
    ja: '1行に{count}個のコマンドがあります。1つずつに分けると、個別に実行できます。',
    en: 'There are {count} commands on one line; written one each, each can be run.',
  },
};
