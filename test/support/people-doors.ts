import type { components } from '@tallystick/api-client';
import type { CreationOptions, RequestOptions, SoftwareAuthenticator, Twist } from './software-authenticator.js';

type PreparedTransaction = components['schemas']['PreparedAccountView']['creation'];

export interface Credentials {
  readonly clientId: string;
  readonly clientSecret: string;
}

/** What one or another door tells; a door that does not tell it leaves it undefined, and the test that looks for it fails. */
export interface Told {
  readonly id: string;
  readonly code: string;
  readonly detail: string;
  readonly details: Readonly<Record<string, unknown>>;
  readonly instance: string;
  readonly party: string;
  readonly scopes: readonly string[];
  readonly token: string;
  readonly person: { readonly id: string };
  readonly link: { readonly code: string };
  readonly items: readonly { readonly id: string; readonly current: boolean; readonly struckOffAt?: string }[];
  readonly access_token: string;
  readonly account: string;
  readonly passkeyVerifier: string;
  readonly creation: PreparedTransaction;
}

export interface Answer {
  readonly status: number;
  readonly body: Told;
  readonly cookie: string | null;
  readonly etag: string;
}

/** The doors of people, as a page or a program knocks on them. */
export class PeopleDoors {
  constructor(
    private readonly baseUrl: string,
    private readonly headers: Readonly<Record<string, string>> = {},
  ) {}

  /** What every request has in its head. */
  get sent(): Readonly<Record<string, string>> {
    return this.headers;
  }

  with(headers: Readonly<Record<string, string>>): PeopleDoors {
    return new PeopleDoors(this.baseUrl, { ...this.headers, ...headers });
  }

  as(token: string): PeopleDoors {
    return this.with({ authorization: `Bearer ${token}` });
  }

  async asMachine({ clientId, clientSecret }: Credentials): Promise<PeopleDoors> {
    const asked = { grant_type: 'client_credentials', client_id: clientId, client_secret: clientSecret };
    return this.as((await this.call('POST', 'oauth/token', asked)).body.access_token);
  }

  async call(method: 'GET' | 'POST' | 'PUT' | 'DELETE', path: string, body?: object): Promise<Answer> {
    const response = await fetch(`${this.baseUrl}/v1/${path}`, {
      method,
      headers: { ...this.headers, ...(body ? { 'content-type': 'application/json' } : {}) },
      ...(body ? { body: JSON.stringify(body) } : {}),
    });
    const text = await response.text();
    const told = (text === '' ? {} : JSON.parse(text)) as Told;
    const { status, headers } = response;
    return { status, body: told, cookie: headers.get('set-cookie'), etag: headers.get('etag') ?? '' };
  }

  async creationOptions(code: string): Promise<CreationOptions> {
    return (await this.call('POST', 'enrolment/options', { code })).body as unknown as CreationOptions;
  }

  async requestOptions(): Promise<RequestOptions> {
    return (await this.call('POST', 'sign-in/options', {})).body as unknown as RequestOptions;
  }

  async redeem(code: string, authenticator: SoftwareAuthenticator, twist?: Twist): Promise<Answer> {
    const passkey = authenticator.create(await this.creationOptions(code), twist);
    return this.call('POST', 'enrolment', { code, passkey });
  }

  async signIn(authenticator: SoftwareAuthenticator, twist?: Twist, deliver = 'token'): Promise<Answer> {
    const passkey = authenticator.get(await this.requestOptions(), twist);
    return this.call('POST', 'sign-in', { passkey, deliver });
  }
}
