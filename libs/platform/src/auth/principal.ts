/** What an API credential may do; a token carries the scopes of its credential. */
export const SCOPES = ['read', 'acts', 'documents', 'administer'] as const;
export type Scope = (typeof SCOPES)[number];

/** What a person is at a party; see `scopesOfRoles` of the parties for what each may do. */
export const PERSON_ROLES = ['maker', 'checker', 'viewer', 'admin'] as const;
export type PersonRole = (typeof PERSON_ROLES)[number];

/** Who makes a request: a credential of one organisation. */
export interface Principal {
  readonly party: string;
  /** By which idempotency keys and limits are kept: of a machine its client id, of a person `person:` and their id. */
  readonly clientId: string;
  /** Missing of machines. */
  readonly person?: { readonly id: string; readonly roles: readonly PersonRole[] };
  /** Of a person: the id of the session that asks. */
  readonly session?: string;
  readonly scopes: readonly Scope[];
  /** The organisation that runs the platform: it onboards others and sees no claim that is not its own. */
  readonly isOperator: boolean;
  /** When the token that was shown ends, and with it whatever was opened by it. */
  readonly tokenExpiresAt: Date;
}
