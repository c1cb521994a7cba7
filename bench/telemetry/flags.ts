import { parseArgs } from 'node:util';

export interface Flags {
  readonly json: boolean;
  /** Of one reading each, in one measurement of a rate; a quarter of them of twenty readings, a tenth of a hundred. */
  readonly messages: number;
  readonly gateways: number;
  readonly rounds: number;
  /** Of each paced run. */
  readonly seconds: number;
  readonly alarms: number;
  /** Stored readings at which a reading's cost is measured, rising. */
  readonly rows: readonly number[];
  /** Of the simulated warehouse over which each rule is measured. */
  readonly days: number;
  /** A folder for CPU profiles of the intake's processes. */
  readonly profiles?: string;
}

export function parseFlags(args: readonly string[]): Flags {
  const { values } = parseArgs({
    args: [...args],
    options: {
      json: { type: 'boolean', default: false },
      messages: { type: 'string', default: '40000' },
      gateways: { type: 'string', default: '4' },
      rounds: { type: 'string', default: '2' },
      seconds: { type: 'string', default: '10' },
      alarms: { type: 'string', default: '200' },
      rows: { type: 'string', default: '1000000,5000000,20000000' },
      days: { type: 'string', default: '20' },
      profiles: { type: 'string' },
    },
  });
  return {
    json: values.json,
    messages: whole(values.messages),
    gateways: whole(values.gateways),
    rounds: whole(values.rounds),
    seconds: whole(values.seconds),
    alarms: whole(values.alarms),
    rows: values.rows
      .split(',')
      .map(whole)
      .toSorted((a, b) => a - b),
    days: whole(values.days),
    ...(values.profiles !== undefined && { profiles: values.profiles }),
  };
}

function whole(text: string): number {
  if (!/^[1-9][0-9]{0,8}$/.test(text)) throw new Error(`expected a whole number, not "${text}"`);
  return Number(text);
}
