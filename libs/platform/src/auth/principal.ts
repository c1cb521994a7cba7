/** What an API credential may do; a token carries the scopes of its credential. */
export const SCOPES = ['read', 'acts', 'documents', 'administer'] as const;
export type Scope = (typeof SCOPES)[number];

/** Who makes a request: a credential of one organisation. */
export interface Principal {
  readonly party: string;
  readonly clientId: string;
  readonly scopes: readonly Scope[];
  /** The organisation that runs the platform: it onboards others and sees no claim that is not its own. */
  readonly isOperator: boolean;
  /** When the token that was shown ends, and with it whatever was opened by it. */
  readonly tokenExpiresAt: Date;
}
