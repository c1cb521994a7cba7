import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import type { RuleWithVersions } from '../application/rules/find-rules.js';
import { RULE_IDS, type RuleId } from '../domain/rules/rule.js';
import type { RuleDescription } from '../domain/rules/rule-catalogue.js';
import type { SiteRuleVersion } from '../infra/site-rule-version.entity.js';
import { shownParameters } from './rule-requests.js';

export class RuleParameterView {
  @ApiProperty()
  name!: string;

  @ApiProperty()
  unit!: string;

  @ApiProperty({ enum: ['whole', 'decimal', 'text', 'polygon'], description: 'A decimal is given as text.' })
  type!: 'whole' | 'decimal' | 'text' | 'polygon';

  @ApiPropertyOptional({ description: 'The least.' })
  from?: string;

  @ApiPropertyOptional({ description: 'The most.' })
  to?: string;

  @ApiProperty({ description: 'Whether it must be given.' })
  isRequired!: boolean;

  @ApiPropertyOptional({
    description: 'What holds when it is not given; missing when that part of the rule is then off.',
  })
  fallback?: string;
}

export class RuleDescriptionView {
  @ApiProperty({ enum: RULE_IDS })
  ruleId!: RuleId;

  @ApiProperty()
  raisedWhen!: string;

  @ApiProperty()
  clearedWhen!: string;

  @ApiProperty({ type: [RuleParameterView] })
  parameters!: RuleParameterView[];
}

export class RuleCatalogueView {
  @ApiProperty({ type: [RuleDescriptionView] })
  items!: RuleDescriptionView[];
}

export class RuleVersionView {
  @ApiProperty({ description: 'From 1. An alarm names the version that raised it.' })
  version!: number;

  @ApiProperty({ description: 'Whether it finds anything.' })
  isOn!: boolean;

  @ApiProperty({
    type: 'object',
    additionalProperties: true,
    description: 'As given; what was not given is the default.',
  })
  parameters!: Record<string, unknown>;

  @ApiPropertyOptional({ description: 'What was said why.' })
  reason?: string;

  @ApiProperty({ description: 'Party number.' })
  by!: string;

  @ApiProperty({ format: 'date-time' })
  at!: string;
}

export class SiteRuleView {
  @ApiProperty({ format: 'uuid' })
  id!: string;

  @ApiProperty({ enum: RULE_IDS })
  ruleId!: RuleId;

  @ApiPropertyOptional({ description: 'The version that holds; missing until the intake comes to the first.' })
  inForce?: number;

  @ApiProperty({
    type: [RuleVersionView],
    description: 'The newest first; in the list of rules, the newest and the one that holds alone.',
  })
  versions!: RuleVersionView[];
}

export class SiteRulesView {
  @ApiProperty({ type: [SiteRuleView] })
  items!: SiteRuleView[];
}

export function ruleDescriptionView({ id, raisedWhen, clearedWhen, parameters }: RuleDescription): RuleDescriptionView {
  return {
    ...{ ruleId: id, raisedWhen, clearedWhen },
    parameters: parameters.map(({ name, unit, type, from, to, ...parameter }) => ({
      ...{ name, unit, type, isRequired: !('fallback' in parameter) },
      ...(from === undefined ? {} : { from }),
      ...(to === undefined ? {} : { to }),
      ...(typeof parameter.fallback === 'string' ? { fallback: parameter.fallback } : {}),
    })),
  };
}

export function siteRuleView({ rule, versions, inForce }: RuleWithVersions): SiteRuleView {
  return {
    ...{ id: rule.id, ruleId: rule.ruleId, versions: versions.map(versionView) },
    ...(inForce === undefined ? {} : { inForce }),
  };
}

function versionView({ version, isOn, parameters, reason, by, at }: SiteRuleVersion): RuleVersionView {
  const said = reason === null ? {} : { reason };
  return { version, isOn, parameters: shownParameters(parameters), ...said, by, at: at.toISOString() };
}
