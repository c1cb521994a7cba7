import { wholeNumberSettings } from '@tallystick/platform';
import type { RuleLimits } from '../application/rules/set-rule.js';
import type { PaperLimits } from '../domain/site-acts/paper-limits.js';

/** What the api is told of rules, papers and alarms. */
export interface AlarmsSettings {
  readonly limits: RuleLimits &
    PaperLimits & {
      readonly shelvingHours: number;
      readonly actWaitMs: number;
    };
}

const hours = (variable: string, max: number, fallback: number) => ({ variable, min: 1, max, unit: 'hours', fallback });

/** Of the api, under `alarms`. */
export const ALARMS_SETTINGS = {
  limits: wholeNumberSettings({
    rulesPerSite: { variable: 'SITE_RULES_MAX', min: 1, max: 10_000, unit: 'rules', fallback: 500 },
    /** Each begins to measure anew: a rule that is changed every minute finds nothing. */
    versionsPerDay: { variable: 'SITE_RULE_VERSIONS_PER_DAY', min: 1, max: 1_000, unit: 'versions', fallback: 6 },
    movementHours: hours('MOVEMENT_HOURS_MAX', 168, 24),
    movementLateHours: hours('MOVEMENT_LATE_HOURS_MAX', 8_760, 168),
    openingHours: hours('OPENING_HOURS_MAX', 168, 24),
    openingAheadHours: hours('OPENING_AHEAD_HOURS_MAX', 87_600, 9_600),
    releaseHours: hours('RELEASE_ORDER_HOURS_MAX', 8_760, 744),
    shelvingHours: hours('SHELVING_HOURS_MAX', 24, 8),
    actWaitMs: { variable: 'SITE_ACT_WAIT_MS', min: 0, max: 30_000, unit: 'milliseconds', fallback: 2_000 },
  }),
};
