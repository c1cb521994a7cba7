import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { readingsOf } from '../../libs/telemetry/src/index.js';
import { warehouse } from '../../libs/telemetry/src/simulation/index.js';
import { enrolledFolder, GatewayProcess } from '../support/gateway-process.js';
import { GATEWAY, GATEWAY_KEY, GatewayBench, reading, SITE } from '../support/gateways.js';
import { ScriptedIntake } from '../support/scripted-intake.js';
import { temporaryFolder, type TemporaryFolder } from '../support/temporary-folder.js';
import { eventually } from '../support/eventually.js';

describe('a gateway that was offline for a day', () => {
  let folder: TemporaryFolder;
  let intake: ScriptedIntake;
  beforeAll(async () => {
    folder = await temporaryFolder();
    intake = await ScriptedIntake.start(SITE, GATEWAY, GATEWAY_KEY.verifying);
  });
  afterAll(async () => {
    await intake.stop();
    await folder.remove();
  });

  it('catches up in order while what is read now comes behind', async () => {
    const bench = await GatewayBench.open({ folder: join(folder.path), settings: { batchReadings: 20 } });
    const day = warehouse('tuning', 1).flatMap((event) =>
      event.kind === 'measurement' || event.kind === 'tag-cycle' ? [readingsOf(event)] : [],
    );
    for (const readings of day) {
      const stored = bench.maker.add({ readings });
      await bench.maker.flush();
      await stored;
    }
    const offline = bench.buffer.count;
    expect(offline).toBe(day.length);
    bench.forward([intake.url]);
    let live = 0;
    while (bench.buffer.count > 0) {
      await bench.sign(live);
      live += 1;
      await new Promise((resolve) => setTimeout(resolve, 20));
      if (live === 10) intake.cut();
    }
    await eventually(() => bench.buffer.count === 0, { what: 'all is receipted' });
    const numbers = intake.numbers.map((number) => Number(number.split('/')[1]));
    expect(live).toBeGreaterThan(10);
    expect(numbers).toEqual(Array.from({ length: offline + live }, (_, seq) => seq));
    const told = new Map(intake.came.map(({ batch }) => [batch.seq, batch.readings]));
    expect([...told.values()].flat().length).toBe(day.flat().length + live);
    expect(told.get(BigInt(offline))?.[0]?.value).toEqual(reading(0).value);
    await bench.close();
  }, 180_000);
});

describe('the built gateway', () => {
  let folder: TemporaryFolder;
  let intake: ScriptedIntake;
  beforeAll(async () => {
    folder = await temporaryFolder();
    intake = await ScriptedIntake.start(SITE, GATEWAY, GATEWAY_KEY.verifying);
  });
  afterAll(async () => {
    await intake.stop();
    await folder.remove();
  });
  const settings = (home: string) => ({ GATEWAY_FOLDER: join(folder.path, home) });

  it('plays a scenario by name, hands its papers to its parent, and says farewell', async () => {
    await enrolledFolder(join(folder.path, 'home'), [intake.url]);
    const gateway = GatewayProcess.start(settings('home'), ['--simulate', 'restocking', '--papers', 'parent']);
    await gateway.started;
    await eventually(() => intake.came.length > 1_500, { what: `a day came (${gateway.words})`, withinMs: 90_000 });
    await gateway.stop();
    expect(gateway.papers.length).toBeGreaterThan(3);
    expect(gateway.papers[0]).toMatchObject({
      paper: { kind: expect.stringMatching(/opening|movement|tags-expected/) },
    });
    expect(intake.statuses.at(-1)).toMatchObject({ state: 'stopped' });
  }, 180_000);

  it.each<[string, readonly string[], RegExp]>([
    ['is not enrolled', [], /holds no enrolment: run the gateway once with --enrol/],
    ['is told what nobody understands', ['--what'], /and then nothing, to read sensors/],
    ['is to play what there is not', ['--simulate', 'earthquake'], /expected a file at .*earthquake\.json/],
  ])('says so when it %s, and ends', async (_, args, expected) => {
    const gateway = GatewayProcess.start(settings('nobody'), args);
    await gateway.ended;
    expect(gateway.words).toMatch(expected);
  });
});
