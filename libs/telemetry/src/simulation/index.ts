export { HARMLESS, type Scenario, SCENARIOS } from './incidents.js';
export { WAREHOUSE_RULES } from './monitored.js';
export { DAY, HOUR, MINUTE, SECOND, START } from './simulated-time.js';
export { type Incident, warehouse } from './warehouse.js';
