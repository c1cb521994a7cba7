import { parseArgs } from 'node:util';

export interface Flags {
  readonly json: boolean;
  /** Claims in the list. */
  readonly rows: number;
  /** How often each page is opened, cold. */
  readonly openings: number;
  /** Steps by which each list is scrolled. */
  readonly steps: number;
}

export function parseFlags(args: readonly string[]): Flags {
  const { values } = parseArgs({
    args: [...args],
    options: {
      json: { type: 'boolean', default: false },
      rows: { type: 'string', default: '10000' },
      openings: { type: 'string', default: '7' },
      steps: { type: 'string', default: '60' },
    },
  });
  return { json: values.json, rows: whole(values.rows), openings: whole(values.openings), steps: whole(values.steps) };
}

function whole(text: string): number {
  if (!/^[1-9][0-9]{0,5}$/.test(text)) throw new Error(`expected a whole number, not "${text}"`);
  return Number(text);
}
