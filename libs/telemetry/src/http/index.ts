export { AlarmsHttpModule } from './alarms-http.module.js';
export { ALARMS_SETTINGS, type AlarmsSettings } from './alarms-settings.js';
