import { problemOf } from './api-problem.js';

export interface ClientCredentials {
  readonly clientId: string;
  readonly clientSecret: string;
}

/** A token this close to its end is renewed first, so that it does not lapse on its way. */
const RENEW_BEFORE_MS = 30_000;

/** Gets an access token for client credentials and keeps it until it nears its end. */
export class AccessTokenSource {
  private current: { readonly token: string; readonly renewAtMs: number } | undefined;
  private pending: Promise<string> | undefined;

  constructor(
    private readonly baseUrl: string,
    private readonly credentials: ClientCredentials,
    private readonly send: typeof fetch,
  ) {}

  async token(): Promise<string> {
    if (this.current && Date.now() < this.current.renewAtMs) return this.current.token;
    this.pending ??= this.request().finally(() => (this.pending = undefined));
    return this.pending;
  }

  /** Drops the token, for example after the service has refused it. */
  forget(): void {
    this.current = undefined;
  }

  private async request(): Promise<string> {
    const { clientId, clientSecret } = this.credentials;
    const response = await this.send(`${this.baseUrl}/v1/oauth/token`, {
      method: 'POST',
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      body: new URLSearchParams({
        grant_type: 'client_credentials',
        client_id: clientId,
        client_secret: clientSecret,
      }).toString(),
    });
    const body: unknown = await response.json().catch(() => undefined);
    if (!response.ok) throw problemOf(body, response);
    const { access_token, expires_in } = body as { access_token: string; expires_in: number };
    this.current = { token: access_token, renewAtMs: Date.now() + expires_in * 1000 - RENEW_BEFORE_MS };
    return access_token;
  }
}
