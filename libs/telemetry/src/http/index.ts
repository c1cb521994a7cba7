export { SitesHttpModule, type SitesSettings } from './sites-http.module.js';
