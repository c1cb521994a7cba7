import { SchemasAndRoles1700000000001 } from './0001-schemas-and-roles.js';

/** Every migration, in the order in which they run. */
export const migrations = [SchemasAndRoles1700000000001];
