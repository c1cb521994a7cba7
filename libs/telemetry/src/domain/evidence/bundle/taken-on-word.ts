import { sourceOf } from '../../rules/rule-event.js';
import type { CourseStep } from './alarm-course.js';
import type { BundleAlarm, BundleStatement, StatedEvent } from './bundle-alarm.js';

/** What nothing in the log shows, in sentences: whoever gave a paper, or should have, can compare it. */
export function takenOnWord(
  { start, stated }: BundleAlarm,
  sources: readonly string[],
  course: readonly CourseStep[],
): string[] {
  const { ruleId } = stated.by;
  const said = [
    `that version ${start.version.version} of ${ruleId}, with the parameters given, stood from leaf ${start.logSize} on`,
    `that the alarm was raised at ${timeText(stated.raisedAt)}, which is no sooner than what raised it came`,
  ];
  const statements = course.map(({ statement }) => statement).filter((one) => one !== undefined);
  const unsigned = course.flatMap(({ entry }) => (entry && !entry.signed ? [entry.entry] : []));
  for (const gateway of new Set(unsigned.map((entry) => entry.gateway))) {
    const grades = new Set(unsigned.filter((entry) => entry.gateway === gateway).map(({ grade }) => grade));
    said.push(
      `that the messages of ${gateway}, which signs none, came by its way, of the grade ${[...grades].join(' and ')}`,
    );
  }
  const ticks = statements.filter(({ event }) => event.kind === 'tick');
  if (ticks.length > 0) said.push(`${ticks.length} looks at the server's clock, ${spanOf(ticks)}`);
  const others = statements.flatMap((statement) => {
    const { event } = statement;
    if (event.kind === 'tick' || !concerns(event, sources)) return [];
    return [`${described(event)}, heard ${heard(statement)}`];
  });
  said.push(...others);
  if (others.length === 0) said.push('that no paper was handed in that the rule would have heard');
  return said;
}

const concerns = (event: Exclude<StatedEvent, { kind: 'tick' }>, sources: readonly string[]) =>
  event.kind === 'version' || event.kind === 'reset' || sources.includes(sourceOf(event));

const heard = ({ heardAtMs, logSize }: BundleStatement) => `${timeText(heardAtMs)} when the log had ${logSize} leaves`;

function spanOf(ticks: readonly BundleStatement[]): string {
  const [first, last] = [ticks.at(0), ticks.at(-1)];
  return first && last ? `from ${timeText(first.heardAtMs)} to ${timeText(last.heardAtMs)}` : '';
}

function described(event: Exclude<StatedEvent, { kind: 'tick' }>): string {
  switch (event.kind) {
    case 'movement':
      return `movement ${event.id} at ${event.device}, ${event.change.toString()} ${span(event)}`;
    case 'release-order':
      return `release order ${event.id} at ${event.device}, ${event.quantity.toString()} ${span(event)}`;
    case 'opening':
      return `opening ${event.id} of ${event.device} ${span(event)}`;
    case 'tags-expected':
      return `tags expected at ${event.device}, ${event.add.length} more and ${event.remove.length} less from ${timeText(event.at)} on`;
    case 'version':
      return `version ${event.version} of the rule, ${event.isOn ? 'switched on' : 'switched off'}`;
    case 'reset':
      return `that a person let alarm ${event.number} go`;
    case 'will':
      return `the broken connection of ${event.gateway} at ${timeText(event.at)}`;
    case 'sequence':
      return `the ${event.fault} of ${event.gateway} at number ${event.seq} of epoch ${event.bootEpoch}`;
  }
}

const span = ({ from, until }: { readonly from: number; readonly until: number }) =>
  `from ${timeText(from)} to ${timeText(until)}`;

/** The last moment that a `Date` can hold. */
const LAST_MS = 8_640_000_000_000_000;

const timeText = (ms: number) => (ms <= LAST_MS ? new Date(ms).toISOString() : `${ms} ms after 1970`);
