/** Signs batches beforehand and sends them as a fleet of gateways, in a process of its own: see `publisher.ts`. */
import { SigningGateway } from '../../libs/telemetry/src/testing/signing-gateway.js';
import type { Sender } from './fleet.js';
import { Packets } from './packets.js';
import type { Load, Order } from './publisher-orders.js';
import { OrdinaryReadings, lossOf } from './readings.js';
import { sendAll } from './send-all.js';

interface Gateway {
  readonly signing: SigningGateway;
  readonly readings: OrdinaryReadings;
}

const gateways = new Map<string, Gateway>();
let signed: ReadonlyMap<Sender, Packets> = new Map();

process.on('disconnect', () => process.exit(0));
process.on('message', (order: Order) => {
  obey(order).then(
    (answer) => process.send?.(answer),
    (error: unknown) => {
      console.error(error);
      process.exit(1);
    },
  );
});

async function obey(order: Order): Promise<object> {
  if (order.kind === 'send') return sendAll(signed, order);
  const packets = new Map<Sender, Packets>();
  for (const sender of order.load.senders) packets.set(sender, await signFor(sender, order.load));
  signed = packets;
  return {};
}

async function signFor(sender: Sender, { senders, batches, readings }: Load): Promise<Packets> {
  const { signing, readings: ordinary } = gatewayOf(sender);
  const packets = new Packets(sender);
  for (let n = 0; n < batches / senders.length; n += 1) {
    const said = readings === 'losses' ? lossOf(`scale-${n + 1}`) : ordinary.next(readings);
    packets.add(await signing.sign({ sentAtMs: Date.now() }, said));
  }
  return packets;
}

function gatewayOf({ site, gateway }: Sender): Gateway {
  const known = gateways.get(site) ?? { signing: new SigningGateway(site, gateway), readings: new OrdinaryReadings() };
  gateways.set(site, known);
  return known;
}
