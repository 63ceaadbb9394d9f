/** Commands that act: `change` where the way back is another command, `destroy` where what is lost stays lost. */
import type { Risk } from '../model.ts';
import { composeVerb } from './docker.ts';
import { gitVerb } from './git.ts';
import type { Invocation } from './invocation.ts';
import { kubectlVerb } from './kubectl.ts';
import { copyOnly, finding, type Meaning } from './understanding.ts';

const changing = new Set(
  `mv cp mkdir touch chmod chown chgrp ln tee rsync scp sftp install unzip tar gzip gunzip logrotate sysctl apt apt-get
  yum dnf snap npm yarn pnpm pip pip3 brew make createdb createuser vacuumdb reindexdb useradd usermod passwd ufw nft
  mount umount swapon swapoff sed renice nice systemd-run at supervisorctl pm2 nginx apachectl pg_ctl pg_ctlcluster
  ansible ansible-playbook alembic flyway rails rake helm crontab hostname hostnamectl timedatectl date ip
  ifconfig service systemctl export unset alias source ulimit set`.split(/\s+/),
);
const destroying = new Set(
  `rm rmdir unlink shred truncate dd mkfs wipefs fdisk parted kill pkill killall killall5 reboot shutdown halt poweroff
  init dropdb dropuser pg_restore pg_resetwal initdb userdel iptables ip6tables fallocate terraform redis-cli-flush`.split(
    /\s+/,
  ),
);

type Verbs = { change: readonly string[]; destroy: readonly string[] };

const systemctlVerbs: Verbs = {
  change: `start stop restart reload try-restart reload-or-restart enable disable daemon-reload daemon-reexec
    reset-failed set-property edit revert preset unmask`.split(/\s+/),
  destroy: 'kill mask isolate reboot poweroff halt emergency rescue default clean'.split(' '),
};
const dockerVerbs: Verbs = {
  change: `run create start stop restart pause unpause pull push build tag commit cp rename update login logout load
    import export save wait deploy scale`.split(/\s+/),
  destroy: ['rm', 'rmi', 'kill', 'prune', 'remove'],
};
const composeVerbs: Verbs = {
  change: 'up down start stop restart build pull push create run pause unpause scale exec cp watch'.split(' '),
  destroy: ['rm', 'kill'],
};
const gitVerbs: Verbs = {
  change: `checkout switch pull fetch merge rebase cherry-pick revert commit add push clone init tag branch stash
    restore am apply submodule worktree bisect remote config`.split(/\s+/),
  destroy: ['reset', 'clean', 'filter-branch', 'gc', 'prune'],
};
const kubectlVerbs: Verbs = {
  change: `apply create scale rollout set patch label annotate edit expose autoscale cordon uncordon taint run config
    cp exec debug`.split(/\s+/),
  destroy: ['delete', 'drain', 'replace'],
};
const helmVerbs: Verbs = { change: 'install upgrade rollback repo pull'.split(' '), destroy: ['uninstall', 'delete'] };

function riskOfVerb({ change, destroy }: Verbs, verb: string): Risk {
  if (destroy.includes(verb)) return 'destroy';
  return change.includes(verb) ? 'change' : 'unknown';
}

/** Null where the command is not a known action. */
export function understandAction({ name, words }: Invocation): Meaning | null {
  const [verb = '', ...rest] = words;
  switch (name) {
    case 'systemctl':
      return copyOnly(riskOfVerb(systemctlVerbs, words.find((word) => !word.startsWith('-')) ?? ''));
    case 'docker':
    case 'podman':
      return understandDockerAction(verb, rest);
    case 'docker-compose':
      return understandComposeAction(words);
    case 'git':
      return understandGitAction(words);
    case 'kubectl':
      return copyOnly(riskOfVerb(kubectlVerbs, kubectlVerb(words).verb));
    case 'helm':
      return copyOnly(riskOfVerb(helmVerbs, verb));
    case 'export':
    case 'unset':
      return understandExport(words);
    case 'kill':
      // Signal 0 asks whether the process is there; -l lists names.
      return copyOnly(verb === '-0' || verb === '-l' ? 'observe' : 'destroy');
    case 'find':
      return copyOnly('destroy');
    case 'crontab':
      return copyOnly(words.includes('-r') ? 'destroy' : 'change');
    case 'apt':
    case 'apt-get':
    case 'yum':
    case 'dnf':
      return copyOnly(words.some((word) => /^(?:remove|purge|autoremove|erase)$/.test(word)) ? 'destroy' : 'change');
    case 'aws':
    case 'gcloud':
      return copyOnly(
        words.some((word) => /^(?:delete|terminate|rm|purge|remove)(?:-|$)/.test(word)) ? 'destroy' : 'unknown',
      );
    case 'redis-cli':
      return copyOnly(
        words.some((word) => /^(?:flushall|flushdb|del|unlink|shutdown)$/i.test(word)) ? 'destroy' : 'unknown',
      );
    default:
      if (destroying.has(name) || name.startsWith('mkfs.')) return copyOnly('destroy');
      return changing.has(name) ? copyOnly('change') : null;
  }
}

function understandDockerAction(verb: string, rest: readonly string[]): Meaning {
  if (verb === 'compose') return understandComposeAction(rest);
  const risk = riskOfVerb(dockerVerbs, verb);
  const isGroup = /^(?:container|image|network|volume|system|builder|service|stack|node|secret|config)$/.test(verb);
  return copyOnly(isGroup ? riskOfVerb(dockerVerbs, rest[0] ?? '') : risk);
}

function understandComposeAction(words: readonly string[]): Meaning {
  const { verb, rest } = composeVerb(words);
  // `down -v` deletes the volumes, which is where a database keeps its data.
  const dropsVolumes = verb === 'down' && rest.some((word) => word === '-v' || word === '--volumes');
  if (dropsVolumes) return copyOnly('destroy');
  const meaning = copyOnly(riskOfVerb(composeVerbs, verb));
  const isDetached = rest.some((word) => word === '-d' || word === '--detach' || word === '--wait');
  if (verb !== 'up' || isDetached) return meaning;
  return { ...meaning, unending: 'stream', findings: [finding('never-ends')] };
}

function understandGitAction(words: readonly string[]): Meaning {
  const { verb, rest } = gitVerb(words);
  const isForced =
    rest.some((word) => /^(?:-f|--force|-D|--hard|--delete|-d)$/.test(word)) ||
    (verb === 'stash' && /^(?:drop|clear)$/.test(rest[0] ?? ''));
  // A log or a diff that writes a file.
  if (/^(?:log|show|diff)$/.test(verb)) return copyOnly('change');
  const risk = riskOfVerb(gitVerbs, verb);
  return copyOnly(isForced && risk === 'change' ? 'destroy' : risk);
}

/** A variable set in one's own shell reaches no service that is already running. */
export function understandExport(words: readonly string[]): Meaning {
  const name = words.find((word) => !word.startsWith('-'))?.replace(/=.*$/s, '') ?? '';
  return copyOnly('change', finding('export-has-no-effect', { name }));
}
