import { CLOCK_TOLERANCE_MS } from '../../batch/clock-trust.js';
import { sourceOf } from '../../rules/rule-event.js';
import type { CourseStep } from './alarm-course.js';
import type { Bundle, BundleGateway } from './bundle.js';
import { type BundleFinding, open } from './bundle-finding.js';
import type { SoundEntry } from './check-entries.js';
import { checkNumbers } from './check-numbers.js';
import type { Derivation } from './derive-alarm.js';
import type { HeardLog } from './heard-log.js';

/** Whether all that the rule heard is in the bundle, and as it heard it. What is left out in the middle is an error; what is not shown is open. */
export function checkCourse(
  { alarm, gateways }: Pick<Bundle, 'alarm' | 'gateways'>,
  { sources, lastByAbsenceMs }: Pick<Derivation, 'sources' | 'lastByAbsenceMs'>,
  course: readonly CourseStep[],
  sound: readonly SoundEntry[],
): BundleFinding[] {
  const from = alarm?.start.logSize ?? 0;
  const heard = course.map(({ entry }) => entry).filter((entry) => entry !== undefined);
  const isEveryLeaf = heard.length > 0 && heard.every(({ entry }, place) => entry.index === from + place);
  const log = { from, heard, isEveryLeaf };
  return [
    ...(isEveryLeaf ? [] : checkNumbers(log, sound)),
    ...clockFindings(log),
    ...dialectFindings(log, gateways),
    ...absenceFindings(sources, course, sound),
    ...endFindings(log, lastByAbsenceMs),
  ];
}

/** Of a clock that is off only the batch before tells whether it was kept or is behind. */
function clockFindings({ from, heard, isEveryLeaf }: HeardLog): BundleFinding[] {
  const isShown = isEveryLeaf && from === 0;
  return heard
    .filter(({ isFirst, sentAtMs, entry }) => isFirst && !isShown && entry.receivedAtMs - sentAtMs > CLOCK_TOLERANCE_MS)
    .map(({ at, entry }) => {
      const message = `the clock of ${entry.gateway} is taken as untrusted, as the batch before envelope ${at} is not here: ask for it`;
      return open('clock-not-shown', `entries[${at}]`, message);
    });
}

/** What names stand for, births before the bundle may have said. */
function dialectFindings({ from, heard, isEveryLeaf }: HeardLog, gateways: readonly BundleGateway[]): BundleFinding[] {
  const remembering = new Set(gateways.filter(({ dialect }) => dialect === 'sparkplug-b').map(({ name }) => name));
  const first = heard.find(({ entry }) => remembering.has(entry.gateway));
  if (!first || (isEveryLeaf && from === 0)) return [];
  const message = `what ${first.entry.gateway} declared before is not here, by which its messages are read: ask for every leaf`;
  return [open('dialect-not-shown', `entries[${first.at}]`, message)];
}

/** That the log holds a batch nowhere is shown only by all of the log in which it could be. */
function absenceFindings(
  sources: readonly string[],
  course: readonly CourseStep[],
  sound: readonly SoundEntry[],
): BundleFinding[] {
  const findings: BundleFinding[] = [];
  for (const { where, statement } of course) {
    if (statement?.event.kind !== 'sequence' || !sources.includes(sourceOf(statement.event))) continue;
    const { fault, gateway, bootEpoch, seq } = statement.event;
    if (fault !== 'gap' || isHeldFromBeginning(sound, gateway, bootEpoch)) continue;
    const message =
      `that the log holds number ${seq.slice(0, 20)} of epoch ${bootEpoch.slice(0, 20)} of ${gateway} nowhere is not shown: ` +
      'ask for every leaf from the first batch of that epoch on';
    findings.push(open('absence-not-shown', where, message));
  }
  return findings;
}

function isHeldFromBeginning(sound: readonly SoundEntry[], gateway: string, bootEpoch: string): boolean {
  const lastHole = sound.findLastIndex(({ entry }, place) => {
    const before = sound[place - 1];
    return before ? before.entry.index !== entry.index - 1 : entry.index !== 0;
  });
  if (lastHole === -1) return true;
  return sound
    .slice(lastHole)
    .some(({ signed }) => signed?.batch.gateway === gateway && isFirstOf(signed.batch, bootEpoch));
}

const isFirstOf = (batch: { readonly bootEpoch: bigint; readonly seq: bigint }, bootEpoch: string) =>
  batch.bootEpoch.toString() === bootEpoch && batch.seq === 0n;

/** What was found because something had not come is so only if the log goes on past it and it did not come. */
function endFindings({ heard, isEveryLeaf }: HeardLog, lastMs: number | null): BundleFinding[] {
  if (lastMs === null) return [];
  const last = new Map(heard.map(({ entry }) => [isEveryLeaf ? '' : entry.gateway, entry.receivedAtMs]));
  const isShown = last.size > 0 && [...last.values()].every((receivedAtMs) => receivedAtMs >= lastMs);
  if (isShown) return [];
  const message =
    'the last finding rests on the clock or on a broken connection, and nothing here was received after it: whether something came before it is not shown; ' +
    'ask for a bundle that goes on past it';
  return [open('end-not-shown', 'entries', message)];
}
