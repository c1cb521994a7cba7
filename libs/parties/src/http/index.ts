export { type ActingSettings } from './acting/acting-terms.module.js';
export { MachinesHttpModule, type MachinesSettings } from './credentials/machines-http.module.js';
export { PartiesHttpModule } from './parties-http.module.js';
export { PEOPLE_SETTINGS } from './people/people-settings.js';
export { peopleTerms } from './people/people-terms.module.js';
