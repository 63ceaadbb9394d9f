import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { splitCommands } from '../../../../shared/runbook/commands/split-commands.ts';
import { understandCommand } from '../../../../shared/runbook/commands/understand-command.ts';
import { commandSchema, type Filter, type Probe } from '../../../../shared/runbook/model.ts';

const understand = (text: string, language: string | null = 'bash') => understandCommand(text, language);

const grep = (pattern: string): Filter => ({
  kind: 'grep',
  pattern,
  syntax: 'basic',
  ignoreCase: false,
  invert: false,
  count: false,
});
const host = (argv: string, filters: Filter[] = [], privileged = false): Probe => ({
  type: 'host',
  argv: argv.split(' '),
  privileged,
  filters,
});
const file = (path: string, lines: number | null, filters: Filter[] = []): Probe => ({
  type: 'log',
  source: { kind: 'file', path },
  lines,
  filters,
});
const container = (name: string, lines: number | null): Probe => ({
  type: 'log',
  source: { kind: 'container', container: name },
  lines,
  filters: [],
});
const sql = (statement: string): Probe => ({
  type: 'sql',
  statement,
  meta: null,
  connection: { host: 'db1', port: null, user: 'ops', database: 'carts' },
});
const get = (url: string): Probe => ({
  type: 'http',
  method: 'GET',
  url,
  headers: [],
  body: null,
  followRedirects: false,
});
const psql = 'psql -h db1 -U ops -d carts -c';
const countLines: Filter = { kind: 'count', unit: 'lines' };
const topTen: Filter = { kind: 'head', lines: 10 };
const byHumanSize: Filter = { kind: 'sort', numeric: false, reverse: false, human: true };

describe('a command that only looks', () => {
  it.each<[string, Probe]>([
    ['ps aux | grep cart-service', host('ps aux', [grep('cart-service')])],
    ['docker ps -a', host('docker ps -a')],
    ['docker ps -a | grep redis', host('docker ps -a', [grep('redis')])],
    ['docker logs <cart_id> --tail 50', container('<cart_id>', 50)],
    ['docker logs <cart_id>', container('<cart_id>', null)],
    ['df -h', host('df -h')],
    ['free -m', host('free -m')],
    ['curl http://localhost:9090/ready', get('http://localhost:9090/ready')],
    ['curl -s localhost:9090/ready', get('http://localhost:9090/ready')],
    ['curl -s http://localhost:9090/ready | jq .', get('http://localhost:9090/ready')],
    ['curl -so /dev/null -w "%{http_code}" http://localhost:9090/ready', get('http://localhost:9090/ready')],
    ['netstat -an | grep :9090 | wc -l', host('netstat -an', [grep(':9090'), countLines])],
    [`${psql} "SELECT count(*) FROM carts;"`, sql('SELECT count(*) FROM carts')],
    [`${psql} 'SHOW max_connections'`, sql(`SELECT current_setting('max_connections') AS "max_connections"`)],
    ['psql postgresql://ops@db1/carts -c "SELECT 1"', sql('SELECT 1')],
    ['psql "host=db1 user=ops dbname=carts" --command="SELECT 1"', sql('SELECT 1')],
    ['PGPASSWORD=x psql -hdb1 -Uops -dcarts -c "SELECT 1" 2>&1', sql('SELECT 1')],
    [`docker exec -it db ${psql} "SELECT 1"`, sql('SELECT 1')],
    [
      'tail -n 80 /var/log/cart/cart.log | grep "FATAL\\|ERROR"',
      file('/var/log/cart/cart.log', 80, [grep('FATAL\\|ERROR')]),
    ],
    ['sudo tail -n 80 /var/log/mysql/error-*.log', file('/var/log/mysql/error-*.log', 80)],
    [
      'grep "GET /carts" /var/log/cart/cart.log | tail -n 5',
      file('/var/log/cart/cart.log', null, [grep('GET /carts'), { kind: 'tail', lines: 5 }]),
    ],
    [
      'zcat /var/log/cart/cart.log.2.gz | tail -n 30',
      file('/var/log/cart/cart.log.2.gz', null, [{ kind: 'tail', lines: 30 }]),
    ],
    ['head -20 /var/log/cart/cart.log', file('/var/log/cart/cart.log', -20)],
    [
      'sudo journalctl -u cart -n 30 --no-pager',
      { type: 'log', source: { kind: 'journal', unit: 'cart' }, lines: 30, filters: [] },
    ],
    ['journalctl -u cart', { type: 'log', source: { kind: 'journal', unit: 'cart' }, lines: null, filters: [] }],
    ['journalctl -u cart --since today', host('journalctl -u cart --since today --no-pager')],
    ['git log --oneline -5', host('git log --oneline -5')],
    ['ls -lt /var/log/cart/', host('ls -lt /var/log/cart/')],
    ['du -sh /srv/* | sort -h', host('du -sh /srv/*', [byHumanSize])],
    ['ps aux --sort=-%mem | head', host('ps aux --sort=-%mem', [topTen])],
    ['top -bn1 | head -10', host('top -bn1', [topTen])],
    ['netstat -tuln | grep LISTEN', host('netstat -tuln', [grep('LISTEN')])],
    ['ss -tlnp | grep :9090', host('ss -tlnp', [grep(':9090')])],
    ['ping -c 3 db1', host('ping -c 3 db1')],
    ['nc -vz db1 5432', host('nc -vz db1 5432')],
    ['sudo systemctl status cart', host('systemctl status cart', [], true)],
    ['kubectl get pods -n shop', host('kubectl get pods -n shop')],
    ['kubectl -n shop describe pod cart-0', host('kubectl -n shop describe pod cart-0')],
    ['aws rds describe-db-instances', host('aws rds describe-db-instances')],
    ['gcloud compute instances list', host('gcloud compute instances list')],
    ['docker stats --no-stream', host('docker stats --no-stream')],
    ['docker compose ps', host('docker compose ps')],
    ['uptime  # how long it has run', host('uptime')],
  ])('%s', (text, probe) => {
    expect(understand(text)).toMatchObject({ risk: 'observe', probe, unending: null });
  });

  it('shows the whole answer where a filter cannot be applied to it', () => {
    const { probe, findings } = understand('curl -s http://localhost:9090/ready | grep ok');
    expect(probe).toEqual(get('http://localhost:9090/ready'));
    expect(findings).toEqual([{ code: 'filter-not-applied', params: { filter: 'grep ok' } }]);
    expect(understand('curl -s http://localhost:9090/ready | grep -c ok')).toMatchObject({
      risk: 'observe',
      probe: null,
    });
  });
});

describe('a command that never ends or wants a keyboard', () => {
  it.each<[string, 'stream' | 'interactive', string | null, Probe | null]>([
    [
      'tail -f /var/log/cart/cart.log',
      'stream',
      'tail -n 100 /var/log/cart/cart.log',
      file('/var/log/cart/cart.log', 100),
    ],
    [
      'sudo tail -20f /var/log/c.log | grep x',
      'stream',
      'sudo tail -n 20 /var/log/c.log | grep x',
      file('/var/log/c.log', 20, [grep('x')]),
    ],
    ['docker logs -f <cart_id>', 'stream', 'docker logs --tail 100 <cart_id>', container('<cart_id>', 100)],
    ['docker logs <cart_id> -f --tail 40', 'stream', 'docker logs --tail 40 <cart_id>', container('<cart_id>', 40)],
    ['top', 'interactive', 'top -bn1', host('top -bn1')],
    ['htop  # where installed', 'interactive', 'top -bn1', host('top -bn1')],
    ['ping <cache_host>', 'stream', 'ping -c 4 <cache_host>', host('ping -c 4 <cache_host>')],
    ['telnet <cache_host> 6379', 'interactive', 'nc -vz <cache_host> 6379', host('nc -vz <cache_host> 6379')],
    ['docker exec -it <cart_id> /bin/sh', 'interactive', 'docker top <cart_id>', host('docker top <cart_id>')],
    ['docker stats', 'stream', 'docker stats --no-stream', host('docker stats --no-stream')],
    [
      'journalctl -fu cart',
      'stream',
      'journalctl -u cart -n 100 --no-pager',
      { type: 'log', source: { kind: 'journal', unit: 'cart' }, lines: 100, filters: [] },
    ],
    ['watch -n 2 df -h', 'stream', 'df -h', host('df -h')],
    ['vmstat 1', 'stream', 'vmstat 1 5', host('vmstat 1 5')],
    [
      'less /var/log/cart/cart.log',
      'interactive',
      'tail -n 100 /var/log/cart/cart.log',
      file('/var/log/cart/cart.log', 100),
    ],
    ['kubectl logs -f cart-0', 'stream', 'kubectl logs --tail=100 cart-0', host('kubectl logs --tail=100 cart-0')],
    ['psql -h db1 carts', 'interactive', null, null],
    ['ssh bastion', 'interactive', null, null],
  ])('%s', (text, unending, bounded, probe) => {
    const code = unending === 'stream' ? 'never-ends' : 'interactive';
    const understood = understand(text);
    expect(understood).toMatchObject({ risk: 'observe', probe: null, unending });
    expect(understood.substitute).toEqual(bounded === null ? null : { text: bounded, probe, code });
    expect(understood.findings).toContainEqual({ code, params: {} });
    if (bounded !== null) expect(understand(bounded)).toMatchObject({ risk: 'observe', probe, unending: null });
  });
});

describe('a command that acts', () => {
  it.each([
    ['sudo systemctl restart cart', 'change'],
    ['sudo systemctl stop cart', 'change'],
    ['docker compose up -d', 'change'],
    ['docker compose down -v', 'destroy'],
    ['docker pull shop/cart:v2', 'change'],
    ['docker build -t shop/cart:latest .', 'change'],
    ['docker rm -f cart', 'destroy'],
    ['docker system prune -a', 'destroy'],
    ['git checkout v2', 'change'],
    ['git reset --hard HEAD~1', 'destroy'],
    ['kill -9 4242', 'destroy'],
    ['sudo rm -rf /var/tmp/x', 'destroy'],
    ['kubectl delete pod cart-0', 'destroy'],
    ['kubectl -n shop rollout undo deployment/cart', 'change'],
    ['kubectl scale deployment/cart --replicas=3', 'change'],
    ['aws ec2 terminate-instances --instance-ids i-1', 'destroy'],
    ['find /tmp -name x -delete', 'destroy'],
    ['ps aux | grep cart | xargs kill', 'destroy'],
    ['redis-cli FLUSHALL', 'destroy'],
    ['./deploy.sh', 'unknown'],
    ['deployctl promote', 'unknown'],
    ['awk "{print 1}" /etc/hosts', 'unknown'],
  ])('%s', (text, risk) => {
    expect(understand(text)).toMatchObject({ risk, probe: null, unending: null });
  });

  it('warns of an export, and of the old Compose', () => {
    expect(understand('export POOL_SIZE=80')).toMatchObject({
      risk: 'change',
      findings: [{ code: 'export-has-no-effect', params: { name: 'POOL_SIZE' } }],
    });
    expect(understand('docker-compose restart cart')).toMatchObject({
      risk: 'change',
      probe: null,
      substitute: { text: 'docker compose restart cart', probe: null, code: 'docker-compose-v1' },
    });
    expect(understand('docker-compose ps').substitute?.probe).toEqual(host('docker compose ps'));
  });

  it('sends what curl would send, and says that it changes production', () => {
    const text = `curl -X POST http://localhost:9090/carts -H "Authorization: Bearer <token>" -d '{"sku":"x"}'`;
    const understood = understand(text);
    expect(understood).toMatchObject({ risk: 'change', placeholders: ['token'] });
    expect(understood.findings).toEqual([{ code: 'changes-production', params: { method: 'POST' } }]);
    expect(understood.probe).toEqual({
      type: 'http',
      method: 'POST',
      url: 'http://localhost:9090/carts',
      headers: [
        { name: 'Authorization', value: 'Bearer <token>' },
        { name: 'Content-Type', value: 'application/x-www-form-urlencoded' },
      ],
      body: '{"sku":"x"}',
      followRedirects: false,
    });
    expect(understand('curl -d a=1 http://x/').probe).toMatchObject({ method: 'POST' });
    expect(understand('curl -G -d a=1 --data-urlencode "b=c d" http://x/?z=0')).toMatchObject({
      risk: 'observe',
      probe: { method: 'GET', url: 'http://x/?z=0&a=1&b=c+d', body: null },
    });
    expect(understand('curl -IL https://x/').probe).toMatchObject({ method: 'HEAD', followRedirects: true });
  });

  it('keeps the probe of destroying SQL, for the guarded way', () => {
    const text = "SELECT pg_terminate_backend(pid)\nFROM pg_stat_activity\nWHERE state = 'idle'; -- careful";
    expect(understand(text, 'sql')).toMatchObject({
      risk: 'destroy',
      probe: { type: 'sql', statement: text.slice(0, text.indexOf(';')), connection: { host: null, database: null } },
    });
  });

  it('offers the column that exists', () => {
    const understood = understand(`${psql} "SELECT max_connections FROM pg_settings WHERE name='max_connections';"`);
    const statement = "SELECT setting FROM pg_settings WHERE name = 'max_connections'";
    expect(understood.findings).toEqual([
      { code: 'no-such-column', params: { column: 'max_connections', table: 'pg_settings', suggestion: 'setting' } },
    ]);
    expect(understood.substitute).toEqual({
      text: `${psql} "${statement}"`,
      probe: sql(statement),
      code: 'no-such-column',
    });
    expect(understand("SELECT setting FROM pg_settings WHERE name='x'", 'sql').substitute).toBeNull();
  });
});

describe('any text', () => {
  const pieces = fc.constantFrom(
    ...[
      'curl',
      'psql',
      '-c',
      '"',
      "'",
      '\\',
      '|',
      ';',
      '&&',
      '$(',
      '`',
      '<x>',
      '<',
      '>',
      '#',
      '\n',
      ' ',
      'tail',
      '-f',
      'docker',
    ],
    ...[
      'logs',
      'SELECT',
      'sudo',
      'ssh',
      'h',
      '--',
      '=',
      '{a,b}',
      '*',
      '$$',
      '/*',
      'watch',
      'exec',
      '-it',
      'kubectl',
      '@x',
      '\0',
    ],
  );
  const texts = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 80 }),
    fc.array(pieces, { maxLength: 25 }).map((list) => list.join('')),
    fc.array(pieces, { maxLength: 15 }).map((list) => list.join(' ')),
  );

  it('is understood or not, but always answered in the shape of the model', () => {
    const shape = commandSchema.pick({ risk: true, probe: true, placeholders: true, unending: true, substitute: true });
    fc.assert(
      fc.property(texts, fc.constantFrom('bash', 'sql', null, 'json'), (text, language) => {
        const understood = understandCommand(text, language);
        expect(shape.safeParse(understood).success).toBe(true);
        // What is offered in its place must itself be harmless.
        if (understood.substitute?.probe)
          expect(understandCommand(understood.substitute.text, language).risk).not.toBe('destroy');
      }),
      { numRuns: 600 },
    );
  });

  it('does not get slower than its length', () => {
    for (const unit of [
      '$(',
      '"',
      "'",
      '<a',
      '|',
      'a=',
      '\\',
      '{,',
      '-c ',
      '$a',
      '/*',
      '((',
      'ssh a ',
      '<<A\n',
      ' #',
      'a|b ',
      'sudo ',
    ]) {
      const text = unit.repeat(100_000 / unit.length);
      for (const language of ['bash', 'sql']) {
        expect(understandCommand(text.slice(0, 19_000), language)).toBeDefined();
        expect(Array.isArray(splitCommands(text, language))).toBe(true);
      }
    }
  });
});
