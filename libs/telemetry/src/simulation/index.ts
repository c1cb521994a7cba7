export { findIncident, HARMLESS, type Scenario, SCENARIOS } from './incidents.js';
export { monitored, type RaisedAlarm, WAREHOUSE_RULES } from './monitored.js';
export { DAY, HOUR, MINUTE, SECOND, START } from './simulated-time.js';
export { heardAt, type Incident, warehouse } from './warehouse.js';
