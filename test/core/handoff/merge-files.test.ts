import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import { refusalOf } from '../core/temporary-core.ts';
import { commandId, fileOf, note, openSide, runbookText, type Side, sharedView, takeIn } from './two-cores.ts';

const folder = mkdtempSync(join(tmpdir(), 'hikeshi-files-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

type Step =
  | { what: 'note' | 'attach' | 'handOver' | 'takeBack'; at: number }
  /** A file is written; whoever reads it reads it whenever they come to it. */
  | { what: 'write'; at: number }
  | { what: 'read'; at: number; file: number };

const at = fc.nat(2);
const step: fc.Arbitrary<Step> = fc.oneof(
  fc.record({ what: fc.constantFrom('note', 'attach', 'handOver', 'takeBack'), at }),
  fc.record({ what: fc.constant('write' as const), at }),
  fc.record({ what: fc.constant('read' as const), at, file: fc.nat() }),
);

describe('files of one incident among three people', () => {
  it('read in any order, late, twice and both ways, become the same rows and labels on each', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 25 }), async (steps) => {
        const [hana, ken, mio] = [await openSide('Hana'), await openSide('Ken'), await openSide('Mio')];
        const sides = [hana, ken, mio];
        const sideAt = (index: number): Side => sides[index] ?? hana;
        const base64 = Buffer.from(runbookText).toString('base64');
        const { hash } = (await hana.client.runbooks.import({ name: 'bakery.md', base64 })).entry;
        const { incidentId } = await hana.client.incidents.declare({ commandId: commandId(), title: 'Ovens' });
        await hana.client.incidents.bindRunbook({ incidentId, commandId: commandId(), runbookHash: hash });
        const files: string[] = [];
        const write = async (side: Side) => {
          const file = join(folder, `${commandId()}.incident`);
          writeFileSync(file, await fileOf(side, incidentId));
          files.push(file);
        };
        await write(hana);
        for (const side of [ken, mio]) await takeIn(side, readFileSync(files[0] ?? ''));

        for (const one of steps) {
          const side = sideAt(one.at);
          const { handedOver } = await side.client.incidents.get({ incidentId });
          const by = { incidentId, commandId: commandId() };
          if (one.what === 'write') await write(side);
          else if (one.what === 'read') await takeIn(side, readFileSync(files[one.file % files.length] ?? ''));
          else if (one.what === 'takeBack') {
            if (handedOver) await side.client.handoff.takeBack(by);
          } else if (handedOver) {
            expect(await refusalOf(note(side, incidentId, 'x'))).toMatchObject({ reason: 'handedOver' });
          } else if (one.what === 'note') await note(side, incidentId, `note ${by.commandId}`);
          else if (one.what === 'attach') {
            await side.client.incidents.attachText({ ...by, title: 'output', text: `output ${by.commandId}` });
          } else await side.client.handoff.handOver({ ...by, to: 'somebody', nextStep: null });
        }

        // Reading a hand-over writes that it was read, which then has to come round once more.
        for (let round = 0; round < 3; round += 1) {
          for (const from of sides) {
            await write(from);
            for (const to of sides) await takeIn(to, readFileSync(files.at(-1) ?? ''));
          }
        }
        const [first, ...others] = await Promise.all(sides.map((side) => sharedView(side, incidentId)));
        for (const other of others) expect(other).toEqual(first);
        const labels = first?.state.evidence.map(({ label }) => label) ?? [];
        expect(new Set(labels).size).toBe(labels.length);
        for (const { core } of sides) {
          expect(core.maintenance.verify().findings).toEqual([]);
          await core.close();
        }
      }),
      { numRuns: 12 },
    );
  }, 120_000);
});
