/** What shows a warehouse site, to whoever runs it and to whom it was shown: shared by the apps, entered apart since not every page needs it. */
import './alarms/alarms.css';

export { AlarmActions } from './alarms/alarm-actions.js';
export { AlarmCourse } from './alarms/alarm-course.js';
export { AlarmEvidence } from './alarms/alarm-evidence.js';
export { AlarmFacts } from './alarms/alarm-facts.js';
export { ALARM_LEVELS, ALARM_STATES, AlarmFilters } from './alarms/alarm-filters.js';
export { AlarmsTable } from './alarms/alarms-table.js';
export { AlarmValues } from './alarms/alarm-values.js';
export { ReasonDialogue, type Reasoned } from './alarms/reason-dialogue.js';
export { ReadingsPanel } from './chart/readings-panel.js';
export { Ago, AlarmStateTag, GradeLegend, GradeTag, LevelTag } from './marks.js';
export { useParameterText } from './rules/parameter-text.js';
export { ParametersTable } from './rules/parameters-table.js';
export { RulesTable, RuleState, watchedBy } from './rules/rules-table.js';
export { Sensors } from './sensors.js';
export { isSingleTag } from './series-name.js';
export {
  type Alarm,
  type AlarmQuery,
  ofSite,
  type RuleDescription,
  type RuleVersion,
  type Series,
  type Shelving,
  type Site,
  type SiteRule,
  useAlarm,
  useAlarms,
  useLatest,
  useRuleCatalogue,
  useSeries,
  useShelvings,
  useSite,
  useSiteChange,
  useSiteRule,
  useSiteRules,
  useSites,
} from './site-doors.js';
export { type SiteHost, SiteHosted, sitePath, useSiteHost } from './site-host.js';
export { useSiteWords } from './words/index.js';
