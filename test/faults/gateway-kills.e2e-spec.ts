import { appendFile, mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { hashOfEnvelope, NEW_GATEWAY, place } from '../../libs/telemetry/src/index.js';
import { enrolledFolder, GatewayProcess } from '../support/gateway-process.js';
import { GATEWAY, GATEWAY_KEY, SITE } from '../support/gateways.js';
import { ScriptedIntake } from '../support/scripted-intake.js';
import { SeededRandom } from '../support/seeded-random.js';
import { temporaryFolder, type TemporaryFolder } from '../support/temporary-folder.js';
import { eventually } from '../support/eventually.js';

const KILLS = 20;
const HEADER = 'time,value\n';

describe('a gateway that is killed at any moment', () => {
  const seed = Number(process.env.SEED);
  const random = new SeededRandom(seed);
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

  it('loses nothing, takes nothing twice, and uses no number twice', async () => {
    process.stderr.write(`gateway kills: seed ${seed}\n`);
    const drop = join(folder.path, 'drop');
    const file = join(drop, 'scale.csv');
    await mkdir(drop);
    await writeFile(file, HEADER);
    const home = join(folder.path, 'home');
    await enrolledFolder(home, [intake.url]);
    const configuration = join(folder.path, 'drivers.json');
    const reading = { device: 'scale-1', metric: 'weight', unit: 'kg', value: '$value', at: '$time' };
    const driver = { name: 'drop', kind: 'files', folder: drop, format: 'csv', intervalMs: 100, readings: [reading] };
    await writeFile(configuration, JSON.stringify({ drivers: [driver] }));
    const settings = {
      ...{ GATEWAY_FOLDER: home, GATEWAY_CONFIGURATION: configuration, BATCH_MS: '50', BATCH_READINGS: '7' },
      ...{
        BUFFER_MAX_BYTES: '5000000000',
        RECONNECT_MIN_MS: '20',
        RECONNECT_MAX_MS: '200',
        RECEIPT_TIMEOUT_MS: '1000',
      },
    };

    let written = 0;
    let isOver = false;
    const writing = (async () => {
      while (!isOver) {
        const lines = Array.from(
          { length: random.between(1, 15) },
          () => `${1_800_000_000_000 + written},${written++}\n`,
        );
        const text = lines.join('');
        // Sensors are cut off in the middle of a line, too.
        const cut = random.below(text.length);
        await appendFile(file, text.slice(0, cut));
        await pause(random.below(120));
        await appendFile(file, text.slice(cut));
      }
    })();

    for (let kill = 0; kill < KILLS; kill += 1) {
      const gateway = GatewayProcess.start(settings);
      const before = intake.came.length;
      // Some fall before they have done anything, most in the midst of it.
      if (random.chance(80))
        await eventually(() => intake.came.length > before, {
          what: `batches come (${gateway.words})`,
          withinMs: 60_000,
        });
      intake.script = random.chance(30) ? 'never' : 'always';
      await pause(random.below(400));
      await gateway.kill();
      if (random.chance(30)) intake.cut();
    }
    isOver = true;
    await writing;
    intake.script = 'always';
    const last = GatewayProcess.start(settings);
    try {
      await eventually(() => readingsThatCame(intake).size >= written, {
        what: `all ${written} lines came`,
        withinMs: 120_000,
      });
    } finally {
      await last.stop();
    }

    const placed = placeAll(intake);
    expect(placed.kinds.filter((kind) => !['accepted', 'duplicate'].includes(kind))).toEqual([]);
    expect(placed.epochs.length).toBeGreaterThan(5);
    expect(placed.readings).toEqual(Array.from({ length: written }, (_, value) => `${value}`));
    expect(last.words).not.toContain('ALARM');
  }, 300_000);
});

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

/** Cheap, to be asked often. */
function readingsThatCame({ came }: ScriptedIntake): ReadonlySet<string> {
  for (; counted < came.length; counted += 1) {
    for (const { value } of came[counted]?.batch.readings ?? []) distinct.add(value.toString());
  }
  return distinct;
}
let counted = 0;
const distinct = new Set<string>();

/** What the intake makes of all that came, and the readings of what has a place, in the order of its numbers. */
function placeAll(intake: ScriptedIntake) {
  let state = NEW_GATEWAY;
  const held = new Map<string, Uint8Array>();
  const kinds: string[] = [];
  const readings: string[] = [];
  const epochs = new Set<bigint>();
  for (const { batch, envelope } of intake.came) {
    const key = `${batch.bootEpoch}/${batch.seq}`;
    const known = held.get(key);
    const hash = hashOfEnvelope(envelope);
    const placement = place(state, { ...batch, hash }, known ? { placed: known } : {});
    kinds.push(placement.kind);
    if (!('state' in placement)) continue;
    state = placement.state;
    held.set(key, hash);
    epochs.add(batch.bootEpoch);
    readings.push(...batch.readings.map(({ value }) => value.toString()));
  }
  return { kinds, readings, epochs: [...epochs] };
}
