import { SchemasAndRoles1700000000001 } from './0001-schemas-and-roles.js';
import { Chain1700000000002 } from './0002-chain.js';
import { Ledger1700000000004 } from './0004-ledger.js';

/** Every migration, in the order in which they run. */
export const migrations = [SchemasAndRoles1700000000001, Chain1700000000002, Ledger1700000000004];
