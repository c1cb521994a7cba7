import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { PAPER_STATES } from '../application/papers/paper-list.js';
import { ACT_KINDS } from '../domain/site-acts/site-act.js';
import type { StoredSiteAct } from '../infra/site-act.entity.js';

export class ActRefusalView {
  @ApiProperty()
  code!: string;

  @ApiProperty()
  message!: string;
}

export class SiteActView {
  @ApiProperty({ format: 'uuid' })
  id!: string;

  @ApiProperty({ enum: ACT_KINDS })
  kind!: string;

  @ApiProperty({ description: 'Its place among all acts at the site.' })
  seq!: string;

  @ApiProperty({ description: 'Party number.' })
  by!: string;

  @ApiProperty({ format: 'date-time' })
  at!: string;

  @ApiProperty({
    enum: PAPER_STATES,
    description: 'Whether the site’s rules and alarms have heard it. What waits is heard when the intake runs.',
  })
  state!: (typeof PAPER_STATES)[number];

  @ApiPropertyOptional({ format: 'date-time' })
  heardAt?: string;

  @ApiPropertyOptional({
    description: 'The last entry of the site’s log that the rules heard before it; -1 when there was none.',
  })
  heardAfter?: string;

  @ApiPropertyOptional({ description: 'Why it was not carried out.', type: ActRefusalView })
  refusal?: ActRefusalView;

  @ApiProperty({
    type: 'object',
    additionalProperties: true,
    description: 'What it says; times are milliseconds since 1970.',
  })
  body!: Record<string, unknown>;
}

export class SiteActPageView {
  @ApiProperty({ type: [SiteActView] })
  items!: SiteActView[];

  @ApiPropertyOptional()
  nextCursor?: string;
}

export function siteActView({ id, kind, seq, by, at, heardAt, heardAfter, refusal, body }: StoredSiteAct): SiteActView {
  return {
    ...{ id, kind, seq, by, at: at.toISOString(), body },
    state: refusal ? 'refused' : heardAt ? 'heard' : 'waiting',
    ...(heardAt ? { heardAt: heardAt.toISOString() } : {}),
    ...(heardAfter === null ? {} : { heardAfter }),
    ...(refusal ? { refusal: { code: refusal.code, message: refusal.message } } : {}),
  };
}
