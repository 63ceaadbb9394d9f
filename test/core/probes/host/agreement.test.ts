/** What the runbook's reader offers as a look at a host is what the allow list lets pass: neither list knows a program alone. */
import { describe, expect, it } from 'vitest';
import { refusalOf } from '../../../../core/probes/host/allow-list.ts';
import { probedGroups } from '../../../../shared/runbook/commands/cloud-commands.ts';
import * as docker from '../../../../shared/runbook/commands/docker.ts';
import { probed as probedOfGit } from '../../../../shared/runbook/commands/git.ts';
import { lookers } from '../../../../shared/runbook/commands/host-commands.ts';
import * as kubectl from '../../../../shared/runbook/commands/kubectl.ts';
import { understandCommand } from '../../../../shared/runbook/commands/understand-command.ts';

/** As runbooks write them; every program that the reader knows stands here at least once. */
const usual = `
ps aux --sort=-%mem
ps -ef
df -h
df -i /var
du -sh /var/log
free -m
uptime
w
who
whoami
last -n 20
id app
uname -a
nproc
lscpu
lsblk
findmnt /var
ls -la /var/log/nginx
stat /etc/hosts
file /srv/app/bin
md5sum /srv/app/app.jar
sha256sum /srv/app/app.jar
readlink -f /srv/app/current
pgrep -af node
pidof nginx
pstree -p
lsof -i :8080
ss -tlnp
ss -s
netstat -an
dmesg -T
dmesg --level=err,warn
hostname -f
hostname
date -u
date -Iseconds
date +%s
mount
mount -l
ifconfig -a
ifconfig
ip addr
ip addr show
ip -br a
ip link show eth0
ip route
ip route get 192.0.2.1
ip neigh show
dig +short api.example.jp
nslookup api.example.jp
host api.example.jp
getent hosts db.internal
getent ahosts db.internal
getent passwd app
traceroute db.internal
traceroute -n db.internal
tracepath db.internal
pg_isready -h db.internal -p 5432
pg_lsclusters
vmstat 1 5
iostat -x 1 3
mpstat -P ALL 1 3
timedatectl
timedatectl status
hostnamectl
systemctl status nginx
systemctl is-active nginx
systemctl is-enabled nginx
systemctl is-failed nginx
systemctl show nginx
systemctl cat nginx
systemctl list-units --failed
systemctl list-units --type=service --state=running
systemctl list-timers --all
systemctl list-sockets
systemctl list-unit-files
systemctl list-dependencies nginx
systemctl list-jobs
systemctl get-default
systemctl is-system-running
crontab -l
nginx -v
nginx -V
helm list -n prod
helm ls -A
helm status web -n prod
helm history web
helm version
ping -c 3 db.internal
ping -c4 db.internal
ping6 -c 3 db.internal
nc -zv db.internal 5432
nc -vz -w 3 db.internal 5432
top -bn1
top -b -n 1
find /var/log -name '*.log' -mtime -1
find /var -xdev -type f -size +100M -ls
find /tmp -maxdepth 1
journalctl -u nginx --since '10 min ago' -p err
journalctl -k -n 100
git log --oneline -10
git -C /srv/app log -5
git --no-pager log -5
git show --stat HEAD
git show HEAD
docker stats --no-stream
docker compose logs --tail=100 web
docker service logs web
kubectl logs web-1 -n prod --tail=100
kubectl get events --sort-by=.lastTimestamp
kubectl cluster-info
kubectl rollout status deployment/web -n prod
aws ec2 describe-instances --region ap-northeast-1
aws rds describe-db-instances
aws cloudwatch get-metric-statistics --namespace AWS/RDS
aws logs describe-log-groups
aws s3 ls s3://bucket
aws s3api head-object --bucket b --key k
gcloud run services list
gcloud run services describe web --region asia-northeast1
gcloud sql instances list
gcloud logging read severity>=ERROR --limit 10
`
  .trim()
  .split('\n')
  .map((line) => line.replace('severity>=ERROR', "'severity>=ERROR'"));

const groups = (verbs: Readonly<Record<string, readonly string[]>>) =>
  Object.entries(verbs).flatMap(([group, each]) => each.map((verb) => `${group} ${verb}`));

const operandOf: Readonly<Record<string, string>> = {
  get: 'pods',
  describe: 'pod web-1',
  top: 'pods',
  logs: 'web-1',
  explain: 'pods',
  'rollout status': 'deployment/web',
  'rollout history': 'deployment/web',
  'auth can-i': 'get pods',
};

const walked = [
  ...[...docker.looking].map((verb) => `docker ${verb}${/inspect|top|port|diff|history/.test(verb) ? ' web' : ''}`),
  ...groups(docker.lookingOfGroup).map(
    (verbs) => `docker ${verbs}${/ (?:ls|list|df|info)$/.test(verbs) ? '' : ' web'}`,
  ),
  ...[...docker.composeLooking].map((verb) => `docker compose ${verb}`),
  ...[...kubectl.looking].map((verb) => `kubectl ${verb} ${operandOf[verb] ?? ''} -n prod`.replace(/ +/g, ' ')),
  ...groups(kubectl.lookingOfGroup).map((verbs) => `kubectl ${verbs} ${operandOf[verbs] ?? ''}`.trim()),
  ...[...probedOfGit].map((verb) => `git ${verb}`),
  ...[...probedGroups].filter((group) => group.endsWith('s')).map((group) => `gcloud ${group} list`),
];

function probeOf(line: string) {
  const { probe, substitute } = understandCommand(line, 'bash');
  return probe ?? substitute?.probe ?? null;
}

describe('the reader and the allow list', () => {
  it.each([...usual, ...walked])('agree on %s', (line) => {
    const probe = probeOf(line);
    expect(probe?.type).toMatch(/^(?:host|log)$/);
    if (probe?.type === 'host') expect(refusalOf(probe.argv)).toBeNull();
  });

  it('stand side by side in this test with every program', () => {
    const written = new Set(usual.map((line) => line.split(' ')[0]));
    expect(Object.keys(lookers).filter((name) => !written.has(name))).toEqual([]);
  });

  it.each([
    'service nginx status',
    'nginx -t',
    'nginx -T',
    'helm get values web',
    'getent shadow',
    'ping -c 100 db.internal',
    'git status',
    'git diff',
    'git branch -a',
    "git log --pretty='format:%GK'",
    'docker compose config',
    'docker compose -f other.yml ps',
    'kubectl config view',
    'kubectl get secrets',
    'kubectl get secret/web -o yaml',
    'aws sts get-caller-identity',
    'aws iam get-user',
    'gcloud config list',
  ])('%s is only copied: it looks, and is not run', (line) => {
    expect(understandCommand(line, 'bash')).toMatchObject({ risk: 'observe', probe: null });
  });

  it.each([
    'find / -delete',
    'find / -exec id ;',
    'find / -execdir id ;',
    'find / -ok id ;',
    'find / -okdir id ;',
    'find / -fprint /tmp/x',
    'find / -fprintf /tmp/x %p',
    'find / -fprint0 /tmp/x',
    'find / -fls /tmp/x',
    'find -files0-from /tmp/x',
    'ip link set eth0 down',
    'ip addr add 192.0.2.1/24 dev eth0',
    'ip route flush cache',
    'ip -b /tmp/commands',
    'ip -n other addr',
    'ip netns exec other id',
    'getent shadow',
    'getent -s files passwd',
    'crontab -r',
    'crontab /tmp/table',
    'mount /dev/sdb /mnt',
    'ifconfig eth0 down',
    'nginx -s stop',
    'nginx -t',
    'helm get values web',
    'helm uninstall web',
    'helm list --kubeconfig /tmp/other',
    'dmesg -C',
    'dmesg -n 1',
    'file -C -m /tmp/magic',
    'timedatectl set-time 03:00',
    'hostnamectl set-hostname other',
    'service nginx status',
    'docker compose config',
    'docker container start web',
    'git status',
    'git show --ext-diff',
    'git -c core.pager=id show',
    'hostname other',
    'date -s 03:00',
  ])('%s is refused', (line) => {
    expect(refusalOf(line.split(' '))).toEqual(expect.any(String));
  });
});
