import { parseArgs } from 'node:util';

export interface Flags {
  readonly json: boolean;
  readonly acts: number;
  readonly perRequest: number;
  readonly clients: number;
  readonly seconds: number;
  /** Live fragments at which the cost of an act is measured, rising. */
  readonly sizes: readonly number[];
}

export function parseFlags(args: readonly string[]): Flags {
  const { values } = parseArgs({
    args: [...args],
    options: {
      json: { type: 'boolean', default: false },
      acts: { type: 'string', default: '1000' },
      'per-request': { type: 'string', default: '50' },
      clients: { type: 'string', default: '4' },
      seconds: { type: 'string', default: '20' },
      sizes: { type: 'string', default: '1000,10000,100000' },
    },
  });
  return {
    json: values.json,
    acts: whole(values.acts),
    perRequest: whole(values['per-request']),
    clients: whole(values.clients),
    seconds: whole(values.seconds),
    sizes: values.sizes
      .split(',')
      .map(whole)
      .toSorted((a, b) => a - b),
  };
}

function whole(text: string): number {
  if (!/^[1-9][0-9]{0,6}$/.test(text)) throw new Error(`expected a whole number, not "${text}"`);
  return Number(text);
}
