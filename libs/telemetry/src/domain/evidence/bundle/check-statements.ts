import { type Gap, gapsOf } from '../../batch/sequence/gateway-state.js';
import type { SequenceEvent } from '../../rules/rule-event.js';
import type { CourseStep } from './alarm-course.js';
import type { BundleAlarm } from './bundle-alarm.js';
import type { SoundEntry } from './check-entries.js';
import { type BundleFinding, error } from './bundle-finding.js';
import { contradictionOf, type GatewaySequence, sequenceOf } from './entry-sequence.js';

/** Whether what the platform states has a place in the log, and what it says of gaps is so by the numbers of the batches. */
export function checkStatements(
  { start, statements }: BundleAlarm,
  course: readonly CourseStep[],
  sound: readonly SoundEntry[],
): BundleFinding[] {
  const before = sound.filter(({ entry }) => entry.index < start.logSize);
  return [...orderFindings(start.logSize, statements), ...gapFindings(course, before)];
}

function orderFindings(from: number, statements: BundleAlarm['statements']): BundleFinding[] {
  const findings: BundleFinding[] = [];
  let least = from;
  for (const [place, { logSize }] of statements.entries()) {
    if (logSize < least) {
      const message = `statement ${place}: expected one that was heard when the log had ${least} leaves or more`;
      findings.push(error('statement-order', `alarm.statements[${place}]`, message));
    }
    least = Math.max(least, logSize);
  }
  return findings;
}

function gapFindings(course: readonly CourseStep[], before: readonly SoundEntry[]): BundleFinding[] {
  const sequences = new Map<string, GatewaySequence>();
  const count = course.length + before.length;
  for (const entry of before) follow(sequences, entry, count);
  const findings: BundleFinding[] = [];
  for (const { where, entry, statement } of course) {
    if (entry) follow(sequences, entry, count);
    if (statement?.event.kind !== 'sequence' || isBorneOut(statement.event, sequences)) continue;
    const { fault, gateway, bootEpoch, seq } = statement.event;
    const so = fault === 'gap' ? 'missing' : 'there';
    const message = `by the batches before it ${gateway}'s number ${seq.slice(0, 20)} of epoch ${bootEpoch.slice(0, 20)} is not shown to be ${so}`;
    findings.push(error('statement-not-borne-out', where, message));
  }
  return findings;
}

function follow(sequences: Map<string, GatewaySequence>, { signed }: SoundEntry, count: number): void {
  if (!signed) return;
  const { gateway } = signed.batch;
  const sequence = sequences.get(gateway) ?? sequenceOf(count);
  sequences.set(gateway, sequence);
  contradictionOf(sequence, signed);
}

function isBorneOut(
  { fault, gateway, bootEpoch, seq }: SequenceEvent,
  sequences: ReadonlyMap<string, GatewaySequence>,
): boolean {
  const sequence = sequences.get(gateway);
  if (!sequence) return false;
  const isMissing = gapsOf(sequence.state).some((gap) => gap.bootEpoch.toString() === bootEpoch && isWithin(seq, gap));
  if (fault === 'gap') return isMissing;
  return !isMissing && sequence.placed.has(`${bootEpoch}/${seq}`);
}

const isWithin = (seq: string, { from, to }: Pick<Gap, 'from' | 'to'>) =>
  /^\d{1,20}$/.test(seq) && BigInt(seq) >= from && BigInt(seq) <= to;
