/** What somebody shows at an OAuth endpoint, as OAuth libraries send it. */
export interface ShownAtDoor {
  readonly clientId: string;
  readonly clientSecret: string;
  /** As the proxy in front of the api says it. */
  readonly from?: string;
}

export interface DoorAnswer {
  readonly status: number;
  readonly retryAfter: number;
  readonly body: Readonly<Record<string, unknown>>;
}

/** The OAuth endpoints of an api that believes one proxy. */
export class OAuthDoor {
  constructor(private readonly baseUrl: string) {}

  async token(shown: ShownAtDoor, more: Readonly<Record<string, string>> = {}): Promise<DoorAnswer> {
    return this.post('/v1/oauth/token', shown, { grant_type: 'client_credentials', ...more });
  }

  async revoke(shown: ShownAtDoor, form: Readonly<Record<string, string>>): Promise<DoorAnswer> {
    return this.post('/v1/oauth/revoke', shown, form);
  }

  /** Throws when none is given. */
  async accessToken(shown: ShownAtDoor, more?: Readonly<Record<string, string>>): Promise<string> {
    const { status, body } = await this.token(shown, more);
    if (status !== 200) throw new Error(`no token: ${JSON.stringify(body)}`);
    return String(body.access_token);
  }

  /** What a token opens: the status of a route that takes any. */
  async opens(token: string): Promise<number> {
    const response = await fetch(`${this.baseUrl}/v1/me`, { headers: { authorization: `Bearer ${token}` } });
    await response.arrayBuffer();
    return response.status;
  }

  private async post(path: string, shown: ShownAtDoor, form: Readonly<Record<string, string>>): Promise<DoorAnswer> {
    const { clientId, clientSecret, from = '192.0.2.1' } = shown;
    const basic = Buffer.from(`${encodeURIComponent(clientId)}:${encodeURIComponent(clientSecret)}`).toString('base64');
    const headers = { authorization: `Basic ${basic}`, 'x-forwarded-for': from };
    const init = { method: 'POST', headers, body: new URLSearchParams(form) };
    const response = await fetch(`${this.baseUrl}${path}`, init);
    const text = await response.text();
    const body = (text === '' ? {} : JSON.parse(text)) as DoorAnswer['body'];
    return { status: response.status, retryAfter: Number(response.headers.get('retry-after') ?? 0), body };
  }
}
