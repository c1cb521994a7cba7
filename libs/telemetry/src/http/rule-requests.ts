import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsIn, IsNotEmpty, IsObject, IsOptional, IsString, MaxLength } from 'class-validator';
import { RULE_IDS, type RuleId } from '../domain/rules/rule.js';
import { REASON_MAX } from './alarm-requests.js';

const PARAMETERS = {
  type: 'object',
  additionalProperties: true,
  description:
    'As `GET /v1/rules` tells of this kind of rule, with units and defaults. Decimals are text, such as "0.02"; a polygon is a list of rings ' +
    '`{"corners": [{"longitude": 121473700, "latitude": 31230400}]}` in millionths of a degree, the first the outer one.',
  example: { device: 'scale-1', uncertainty: '0.5' },
} as const;

export class RuleVersionRequest {
  @ApiProperty(PARAMETERS)
  @IsObject()
  parameters!: Record<string, unknown>;

  @ApiPropertyOptional({ maxLength: REASON_MAX, description: 'Why; all who may see the site read it.' })
  @IsOptional()
  @IsString()
  @IsNotEmpty()
  @MaxLength(REASON_MAX)
  reason?: string;
}

export class RuleRequest extends RuleVersionRequest {
  @ApiProperty({ enum: RULE_IDS, description: 'Kind of rule.' })
  @IsIn(RULE_IDS)
  ruleId!: RuleId;
}

/** JSON of the door has no lists within lists; the rule's polygon is lists of pairs. What is no such thing is left for the rule to refuse. */
export function takenParameters({ polygon, ...others }: Record<string, unknown>): Record<string, unknown> {
  if (polygon === undefined) return others;
  return { ...others, polygon: Array.isArray(polygon) ? polygon.map(taken) : polygon };
}

function taken(ring: unknown): unknown {
  const { corners } = (ring ?? {}) as { corners?: unknown };
  if (!Array.isArray(corners)) return ring;
  return corners.map((corner: unknown) => {
    const { longitude, latitude } = (corner ?? {}) as { longitude?: unknown; latitude?: unknown };
    return [longitude, latitude];
  });
}

/** The other way. */
export function shownParameters({ polygon, ...others }: Record<string, unknown>): Record<string, unknown> {
  if (polygon === undefined) return others;
  const rings = polygon as readonly (readonly (readonly [number, number])[])[];
  const shown = rings.map((ring) => ({ corners: ring.map(([longitude, latitude]) => ({ longitude, latitude })) }));
  return { ...others, polygon: shown };
}
