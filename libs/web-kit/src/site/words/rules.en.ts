import type { components } from '@tallystick/api-client/browser';

type RuleId = components['schemas']['SiteRuleView']['ruleId'];

interface RuleWords {
  readonly name: string;
  readonly raised: string;
  readonly cleared: string;
}

/** What each kind of rule watches for. */
export const ruleWords: Readonly<Record<RuleId, RuleWords>> = {
  'weight-loss': {
    name: 'Weight missing',
    raised:
      'The median of the last readings stays below what was weighed after the last movement, by more than tolerance and uncertainty.',
    cleared: 'The median is back within half the tolerance.',
  },
  'slow-theft': {
    name: 'Slow theft',
    raised: 'Small losses add up over time to more than scatter explains.',
    cleared: 'The sum of losses is back at nothing.',
  },
  'unauthorised-outbound': {
    name: 'Left without release',
    raised: 'More left the scale than the release orders of that time allow.',
    cleared: 'A release order covers it.',
  },
  door: {
    name: 'Door open',
    raised: 'The door is open outside its hours, or for too long.',
    cleared: 'The door is closed.',
  },
  'tags-missing': {
    name: 'Tags missing',
    raised: 'Expected tags were not read for so many rounds in a row that it is no matter of chance.',
    cleared: 'No more than the allowed share is missing.',
  },
  'cross-sensor': {
    name: 'Scale and tags disagree',
    raised: 'The weight is not what the tags that were read would weigh.',
    cleared: 'The difference is half of what is tolerated, or less.',
  },
  silence: {
    name: 'Silent',
    raised: 'The device reported nothing for several of its intervals, or its gateway’s connection broke.',
    cleared: 'The device reports again.',
  },
  sequence: {
    name: 'Numbering broken',
    raised: 'The gateway left out batches, gave one number to two, or began again unannounced.',
    cleared: 'Never by itself; a person resets it.',
  },
  geofence: {
    name: 'Left the area',
    raised: 'Several of the last positions are outside the area by more than their accuracy.',
    cleared: 'As many are inside again.',
  },
  climate: {
    name: 'Climate limit',
    raised: 'Beyond a limit for too long, or by too many degree hours in one excursion.',
    cleared: 'Back within the limits by the deadband.',
  },
  'mean-kinetic-temperature': {
    name: 'Mean kinetic temperature',
    raised: 'The mean kinetic temperature over the window is above its limit.',
    cleared: 'It is at the limit or below.',
  },
  anomaly: {
    name: 'Out of the ordinary',
    raised: 'Several readings in a row are far from the usual level and season. It may warn, and never more.',
    cleared: 'Readings are ordinary again for a while.',
  },
};

/** What each parameter says, by its name in the rule. */
export const parameterWords: Readonly<Record<string, string>> = {
  device: 'Device',
  gateway: 'Gateway',
  reader: 'Tag reader',
  metric: 'Measured',
  unit: 'Unit',
  tolerance: 'Tolerance',
  coverageFactor: 'Coverage factor',
  uncertainty: 'Standard uncertainty',
  medianOf: 'Readings in the median',
  holdMs: 'Must hold for',
  sigma: 'Scatter (sigma)',
  slack: 'Slack',
  threshold: 'Threshold',
  blockReadings: 'Readings in a block',
  leastDrop: 'Least drop that counts',
  windowMs: 'Window',
  longestOpenMs: 'Longest open',
  debounceMs: 'Debounce',
  readRate: 'Read rate of a tag',
  falseAlarmChance: 'Chance of a false alarm',
  allowedShare: 'Share that may be missing',
  unitWeight: 'Weight per tag',
  farthestApartMs: 'Farthest apart',
  intervalMs: 'Report interval',
  warnTimes: 'Intervals until a warning',
  criticalTimes: 'Intervals until critical',
  polygon: 'Area',
  fixes: 'Positions looked at',
  outsideFixes: 'Positions outside',
  mostAccuracyMetres: 'Least accurate position that counts',
  upper: 'Upper limit',
  lower: 'Lower limit',
  durationMs: 'Beyond for',
  deadband: 'Deadband',
  degreeHours: 'Degree hours',
  longestStepMs: 'Longest step',
  limit: 'Limit',
  slotMs: 'Slot',
  leastSlots: 'Least slots',
  readings: 'Readings in a row',
  leastDeviation: 'Least deviation',
  seasonMs: 'Season',
  seasonSlots: 'Slots of a season',
  learningMs: 'Learns for',
  refractoryMs: 'Quiet after an alarm',
};

/** Units of parameters that are words. */
export const unitWords: Readonly<Record<string, string>> = {
  milliseconds: 'ms',
  ratio: '',
  readings: 'readings',
  fixes: 'positions',
  slots: 'slots',
  metres: 'm',
  sigmas: 'σ',
  'standard uncertainties': '× u',
  'standard deviations': 'σ',
  'report intervals': 'intervals',
  'degrees Celsius': '°C',
  'unit x hours': '× h',
  'the scale’s unit': '',
};
