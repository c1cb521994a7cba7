import { InvalidArgumentError } from 'commander';

/** A moment that somebody typed: seconds since 1970, or ISO 8601 with its offset from UTC. In seconds. */
export function secondsIn(text: string): number {
  if (/^[1-9][0-9]{0,10}$/.test(text)) return Number(text);
  const isWhole = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2})?(Z|[+-]\d{2}:\d{2})$/.test(text);
  const ms = isWhole ? Date.parse(text) : Number.NaN;
  if (Number.isNaN(ms))
    throw new InvalidArgumentError('Expected a time such as 2026-11-28T12:00:00+08:00, or seconds since 1970.');
  return Math.floor(ms / 1000);
}
