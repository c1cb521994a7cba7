import type { Figures } from './measure.js';
import { MESSAGES_PER_SECOND, READINGS_PER_SECOND } from './wanted-rates.js';

export interface Target {
  readonly target: string;
  readonly measured: string;
  readonly isReached: boolean;
}

const PUBACK_P99_MS = 250;
const ALARM_P99_MS = 1_000;
const READINGS_A_BATCH = 20;

/** What the design wants of two cores with the publisher and the database on them. Losses and order through kills are tests', not the bench's. */
export function targetsOf({ rates, paced, alarms }: Figures): Target[] {
  const single = rates.find(({ readingsABatch }) => readingsABatch === 1);
  const batched = rates.find(({ readingsABatch }) => readingsABatch === READINGS_A_BATCH);
  return [
    atLeast(`${MESSAGES_PER_SECOND} single-signed messages/s`, single?.messagesPerSecond, MESSAGES_PER_SECOND),
    atLeast(
      `${READINGS_PER_SECOND} readings/s, ${READINGS_A_BATCH} a batch`,
      batched?.readingsPerSecond,
      READINGS_PER_SECOND,
    ),
    ...[1, READINGS_A_BATCH].map((readings) => pubackTarget(paced, readings)),
    {
      target: `reading to alarm, p99 under ${ALARM_P99_MS} ms`,
      measured: `${alarms.p99Ms} ms`,
      isReached: alarms.p99Ms < ALARM_P99_MS,
    },
  ];
}

function atLeast(target: string, measured = 0, least: number): Target {
  return { target, measured: `${measured}/s`, isReached: measured >= least };
}

function pubackTarget(paced: Figures['paced'], readings: number): Target {
  const point = paced.find((one) => one.readingsABatch === readings && one.isTarget);
  const rate = readings === 1 ? `${MESSAGES_PER_SECOND} messages/s` : `${READINGS_PER_SECOND} readings/s`;
  const target = `publish to PUBACK at ${rate}, p99 under ${PUBACK_P99_MS} ms`;
  if (!point?.isSustained) return { target, measured: 'the rate is not sustained', isReached: false };
  return { target, measured: `${point.p99Ms} ms`, isReached: point.p99Ms < PUBACK_P99_MS };
}
