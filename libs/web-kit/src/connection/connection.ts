import { type paths, problemOf } from '@tallystick/api-client/browser';
import createClient, { type Client } from 'openapi-fetch';
import { Session, type SessionWorld } from './session.js';

/** What a call of the generated client resolves to. */
interface Outcome<T> {
  readonly data?: T;
  readonly error?: unknown;
  readonly response: Response;
}

/** The service could not be reached at all. */
export class Unreachable extends Error {
  constructor(cause: unknown) {
    super('the service cannot be reached', { cause });
    this.name = 'Unreachable';
  }
}

/** A page's way to the API, by the session's cookie. */
export class Connection {
  /** Every route, typed by the OpenAPI document. */
  readonly routes: Client<paths>;
  readonly session: Session;

  /** @param send in place of the browser's own `fetch`; @param baseUrl by default where the page came from */
  constructor(
    world: SessionWorld,
    private readonly send: typeof fetch = (...given) => fetch(...given),
    private readonly baseUrl = location.origin,
  ) {
    this.session = new Session(world);
    this.routes = createClient<paths>({ baseUrl, fetch: (request) => this.ask(request) });
  }

  /** The data of a call. Throws `ApiProblem` for a refusal, `Unreachable` without an answer. */
  async call<T>(outcome: Promise<Outcome<T>>): Promise<T> {
    const { data, error, response } = await outcome;
    if (!response.ok) throw problemOf(error, response);
    return data as T;
  }

  /**
   * What is at an address of the API's as a file.
   *
   * @param address path, and what is asked of it; @param accept media type, where there are several. Throws as `call` does
   */
  async file(address: string, accept?: string): Promise<Blob> {
    const headers = accept === undefined ? {} : { accept };
    const response = await this.ask(new Request(new URL(address, this.baseUrl), { headers }));
    if (!response.ok) throw problemOf(await response.json().catch(() => undefined), response);
    return response.blob();
  }

  /** Asks once more, with the same idempotency key, when the session was gone and the person is back. */
  async ask(request: Request): Promise<Response> {
    if (request.method === 'POST' && !request.headers.has('idempotency-key'))
      request.headers.set('idempotency-key', crypto.randomUUID());
    const again = request.clone();
    const response = await this.sent(request);
    if (response.status !== 401 || !(await saysNotSignedIn(response))) return response;
    return (await this.session.lost()) ? this.sent(again) : response;
  }

  private async sent(request: Request): Promise<Response> {
    try {
      return await this.send(request);
    } catch (error) {
      if (request.signal.aborted) throw error;
      throw new Unreachable(error);
    }
  }
}

async function saysNotSignedIn(response: Response): Promise<boolean> {
  const body: unknown = await response
    .clone()
    .json()
    .catch(() => undefined);
  return (body as { code?: string } | undefined)?.code === 'not-signed-in';
}
