import { type Bundle, type DerivedAlarm, fingerprintOf, spokenFingerprint } from '@tallystick/telemetry';
import { withoutControls } from '../check/terminal-safe.js';
import { describeSaid } from './describe-said.js';
import type { Finding, Outcome, Verification } from '@tallystick/verification/bundle';

const OUTCOMES: Readonly<Record<Outcome, string>> = {
  proved: 'PROVED: all of it stands',
  wrong: 'WRONG: it does not stand as it is',
  open: 'OPEN: nothing is wrong, and not all of it is shown; what to supply stands with each finding',
};
const MARKS: Readonly<Record<Finding['severity'], string>> = { error: 'WRONG', open: 'open ' };

/** The last moment that a `Date` can hold. */
const LAST_MS = 8_640_000_000_000_000;
const time = (ms: number) => (ms <= LAST_MS ? new Date(ms).toISOString() : `${ms} ms after 1970`);

/** For a person: what was looked at, what was found and where, what was believed, and the verdict last, where the eye ends. */
export function describeVerification({ bundle, verdict, findings, saidByNode, outcome }: Verification): string {
  const { alarm, readings, takenOnWord } = verdict;
  const lines = [
    ...(bundle ? describeBundle(bundle, readings.length) : []),
    ...(alarm && bundle?.alarm ? describeAlarm(alarm, bundle.alarm.instance) : []),
    ...listed('Found', findings.map(describeFinding)),
    ...listed('Believed of the platform, as nothing in the log shows it', takenOnWord),
    ...listed('Believed of the node that was asked', saidByNode.map(describeSaid)),
    '',
    OUTCOMES[outcome],
  ];
  return lines.map(withoutControls).join('\n').trimStart();
}

const listed = (title: string, lines: readonly string[]) =>
  lines.length > 0 ? ['', title, ...lines.map((line) => `  ${line}`)] : [];

function describeBundle({ site, operator, gateways, entries, tree, anchor }: Bundle, readings: number): string[] {
  return [
    `Evidence of ${site}`,
    `  operator's key   ${spokenFingerprint(fingerprintOf(operator))} (${operator.algorithm})`,
    `  gateways         ${gateways.map(({ name }) => name).join(', ')}`,
    `  messages         ${entries.length}, with ${readings} readings that stand`,
    `  their tree       ${tree.size} leaves; anchored with ${anchor.size}, root 0x${Buffer.from(anchor.root).toString('hex')}`,
  ];
}

function describeAlarm(
  { by, number, condition, level, may, message, first, last, count, raisedAt }: DerivedAlarm,
  instance: string,
) {
  return [
    '',
    'The alarm that follows from the readings',
    `  ${by.ruleId}, version ${by.version}, for ${instance}: number ${number}, ${level}, ${condition}; it may ${may}`,
    `  ${message}`,
    `  raised at ${time(raisedAt)} or soon after; first ${time(first.at)}, last ${time(last.at)}, ${count} times`,
  ];
}

function describeFinding({ severity, where, message, rule }: Finding): string {
  const at = where === '' || message.startsWith(where) ? '' : `${where}: `;
  return `${MARKS[severity]}  ${at}${message} (${rule})`;
}
