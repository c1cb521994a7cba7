import { ApiPropertyOptional } from '@nestjs/swagger';
import { IsOptional, IsString, MaxLength } from 'class-validator';
import { RangeUnsound } from '../domain/evidence/export-errors.js';
import type { EntrySelection } from '../infra/read-log.js';

const BOUND = 'A position in the log, or a time (ISO 8601 with its zone) by the clock of the intake.';
const POSITION = /^(0|[1-9][0-9]{0,15})$/;
const TIME = /^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d{1,3})?)?(Z|[+-]\d\d:\d\d)$/;

export class EvidenceQuery {
  @ApiPropertyOptional({ description: 'Of this gateway alone.' })
  @IsOptional()
  @IsString()
  @MaxLength(64)
  gateway?: string;

  @ApiPropertyOptional({ description: `${BOUND} The first; from the beginning if left out.` })
  @IsOptional()
  @IsString()
  @MaxLength(40)
  from?: string;

  @ApiPropertyOptional({
    description: `${BOUND} The first that is no part of it any more; all that is anchored if left out.`,
  })
  @IsOptional()
  @IsString()
  @MaxLength(40)
  to?: string;
}

/** @throws RangeUnsound */
export function selectionOf({ gateway, from, to }: EvidenceQuery): EntrySelection {
  const [first, end] = [boundOf('from', from), boundOf('to', to)];
  if (first?.value !== undefined && end?.value !== undefined) {
    if (first.kind !== end.kind) throw new RangeUnsound('from, to: expected two positions or two times');
    if (first.value >= end.value) throw new RangeUnsound('to: expected more than from');
  }
  return {
    ...(gateway !== undefined && { gateways: [gateway] }),
    ...(first && { [first.kind === 'time' ? 'receivedFromMs' : 'from']: first.value }),
    ...(end && { [end.kind === 'time' ? 'receivedBeforeMs' : 'to']: end.value }),
  };
}

interface Bound {
  readonly kind: 'position' | 'time';
  readonly value: number;
}

function boundOf(name: string, text: string | undefined): Bound | undefined {
  if (text === undefined) return undefined;
  if (POSITION.test(text) && Number.isSafeInteger(Number(text))) return { kind: 'position', value: Number(text) };
  const time = TIME.test(text) ? Date.parse(text) : Number.NaN;
  if (Number.isNaN(time))
    throw new RangeUnsound(`${name}: expected a position from 0, or a time such as 2026-11-28T09:30:00Z`);
  return { kind: 'time', value: time };
}
