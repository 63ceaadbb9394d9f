/** Pattern 3, told in English: the database was stopped by an upgrade that nobody on call knew of. */
import { authorOf } from '../author.ts';
import { openResponder } from '../responder.ts';
import { reviewReasons } from '../review-reasons.ts';
import type { Story } from '../story.ts';

export const databaseStopped: Story = {
  name: '08-database-stopped',
  language: 'en',
  title: 'Unattended upgrade stopped PostgreSQL (英語)',
  shows: 'パターン3。英語のRunbookと英語の文書の例',
  startsAt: '2026-10-15T06:12:00+09:00',
  async live(world) {
    const me = await openResponder(world, { name: 'Maya', language: 'en' });
    const beganMs = me.nowMs();
    await world.breakWith('db-down');
    await me.pass(3);
    await me.declare({
      title: 'Todos fail since the database went away',
      alert: '[FIRING:1] TodoApi5xxRate\nstartsAt: 2026-10-14T21:14:00Z\n5xx rate of todo-api is above 5 %',
    });
    await me.role('commander', 'Maya');
    await me.severity(1);
    await me.pass(1);
    await me.choose(3);
    await me.note(
      '/health answers 200, every todo request 500. The log says connection refused, and no postgres process runs',
    );
    await me.message('first', 'internal', {
      text: 'Reading and writing todos fails. The database does not run; we are bringing it back. Next update at 06:40.',
      impact: 'No todo can be read or written',
      nextInMinutes: 20,
    });
    await me.pass(2);
    await me.cause('3/1', 'confirmed', 'The log says "connection refused" and ps shows no postgres process');
    await me.cause('3/4', 'ruledOut', 'The connection is refused at once by the host, not lost on the way');
    await me.call(
      'Infrastructure',
      'Jonas',
      'answered',
      'An unattended upgrade replaced the package at 06:12 and left the service stopped. The data folder is intact',
    );
    await me.pass(3);
    await me.didCommand('3/recovery/1', 'sudo systemctl start postgresql', 'Came up at once; Jonas watched the log');
    await world.repair();
    await me.milestone('mitigated', Math.round(me.nowMs()));
    const recovery = me.runbook.patterns[2]?.procedures.find(({ kind }) => kind === 'recovery')?.steps ?? [];
    await me.item(recovery[0]?.id ?? '', 'ok');
    await me.item(recovery[3]?.id ?? '', 'ok');
    await me.pass(1);
    await me.proveRecovery();
    await me.note('TODO: hold back the PostgreSQL packages from unattended upgrades');
    await me.message('recovery', 'internal', {
      text: 'Todos work again. PostgreSQL had been stopped by an automatic package upgrade and was started by hand.',
      impact: 'From 06:12 until recovery no todo could be read or written',
      nextInMinutes: null,
    });
    await me.tickAfterRecovery([1, 2, 3, 4, 5]);
    await me.milestone('began', Math.round(beganMs));
    await me.fact('usersAffected', '184 (user ids with a 500 in the access log)');
    await me.fact('requestsFailed', '2,290 (load balancer log)');
    await me.fact('customersAffected', '61');
    await me.fact('enquiries', '5');
    await me.client.incidents.close({ ...me.by(), reason: null });

    me.skip(21 * 60);
    const author = authorOf(me, 'en');
    await author.linkEvidence('refused at once', ['connections']);
    await author.confirmTimeline(reviewReasons.en);
    await author.whys({
      trigger: [
        { say: 'At 06:12 an unattended upgrade replaced the PostgreSQL package ({R:unattended upgrade replaced})' },
      ],
      causes: [
        {
          say: 'The API could open no connection to its database {E:app.log}',
          below: [
            {
              say: 'PostgreSQL was stopped for the upgrade and not started again ({R:unattended upgrade replaced})',
              below: [
                {
                  say: 'The package is on the list of unattended upgrades, which run on all hosts at the same minute ({R:hold back})',
                  system: true,
                },
                {
                  say: 'The service has no restart policy: systemd leaves it stopped after a failed start ({R:unattended upgrade replaced})',
                  system: true,
                },
              ],
            },
            {
              say: 'One database serves all requests ({R:no postgres process})',
              below: [
                {
                  say: 'There is a replica for backups, and no way to promote it within minutes ({R:no postgres process})',
                  system: true,
                },
              ],
            },
          ],
        },
      ],
      notDetected: [
        {
          say: '/health does not ask the database, so that the load balancer kept the API in service {E:/health}',
          system: true,
        },
      ],
      notPrevented: [
        {
          say: 'Staging takes its upgrades on another day, and nothing compares the two lists ({R:hold back})',
          system: true,
        },
      ],
    });
    await author.actions([
      {
        proposal: 'hold back',
        text: 'Take the PostgreSQL packages off unattended upgrades on every database host',
        kind: 'prevent',
        owner: 'Jonas',
        due: '2026-10-19',
        doneWhen: 'apt-mark showhold lists postgresql-18 on all database hosts',
        priority: 'high',
        ticket: 'https://issues.example.com/OPS-441',
        done: 'Held on all five hosts on 16 October (OPS-441)',
      },
      {
        text: 'Add a check of the database to the readiness endpoint, apart from /health',
        kind: 'detect',
        owner: 'Maya',
        due: '2026-10-30',
        doneWhen: 'With PostgreSQL stopped in staging, /ready answers 503 within 10 s',
        priority: 'high',
        ticket: 'https://issues.example.com/OPS-442',
      },
      {
        text: 'Write down and rehearse the promotion of the replica',
        kind: 'mitigate',
        owner: 'Jonas',
        due: '2026-11-20',
        doneWhen: 'A drill promotes the replica in under 10 minutes',
        priority: 'medium',
        ticket: 'https://issues.example.com/OPS-443',
      },
    ]);
    await author.fill('detection', {
      'how the time to detect could be halved':
        'Let the readiness endpoint ask the database and alert after two failures in a row (A-2): one minute in place of two ({E:/health})',
    });
    await author.fill('response', {
      'permanent measures': 'A-1 keeps the package from being replaced unseen; A-3 shortens what remains.',
    });
    await author.write(
      'lessons',
      `### What went well

- The first checks told a stopped database from an unreachable one within a minute of declaring ({R:no postgres process})
- The data folder was looked at before the service was started ({R:unattended upgrade replaced})

### What was difficult

- The upgrade ran on a schedule of its own, which the deployment list does not show ({E:deployments.log})

### Where we were lucky

- It happened at six in the morning; an hour later ten times as many people work ({R:Users affected})
`,
    );
    await author.reviewed('Maya', 'Jonas');
    const example = await author.example();
    await me.close();
    return example;
  },
};
