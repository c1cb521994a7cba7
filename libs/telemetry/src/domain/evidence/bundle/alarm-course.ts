import { type ClockRecord, judgeClock } from '../../batch/clock-trust.js';
import { eventsOf } from '../../rules/events-of-readings.js';
import type { ClockTrust } from '../../rules/measurement.js';
import type { RuleEvent, SequenceEvent } from '../../rules/rule-event.js';
import type { BundleAlarm, BundleStatement, StatedEvent } from './bundle-alarm.js';
import type { SoundEntry } from './check-entries.js';

/** What the platform heard at once: a message, or something that it states. */
export interface CourseStep {
  /** Its place in the file. */
  readonly where: string;
  /** By the server's clock, milliseconds since 1970. */
  readonly heardAtMs: number;
  readonly events: readonly (RuleEvent | StatedEvent)[];
  readonly entry?: JudgedEntry;
  readonly statement?: BundleStatement;
}

/** A message with what is made of its gateway's clock. */
export interface JudgedEntry extends SoundEntry {
  readonly clock: ClockTrust;
  /** By the gateway's clock, or by that of its readings. */
  readonly sentAtMs: number;
  /** The gateway's first in the bundle, which another before it would be judged by. */
  readonly isFirst: boolean;
}

/** All that was heard from the start on, in its order. */
export function courseOf({ start, statements }: BundleAlarm, sound: readonly SoundEntry[]): CourseStep[] {
  const steps: CourseStep[] = [];
  const stated = statements.entries();
  let next = stated.next();
  const statedUpTo = (logSize: number) => {
    for (; !next.done && next.value[1].logSize <= logSize; next = stated.next()) {
      const [place, statement] = next.value;
      const { heardAtMs, event } = statement;
      steps.push({ where: `alarm.statements[${place}]`, heardAtMs, events: [event], statement });
    }
  };
  for (const entry of judged(sound)) {
    if (entry.entry.index < start.logSize) continue;
    statedUpTo(entry.entry.index);
    const { receivedAtMs } = entry.entry;
    steps.push({ where: `entries[${entry.at}]`, heardAtMs: receivedAtMs, events: eventsIn(entry), entry });
  }
  statedUpTo(Number.POSITIVE_INFINITY);
  return steps;
}

/** Each message by the one before it of its gateway, from before the start on. */
function judged(sound: readonly SoundEntry[]): JudgedEntry[] {
  const samples = new Map<string, ClockRecord>();
  return sound.map((one) => {
    const { gateway, receivedAtMs } = one.entry;
    const previous = samples.get(gateway);
    const sentAtMs = one.signed?.batch.sentAtMs ?? newest(one) ?? receivedAtMs;
    const { clock, record } = judgeClock(previous, { sentAtMs, receivedAtMs });
    samples.set(gateway, record);
    return { ...one, clock, sentAtMs, isFirst: previous === undefined };
  });
}

/** Of a message that does not say when it was sent. */
function newest({ readings }: SoundEntry): number | undefined {
  return readings.reduce<number | undefined>((latest, { atMs }) => Math.max(latest ?? atMs, atMs), undefined);
}

function eventsIn({ signed, readings, entry, clock, contradiction }: JudgedEntry): readonly RuleEvent[] {
  if (signed && contradiction) return faultsOf(signed.batch, contradiction, entry.receivedAtMs);
  return eventsOf(readings, { receivedAt: entry.receivedAtMs, clock, grade: entry.grade });
}

function faultsOf(
  { gateway, bootEpoch, seq }: { readonly gateway: string; readonly bootEpoch: bigint; readonly seq: bigint },
  { kind, restarts }: { readonly kind: string; readonly restarts: boolean },
  at: number,
): SequenceEvent[] {
  const about = { kind: 'sequence', gateway, bootEpoch: bootEpoch.toString(), seq: seq.toString(), at } as const;
  const faults: SequenceEvent[] = [];
  if (kind === 'equivocation') faults.push({ ...about, fault: 'equivocation' });
  if (kind === 'replay' || restarts) faults.push({ ...about, fault: 'replay' });
  return faults;
}
