import { describe, expect, it } from 'vitest';
import { refusalOf } from '../../../../core/probes/host/allow-list.ts';

const words = (line: string) => line.split(' ');

describe('refusalOf', () => {
  it.each([
    'df -h',
    'du -sh /var/log',
    'free -h',
    'ps aux --sort=-%mem',
    'ss -tuln',
    'netstat -an',
    'uptime',
    'top -bn1',
    'top -b -n 1',
    '/usr/sbin/ss -s',
    'ping -c 3 db.example.jp',
    'nc -vz localhost 5432',
    'git log --oneline -10',
    'docker ps -a',
    'docker inspect web',
    'docker stats --no-stream',
    'docker compose ps',
    'docker-compose logs web',
    'kubectl get pods -n prod -o yaml',
    'kubectl -n prod logs web-1',
    'systemctl status nginx',
    'journalctl -u nginx --since today',
    'aws ec2 describe-instances',
    'gcloud compute instances list',
    'date +%s',
    'vmstat 1 5',
  ])('lets %s look', (line) => {
    expect(refusalOf(words(line))).toBeNull();
  });

  it.each([
    '',
    'rm -rf /',
    'sh -c id',
    'env df',
    './df',
    '/tmp/df',
    '../usr/bin/df',
    'constructor',
    '__proto__ x',
    'ss -K dst 10.0.0.1',
    'ss -tK',
    'ss --kill',
    'ss --ki',
    'free -s 1',
    'netstat -anc',
    'top',
    'top -b',
    'hostname evil',
    'date 010100002000',
    'date -s yesterday',
    'ping db.example.jp',
    'ping -c 1000 db.example.jp',
    'ping -fc 3 db.example.jp',
    'nc -l 80',
    'nc -z -e /bin/sh h 80',
    'git checkout main',
    'git -c core.pager=x log',
    'git log --output=/tmp/x',
    'git log --ext-diff -p',
    'docker run x',
    'docker -H tcp://other ps',
    'docker logs -f web',
    'docker exec web id',
    'docker compose down',
    'docker stats',
    'kubectl delete pod x',
    'kubectl get secret db -o yaml',
    'kubectl get -n prod secrets',
    'kubectl get pods,secrets',
    'kubectl get pods -w',
    'kubectl get --raw /api',
    'systemctl restart nginx',
    'systemctl -H other status x',
    'journalctl -fu nginx',
    'journalctl --vacuum-size=1',
    'journalctl --vac=1',
    'aws ec2 terminate-instances --instance-ids i-1',
    'aws secretsmanager list-secrets',
    'aws s3 rm s3://x',
    'gcloud compute instances delete list',
    'gcloud auth list',
    'vmstat 1',
  ])('refuses %s', (line) => {
    expect(refusalOf(words(line))).toEqual(expect.any(String));
  });

  it('refuses a word that holds a line break', () => {
    expect(refusalOf(['df', '-h\nrm'])).toEqual(expect.any(String));
  });
});
