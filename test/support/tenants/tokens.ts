import type { ClientCredentials } from '@tallystick/api-client';

/** Access tokens, for requests that no client library would make. */
export class Tokens {
  constructor(private readonly baseUrl: string) {}

  async of({ clientId, clientSecret }: ClientCredentials): Promise<string> {
    const authorization = `Basic ${Buffer.from(`${clientId}:${clientSecret}`).toString('base64')}`;
    const body = new URLSearchParams({ grant_type: 'client_credentials' });
    const response = await fetch(`${this.baseUrl}/v1/oauth/token`, {
      method: 'POST',
      headers: { authorization },
      body,
    });
    if (!response.ok) throw new Error(`no token: ${await response.text()}`);
    return ((await response.json()) as { access_token: string }).access_token;
  }
}
