export { EvidenceHttpModule } from './evidence-http.module.js';
export { SitesHttpModule, type SitesSettings } from './sites-http.module.js';
