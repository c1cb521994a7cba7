export { EvidenceHttpModule } from './evidence-http.module.js';
export { SitesHttpModule, type SitesSettings } from './sites-http.module.js';
export { AlarmsHttpModule } from './alarms-http.module.js';
export { ALARMS_SETTINGS, type AlarmsSettings } from './alarms-settings.js';
