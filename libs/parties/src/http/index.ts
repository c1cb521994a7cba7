export { PartiesHttpModule } from './parties-http.module.js';
