import type { Sender } from './fleet.js';
import { type Door, GatewayLine } from './gateway-line.js';
import type { Packets } from './packets.js';
import type { Sent } from './publisher-orders.js';

const PACE_MS = 2;

/** All packets of all gateways at once, each gateway's by a connection of its own. */
export async function sendAll(
  packets: ReadonlyMap<Sender, Packets>,
  order: Door & { readonly perSecond?: number },
): Promise<Sent> {
  const lines = new Map<string, GatewayLine>();
  for (const [sender, own] of packets) lines.set(sender.site, await GatewayLine.open(sender, own, order));
  const all = [...lines.values()];
  const [startMs, cpu] = [performance.now(), process.cpuUsage()];
  if (order.perSecond === undefined) await Promise.all(all.map((line) => line.sendAll()));
  else await paced(all, startMs, order.perSecond);
  const seconds = (performance.now() - startMs) / 1000;
  const { user, system } = process.cpuUsage(cpu);
  for (const line of all) line.end();
  const sinceEpoch = (due: readonly number[]) => due.map((ms) => performance.timeOrigin + ms);
  return {
    seconds,
    latenciesMs: all.flatMap(({ latenciesMs }) => latenciesMs),
    dueAtMs: new Map([...lines].map(([site, { due }]) => [site, sinceEpoch(due)])),
    cpuSeconds: (user + system) / 1e6,
  };
}

/** In turn, one gateway after the other. */
async function paced(lines: readonly GatewayLine[], startMs: number, perSecond: number): Promise<void> {
  const due = (line: number) => (place: number) => startMs + ((place * lines.length + line) * 1000) / perSecond;
  const timer = setInterval(() => {
    const nowMs = performance.now();
    for (const [at, line] of lines.entries()) line.sendDue(nowMs, due(at));
  }, PACE_MS);
  await Promise.all(lines.map((line) => line.done()));
  clearInterval(timer);
}
