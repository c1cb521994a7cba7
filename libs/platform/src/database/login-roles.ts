import pg from 'pg';

/** What a process may do in the database; the grants are in the migrations. */
export type GroupRole = 'tallystick_api' | 'tallystick_worker' | 'tallystick_chain' | 'tallystick_ingest';

export interface LoginRole {
  readonly user: string;
  readonly password: string;
  readonly memberOf: GroupRole;
}

/** Creates or updates a login that has exactly its group's rights. `ownerUrl` must be allowed to create roles. */
export async function ensureLoginRole(ownerUrl: string, role: LoginRole): Promise<void> {
  const client = new pg.Client({ connectionString: ownerUrl });
  await client.connect();
  try {
    const user = pg.escapeIdentifier(role.user);
    const existing = await client.query('SELECT 1 FROM pg_roles WHERE rolname = $1', [role.user]);
    const verb = existing.rowCount ? 'ALTER' : 'CREATE';
    await client.query(`${verb} ROLE ${user} LOGIN PASSWORD ${pg.escapeLiteral(role.password)}`);
    await client.query(`GRANT ${pg.escapeIdentifier(role.memberOf)} TO ${user}`);
  } finally {
    await client.end();
  }
}

/** The same database, entered as another user. */
export function urlForLogin(ownerUrl: string, role: LoginRole): string {
  const url = new URL(ownerUrl);
  url.username = encodeURIComponent(role.user);
  url.password = encodeURIComponent(role.password);
  return url.toString();
}
