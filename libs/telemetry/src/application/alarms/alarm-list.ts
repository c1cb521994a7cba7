import { declareList } from '@tallystick/platform';
import { RULE_IDS } from '../../domain/rules/rule.js';

export const ALARM_LIST = declareList({
  fields: {
    rule: { column: 'alarm.rule', type: 'uuid', filter: 'any' },
    ruleId: { column: 'alarm.ruleId', type: 'text', filter: 'any', values: RULE_IDS },
    level: { column: 'alarm.level', type: 'text', filter: 'any', values: ['warn', 'critical'] },
    urgency: { column: 'alarm.urgency', type: 'number', sort: true },
    instance: { column: 'alarm.instance', type: 'text', filter: 'any' },
    raisedAt: { column: 'alarm.raisedAt', type: 'moment', filter: 'range', sort: true },
  },
  id: [{ column: 'alarm.id', type: 'uuid' }],
  idOrder: 'DESC',
});
