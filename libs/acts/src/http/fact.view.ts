import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { FACT_KINDS, type FactKind, type FactMessage } from '@tallystick/act-types';
import { FACT_STATES, type FactState } from '../domain/fact-state.js';
import type { FactStanding } from '../infra/fact-standing.view.js';
import { RecordingView, recordingView } from './recording.view.js';

export class FactView extends RecordingView {
  @ApiProperty({ enum: Object.keys(FACT_KINDS) })
  kind!: FactKind;

  @ApiProperty({ description: 'Names the fact, as a digest names an act: stated again it is the same one.' })
  key!: string;

  @ApiProperty({ enum: FACT_STATES })
  state!: FactState;

  @ApiProperty({
    type: 'object',
    additionalProperties: { type: 'string' },
    description: 'What it is bound to: integers as decimal strings.',
  })
  message!: FactMessage;

  @ApiProperty({ format: 'date-time', description: 'When it was stated first, by anybody or by itself.' })
  statedAt!: string;
}

export class FactPageView {
  @ApiProperty({ type: [FactView] })
  items!: FactView[];

  @ApiPropertyOptional()
  nextCursor?: string;
}

export function factView(fact: FactStanding): FactView {
  const { kind, key, state, message, statedAt } = fact;
  const recording = recordingView(fact, state === 'relayed');
  return { kind, key, state, message, statedAt: statedAt.toISOString(), ...recording };
}
