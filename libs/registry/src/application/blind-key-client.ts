import { DomainError } from '@tallystick/kernel';
import { LimitReached, type ReachedLimit, causeHeaders, traced } from '@tallystick/platform';
import { BlindKeyUnavailable, PointNotInGroup, TooManyPoints } from '../domain/errors.js';
import type { Evaluation } from '../domain/evaluation.js';

export interface BlindKeySettings {
  readonly url: string;
  readonly token: string;
  readonly timeoutMs: number;
}

/** A refusal as the service words it (RFC 9457). */
interface Refusal {
  readonly code?: string;
  readonly details?: Readonly<Record<string, unknown>>;
}

/** The door of the key's own service. */
export class BlindKeyClient {
  constructor(private readonly settings: BlindKeySettings) {}

  /** Throws `PointNotInGroup`, `TooManyPoints`, `LimitReached`, `BlindKeyUnavailable`. */
  async evaluate(bank: string, blinded: readonly string[]): Promise<Evaluation> {
    return (await this.ask('POST', 'evaluations', { bank, blinded })) as Evaluation;
  }

  /** Throws `BlindKeyUnavailable`. */
  async key(): Promise<Pick<Evaluation, 'keyId' | 'publicKey'>> {
    return (await this.ask('GET', 'key')) as Pick<Evaluation, 'keyId' | 'publicKey'>;
  }

  private ask(method: 'GET' | 'POST', path: string, body?: object): Promise<unknown> {
    return traced({ name: `blind key ${path}`, kind: 'client' }, () => this.send(method, path, body));
  }

  private async send(method: 'GET' | 'POST', path: string, body?: object): Promise<unknown> {
    const { url, token, timeoutMs } = this.settings;
    let response: Response;
    try {
      response = await fetch(`${url}/v1/${path}`, {
        method,
        headers: {
          authorization: `Bearer ${token}`,
          ...causeHeaders(),
          ...(body ? { 'content-type': 'application/json' } : {}),
        },
        ...(body ? { body: JSON.stringify(body) } : {}),
        signal: AbortSignal.timeout(timeoutMs),
      });
      const answer: unknown = await response.json();
      if (response.ok) return answer;
      throw refusalOf(response.status, answer as Refusal);
    } catch (error) {
      if (error instanceof DomainError) throw error;
      throw new BlindKeyUnavailable(error instanceof Error ? error.message : String(error));
    }
  }
}

/** What the caller can mend is passed on; the rest is between the two services. */
function refusalOf(status: number, { code, details = {} }: Refusal): Error {
  if (code === 'limit-reached') return new LimitReached(details as unknown as ReachedLimit);
  if (code === 'point-not-in-group') return new PointNotInGroup(Number(details.index));
  if (code === 'too-many-points') return new TooManyPoints(Number(details.limit));
  return new BlindKeyUnavailable(`status ${status}${code ? ` (${code})` : ''}`);
}
