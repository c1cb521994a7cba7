import { readingsOf } from '../domain/rules/readings-of-event.js';
import type { RuleEvent } from '../domain/rules/rule-event.js';
import { AlarmSite } from './alarm-site.js';

/** A simulated warehouse's readings as its gateway signs and sends them: all that is received at one moment in one batch. */
export async function signedWarehouse(events: readonly RuleEvent[], untilMs: number): Promise<AlarmSite> {
  const site = new AlarmSite();
  let waiting: Extract<RuleEvent, { kind: 'measurement' | 'tag-cycle' | 'fix' }>[] = [];
  const send = async () => {
    const [first] = waiting;
    if (!first) return;
    const receivedAtMs = receivedAt(first);
    await site.send('gateway-1', { readings: waiting.flatMap(readingsOf), receivedAtMs });
    waiting = [];
  };
  for (const event of events) {
    const isRead = event.kind === 'measurement' || event.kind === 'tag-cycle' || event.kind === 'fix';
    const [first] = waiting;
    if (!isRead || (first && receivedAt(first) !== receivedAt(event))) await send();
    if (isRead && receivedAt(event) > untilMs) break;
    if (isRead) waiting.push(event);
    else if (event.kind !== 'tick') site.state(event, 'receivedAt' in event ? event.receivedAt : timeOf(event));
  }
  await send();
  return site;
}

const receivedAt = (event: Extract<RuleEvent, { kind: 'measurement' | 'tag-cycle' | 'fix' }>) =>
  event.kind === 'measurement' ? event.measurement.receivedAt : event.receivedAt;

const timeOf = (event: RuleEvent) => ('from' in event ? event.from : 'at' in event ? event.at : 0);
