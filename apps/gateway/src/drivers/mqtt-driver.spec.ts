import { createServer } from 'node:net';
import type { AddressInfo, Server } from 'node:net';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { Aedes } from 'aedes';
import { systemClock } from '@tallystick/kernel';
import { ListedLog } from '../../../../test/support/listed-log.js';
import { eventually } from '../../../../test/support/eventually.js';
import type { Sample } from '../sample.js';
import { MqttDriver } from './mqtt-driver.js';

describe('the driver of a broker in the warehouse', () => {
  const log = new ListedLog();
  const samples: Sample[] = [];
  let broker: Aedes;
  let server: Server;
  let driver: MqttDriver;
  let subscribed = 0;

  beforeEach(async () => {
    samples.length = 0;
    log.lines.length = 0;
    subscribed = 0;
    broker = await Aedes.createBroker();
    broker.on('subscribe', () => (subscribed += 1));
    server = createServer((socket) => broker.handle(socket));
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  });
  afterEach(async () => {
    await driver.stop();
    await new Promise<void>((resolve) => broker.close(resolve));
    await new Promise<void>((resolve) => server.close(() => resolve()));
  });

  const publish = (topic: string, text: string, retain = false) =>
    new Promise<void>((resolve) =>
      broker.publish({ cmd: 'publish', topic, payload: Buffer.from(text), qos: 1, retain, dup: false }, () =>
        resolve(),
      ),
    );
  const start = async () => {
    const { port } = server.address() as AddressInfo;
    const temperature = { device: '#2', metric: 'temperature', unit: 'Cel', value: '$temperature' };
    const timed = { ...temperature, metric: 'humidity', unit: '%RH', value: '$humidity', at: '$time' };
    const topics = [{ topic: 'hall/+', readings: [temperature, timed] }];
    driver = new MqttDriver({ name: 'hall', url: `mqtt://127.0.0.1:${port}`, topics }, systemClock, log);
    driver.start((sample) => {
      samples.push(sample);
      return Promise.resolve();
    });
    await eventually(() => subscribed > 0, { what: 'it listens' });
  };
  const told = () =>
    samples.flatMap(({ readings }) => readings.map((one) => `${one.device} ${one.metric} ${one.value.toString()}`));

  it('takes each value that is mapped, exactly', async () => {
    await start();
    await publish('hall/probe-1', '{"temperature":4.10,"humidity":81,"time":1800000000000}');
    await publish('yard/probe-1', '{"temperature":1}');
    await publish('hall/probe-2', '{"temperature":5}');
    await eventually(() => samples.length === 3, { what: 'all came' });
    expect(told()).toEqual(['probe-1 temperature 4.1', 'probe-1 humidity 81', 'probe-2 temperature 5']);
  });

  it('says once of a sensor what is wrong, goes on with others, and says when it works again', async () => {
    await start();
    await publish('hall/probe-1', '{"temperature":"hot"}');
    await publish('hall/probe-1', '{"temperature":"hot"}');
    await publish('hall/probe-2', '{"temperature":5}');
    await publish('hall/probe-1', '{"temperature":6}');
    await eventually(() => samples.length === 2, { what: 'both came' });
    await eventually(() => log.about('works again').length === 1, { what: 'it works again' });
    expect(log.about('value: expected a number')).toHaveLength(1);
  });

  it('does not take for present what the broker had kept, unless it says its time', async () => {
    await publish('hall/probe-1', '{"temperature":4,"humidity":80,"time":1800000000000}', true);
    await start();
    await publish('hall/probe-2', '{"temperature":5}');
    await eventually(() => told().includes('probe-2 temperature 5'), { what: 'the present one came' });
    expect(told()).toEqual(['probe-1 humidity 80', 'probe-2 temperature 5']);
  });
});
