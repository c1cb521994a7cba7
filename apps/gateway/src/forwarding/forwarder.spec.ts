import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { GATEWAY, GATEWAY_KEY, GatewayBench, SITE } from '../../../../test/support/gateways.js';
import { LOG_KEY, ScriptedIntake } from '../../../../test/support/scripted-intake.js';
import { eventually } from '../../../../test/support/eventually.js';
import { ed25519Of } from '../../../../libs/telemetry/src/testing/keys.js';

describe('forwarding', () => {
  let bench: GatewayBench;
  let intake: ScriptedIntake;
  const startIntake = async (port?: number) => ScriptedIntake.start(SITE, GATEWAY, GATEWAY_KEY.verifying, port);
  const values = (from: number, count: number) => Array.from({ length: count }, (_, n) => from + n);
  const valuesThatCame = () => intake.came.map(({ batch }) => batch.readings[0]?.value.toString());

  beforeEach(async () => {
    bench = await GatewayBench.open();
    intake = await startIntake();
  });
  afterEach(async () => {
    await bench.close();
    await intake.stop();
  });

  it('sends what was signed in order and forgets what a receipt covers', async () => {
    await bench.sign(...values(0, 12));
    bench.forward([intake.url]);
    await eventually(() => bench.buffer.count === 0, { what: 'all is receipted' });
    expect(valuesThatCame()).toEqual(values(0, 12).map(String));
  });

  it('forgets nothing that is acknowledged and not receipted, and sends it again on the next connection', async () => {
    intake.script = 'never';
    await bench.sign(1, 2, 3);
    bench.forward([intake.url]);
    await eventually(() => intake.came.length === 3, { what: 'all came' });
    expect(bench.buffer.count).toBe(3);
    intake.cut();
    await eventually(() => intake.came.length === 6, { what: 'all came again' });
    expect(valuesThatCame()).toEqual(['1', '2', '3', '1', '2', '3']);
    const [first, , third] = intake.came;
    expect(intake.came[5]?.envelope).toEqual(third?.envelope);
    if (first) await intake.receipt(first);
    await eventually(() => bench.buffer.count === 2, { what: 'the first is forgotten' });
  });

  it('sends again on the same connection what no receipt comes for', async () => {
    intake.script = 'never';
    const window = { windowBatches: 5, unreceiptedBatches: 2, receiptTimeoutMs: 300 };
    await bench.sign(1, 2, 3);
    bench.forward([intake.url], { window });
    await eventually(() => intake.came.length >= 5, { what: 'the first two came, then the third, then all again' });
    expect(valuesThatCame().slice(0, 5)).toEqual(['1', '2', '3', '1', '2']);
    expect(bench.buffer.count).toBe(3);
  });

  it('puts what is read now behind the backlog', async () => {
    await bench.sign(...values(0, 50));
    bench.forward([intake.url]);
    await eventually(() => intake.came.length > 3, { what: 'some came' });
    await bench.sign(...values(50, 20));
    await eventually(() => bench.buffer.count === 0, { what: 'all is receipted' });
    expect(intake.numbers.map((number) => number.split('/')[1])).toEqual(values(0, 70).map(String));
  });

  it('tries the next address, and comes back when the broker does', async () => {
    await bench.sign(1);
    const dead = await startIntake();
    const { url: nobody } = dead;
    await dead.stop();
    bench.forward([nobody, intake.url]);
    await eventually(() => bench.buffer.count === 0, { what: 'it came by the second address' });
    const { port } = intake;
    await intake.stop();
    await bench.sign(2);
    intake = await startIntake(port);
    intake.script = 'never';
    await eventually(() => intake.came.length === 1, { what: 'it came after the broker was back' });
    expect(bench.log.about(nobody).filter((line) => line.startsWith('warn'))).toHaveLength(1);
  });

  it('says farewell when it is stopped, and has a will for when it is not', async () => {
    const forwarder = bench.forward([intake.url]);
    await eventually(() => forwarder.isConnected, { what: 'it is connected' });
    intake.cut();
    await eventually(() => intake.statuses.length === 1, { what: 'its will is told' });
    await eventually(() => forwarder.isConnected, { what: 'it is connected again' });
    await forwarder.stop();
    await eventually(() => intake.statuses.length === 2, { what: 'its farewell is told' });
    const [will, farewell] = intake.statuses;
    expect([will?.state, farewell?.state]).toEqual(['lost', 'stopped']);
    expect(will?.connectedAt).toBeLessThan(farewell?.connectedAt ?? 0);
  });

  it('hands on what the site set', async () => {
    await intake.say('settings', '{"batchReadings":7}');
    bench.forward([intake.url]);
    await eventually(() => bench.heardSettings.length === 1, { what: 'settings came' });
    expect(bench.heardSettings[0]?.toString()).toBe('{"batchReadings":7}');
  });

  describe('forgets nothing on a receipt', () => {
    beforeEach(async () => {
      intake.script = 'never';
      await bench.sign(1, 2);
      bench.forward([intake.url]);
      await eventually(() => intake.came.length === 2, { what: 'all came' });
    });
    const last = () => {
      const batch = intake.came.at(-1);
      if (!batch) throw new Error('nothing came');
      return batch;
    };
    const alarm = async (text: string) => {
      await eventually(() => bench.log.about('ALARM').length > 0, { what: 'the alarm is said' });
      expect(bench.log.about('ALARM')).toEqual([expect.stringContaining(text)]);
      expect(bench.buffer.count).toBe(2);
    };

    it('of another hash than its own', async () => {
      await intake.receipt(last(), { unbroken: { seq: 1n, hash: new Uint8Array(32).fill(7) } });
      await alarm('names another batch than was signed here');
    });

    it('of a batch that it never signed', async () => {
      await intake.receipt(last(), { unbroken: { seq: 99n, hash: last().hash } });
      await alarm('does not remember to have signed');
    });

    it('of another epoch', async () => {
      await intake.receipt(last(), { bootEpoch: 1n });
      await alarm('does not remember to have signed');
    });

    it('that another key signed', async () => {
      await intake.receipt(last(), {}, ed25519Of('stranger'));
      await alarm('key-unknown');
    });

    it('for another gateway', async () => {
      await intake.receipt(last(), { gateway: 'gateway-2' });
      await alarm('for another gateway');
    });

    it('that is no receipt at all', async () => {
      await intake.say('receipt', Buffer.from('nonsense'));
      await alarm('does not stand');
    });

    it('that comes late and says less than one before', async () => {
      const [first] = intake.came;
      await intake.receipt(last());
      await eventually(() => bench.buffer.count === 0, { what: 'all is forgotten' });
      if (first) await intake.receipt(first);
      await bench.sign(3);
      await eventually(() => intake.came.length === 3, { what: 'the next came' });
      expect(bench.log.about('ALARM')).toEqual([]);
      expect(LOG_KEY.algorithm).toBe('EdDSA');
    });
  });
});
