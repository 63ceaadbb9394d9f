import { describe, expect, it } from 'vitest';
import { refusalOf } from '../core/temporary-core.ts';
import { commandId, fileOf, note, openSide, runbookText, sharedView, takeIn } from './two-cores.ts';

async function declaredBy(actor: string) {
  const side = await openSide(actor);
  const { entry } = await side.client.runbooks.import({
    name: 'bakery.md',
    base64: Buffer.from(runbookText).toString('base64'),
  });
  const { incidentId } = await side.client.incidents.declare({ commandId: commandId(), title: 'Ovens are cold' });
  await side.client.incidents.bindRunbook({ incidentId, commandId: commandId(), runbookHash: entry.hash });
  return { side, incidentId, runbookHash: entry.hash };
}

describe('an incident that is handed over', () => {
  it('goes on elsewhere with runbook and evidence, is read-only here, and comes back with every row on both', async () => {
    const { side: hana, incidentId, runbookHash } = await declaredBy('Hana');
    const { client } = hana;
    await note(hana, incidentId, 'Lamps are dark');
    await client.incidents.attachText({ incidentId, commandId: commandId(), title: 'meter', text: 'gas 0.0 m3/h' });
    await client.handoff.handOver({ incidentId, commandId: commandId(), to: ' Ken ', nextStep: 'Look at the fuse' });

    const standing = (await client.incidents.get({ incidentId })).handedOver;
    expect(standing).toMatchObject({ to: 'Ken', actor: 'Hana', nextStep: 'Look at the fuse' });
    const by = () => ({ incidentId, commandId: commandId() });
    for (const call of [
      () => note(hana, incidentId, 'too late'),
      () => client.incidents.attachText({ ...by(), title: 'late', text: 'late' }),
      () => client.incidents.setSeverity({ ...by(), severity: 1, basedOn: null }),
      () => client.incidents.setRole({ ...by(), role: 'commander', names: 'Hana', basedOn: null }),
      () => client.incidents.undo({ ...by(), target: null }),
      () => client.incidents.close({ ...by(), reason: null }),
      () => client.watch.stop(by()),
      () => client.postmortems.setSection({ ...by(), section: 'impact', markdown: 'x', basedOn: null }),
      () => client.postmortems.export({ ...by(), format: 'md', save: false }),
      () => client.handoff.handOver({ ...by(), to: 'Mio', nextStep: null }),
    ]) {
      expect(await refusalOf(call())).toMatchObject({ code: 'READ_ONLY', reason: 'handedOver', params: { to: 'Ken' } });
    }
    const rowsBefore = (await client.incidents.timeline({ incidentId })).length;
    const file = await fileOf(hana, incidentId);
    // The file of a hand-over can be made again, and that leaves no row.
    expect(await client.incidents.timeline({ incidentId })).toHaveLength(rowsBefore);

    const ken = await openSide('Ken');
    const taken = await takeIn(ken, file, 97);
    expect(taken).toMatchObject({ isNew: true, received: true, title: 'Ovens are cold', incidentId });
    expect((await ken.client.runbooks.get({ hash: runbookHash })).source).toBe(runbookText);
    const { state, handedOver } = await ken.client.incidents.get({ incidentId });
    expect(handedOver).toBeNull();
    const evidenceId = state.evidence[0]?.id ?? '';
    expect((await ken.client.incidents.evidence({ incidentId, evidenceId })).text).toBe('gas 0.0 m3/h');
    await note(ken, incidentId, 'Fuse changed');
    await ken.client.incidents.attachText({ incidentId, commandId: commandId(), title: 'after', text: 'gas 2.1 m3/h' });

    await takeIn(hana, await fileOf(ken, incidentId));
    await client.handoff.takeBack(by());
    await note(hana, incidentId, 'Back again');
    await takeIn(ken, await fileOf(hana, incidentId));
    const mine = await sharedView(hana, incidentId);
    expect(await sharedView(ken, incidentId)).toEqual(mine);
    const notes = mine.rows.flatMap(({ event }) => (event.kind === 'noteAdded' ? event.payload.text : []));
    expect(notes).toEqual(expect.arrayContaining(['Lamps are dark', 'Fuse changed', 'Back again']));
    expect(mine.state.evidence.map(({ label }) => label)).toEqual(['E-001', 'E-B001']);
    for (const { core } of [hana, ken]) {
      expect(core.maintenance.verify().findings).toEqual([]);
      await core.close();
    }
  });

  it('can be written to again without a word where it is handed back, and not before', async () => {
    const { side: hana, incidentId } = await declaredBy('Hana');
    const ken = await openSide('Ken');
    await hana.client.handoff.handOver({ incidentId, commandId: commandId(), to: 'Ken', nextStep: null });
    await takeIn(ken, await fileOf(hana, incidentId));
    // A copy for reading along does not give anything back.
    expect(await takeIn(hana, await fileOf(ken, incidentId))).toMatchObject({ isNew: false, received: false });
    expect(await refusalOf(note(hana, incidentId, 'x'))).toMatchObject({ reason: 'handedOver' });
    await ken.client.handoff.handOver({ incidentId, commandId: commandId(), to: 'Hana', nextStep: null });
    expect(await takeIn(hana, await fileOf(ken, incidentId))).toMatchObject({ received: true });
    await note(hana, incidentId, 'mine again');
    expect(await refusalOf(note(ken, incidentId, 'x'))).toMatchObject({ reason: 'handedOver', params: { to: 'Hana' } });
    // The same file once more changes nothing.
    const before = await sharedView(hana, incidentId);
    expect(await takeIn(hana, await fileOf(ken, incidentId))).toMatchObject({ added: 0, received: false });
    expect(await sharedView(hana, incidentId)).toEqual(before);
    await hana.core.close();
    await ken.core.close();
  });

  it('needs a name, and there is nothing to take back where nothing was given', async () => {
    const { side: hana, incidentId } = await declaredBy('Hana');
    const by = () => ({ incidentId, commandId: commandId() });
    expect(await refusalOf(hana.client.handoff.handOver({ ...by(), to: ' ', nextStep: null }))).toMatchObject({
      code: 'INVALID',
      reason: 'handOverNeedsName',
    });
    expect(await refusalOf(hana.client.handoff.takeBack(by()))).toMatchObject({ reason: 'notHandedOver' });
    await hana.core.close();
  });
});

describe('an environment that came with a file', () => {
  it('is not read, however it is asked, before the own one of that id is there', async () => {
    const hana = await openSide('Hana');
    const environment = {
      id: 'shop',
      name: 'Shop',
      kind: 'staging' as const,
      service: 'shop',
      // Nobody listens there, and nobody may be asked to.
      api: {
        baseUrl: 'http://127.0.0.1:9',
        path: { kind: 'direct' as const },
        token: { kind: 'program' as const, argv: ['/bin/false'] },
        healthPath: '/health',
        endpoints: [],
        timeoutMs: 500,
      },
      database: null,
      hosts: [],
      logs: [],
      accessDurationUnit: null,
      deployments: null,
      thresholds: [],
      contacts: [],
      dashboards: [],
      runbookHash: null,
    };
    await hana.client.environments.save({ environment });
    const { incidentId } = await hana.client.incidents.declare({ commandId: commandId(), environmentId: 'shop' });
    expect(await hana.client.incidents.get({ incidentId })).toMatchObject({ environmentHere: true });
    const ken = await openSide('Ken');
    await takeIn(ken, await fileOf(hana, incidentId));
    expect(await ken.client.incidents.get({ incidentId })).toMatchObject({ environmentHere: false });
    expect(await ken.client.watch.get({ incidentId })).toBeNull();
    const sweep = () =>
      ken.client.incidents.sweep({ incidentId, commandId: commandId(), scope: 'baseline', patternId: null });
    expect(await refusalOf(sweep())).toMatchObject({ code: 'NOT_FOUND', reason: 'environmentNotHere' });
    const own = { ...environment, api: { ...environment.api, token: null } };
    await ken.client.environments.save({ environment: own });
    expect(await ken.client.incidents.get({ incidentId })).toMatchObject({ environmentHere: true });
    expect(await sweep()).toHaveProperty('sweepId');
    await hana.core.close();
    await ken.core.close();
  });
});
