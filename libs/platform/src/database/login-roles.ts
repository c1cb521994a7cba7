import { DomainError } from '@tallystick/kernel';
import pg from 'pg';

/** What a process may do in the database; the grants are in the migrations. */
export type GroupRole = 'tallystick_api' | 'tallystick_worker' | 'tallystick_chain' | 'tallystick_ingest';

export interface LoginRole {
  readonly user: string;
  readonly password: string;
  readonly memberOf: GroupRole;
}

/** A role of that name is somebody else's: it may do more than a service of ours. */
export class LoginRoleTaken extends DomainError {
  constructor(user: string, how: string) {
    super(
      'login-role-taken',
      'conflict',
      `The role ${user} of this PostgreSQL ${how}, so it is not one of ours; it was not touched. Name the service's role otherwise.`,
      { user },
    );
  }
}

/**
 * Creates or updates a login that has exactly its group's rights. `ownerUrl` must be allowed to create roles. @returns whether it was made
 * @throws LoginRoleTaken
 */
export async function ensureLoginRole(ownerUrl: string, role: LoginRole): Promise<boolean> {
  const client = new pg.Client({ connectionString: ownerUrl });
  await client.connect();
  try {
    const exists = await requireOurs(client, role);
    const user = pg.escapeIdentifier(role.user);
    const verb = exists ? 'ALTER' : 'CREATE';
    await client.query(`${verb} ROLE ${user} LOGIN PASSWORD ${pg.escapeLiteral(role.password)}`);
    const group = pg.escapeIdentifier(role.memberOf);
    await client.query(`GRANT ${group} TO ${user}`);
    // Where its owner has taken that from the public.
    const { rows } = await client.query<{ name: string }>('SELECT current_database() AS name');
    await client.query(`GRANT CONNECT ON DATABASE ${pg.escapeIdentifier(rows[0]?.name ?? '')} TO ${group}`);
    return !exists;
  } finally {
    await client.end();
  }
}

interface Rights {
  readonly is_privileged: boolean;
  readonly groups: readonly string[];
}

/** @returns whether it is there. A role is the whole server's, where others may have used the name. */
async function requireOurs(client: pg.Client, { user, memberOf }: LoginRole): Promise<boolean> {
  const { rows } = await client.query<Rights>(
    `SELECT rolsuper OR rolcreaterole OR rolcreatedb OR rolreplication OR rolbypassrls AS is_privileged,
      ARRAY(SELECT parent.rolname::text FROM pg_auth_members JOIN pg_roles AS parent ON parent.oid = roleid
        WHERE member = own.oid AND parent.rolname <> $2) AS groups
      FROM pg_roles AS own WHERE rolname = $1`,
    [user, memberOf],
  );
  const [found] = rows;
  if (found?.is_privileged) throw new LoginRoleTaken(user, 'may administer it');
  if (found && found.groups.length > 0) throw new LoginRoleTaken(user, `is a member of ${found.groups.join(', ')}`);
  return found !== undefined;
}

/** The same database, entered as another user. */
export function urlForLogin(ownerUrl: string, role: LoginRole): string {
  const url = new URL(ownerUrl);
  url.username = encodeURIComponent(role.user);
  url.password = encodeURIComponent(role.password);
  return url.toString();
}
