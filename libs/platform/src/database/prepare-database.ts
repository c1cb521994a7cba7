import { ensureLoginRole, type GroupRole, urlForLogin } from './login-roles.js';
import { migrate, type MigrationList } from './migrate.js';

/** Each service's login, and whose rights it has. */
const GROUPS = {
  api: 'tallystick_api',
  worker: 'tallystick_worker',
  ingest: 'tallystick_ingest',
  chain: 'tallystick_chain',
} as const satisfies Record<string, GroupRole>;

export type ServiceLogin = keyof typeof GROUPS;

export interface PreparedDatabase<Login extends ServiceLogin> {
  /** Names of the migrations that ran. */
  readonly ran: readonly string[];
  /** The logins that were made; the others had their passwords set again. */
  readonly made: readonly Login[];
  /** The database's address for each. */
  readonly urls: Readonly<Record<Login, string>>;
}

/**
 * Brings the schema up to date and gives each service that has a password its login, by its own name. Doing it again sets the passwords again.
 * `ownerUrl` must own the database and be allowed to create roles. Throws `DatabaseOfNewerVersion` and `LoginRoleTaken`.
 */
export async function prepareDatabase<Login extends ServiceLogin>(
  ownerUrl: string,
  migrations: MigrationList,
  passwords: Readonly<Record<Login, string>>,
): Promise<PreparedDatabase<Login>> {
  const ran = await migrate(ownerUrl, migrations);
  const made: Login[] = [];
  const urls: [Login, string][] = [];
  for (const [user, password] of Object.entries<string>(passwords) as [Login, string][]) {
    const role = { user, password, memberOf: GROUPS[user] };
    if (await ensureLoginRole(ownerUrl, role)) made.push(user);
    urls.push([user, urlForLogin(ownerUrl, role)]);
  }
  return { ran, made, urls: Object.fromEntries(urls) as Record<Login, string> };
}
