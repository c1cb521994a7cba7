import { DomainError } from '@tallystick/kernel';
import type { Approval } from './check-approval.js';
import type { PublicKeyText } from './enrolment-file.js';

export interface EnrolmentRequest {
  readonly code: string;
  readonly key: PublicKeyText;
  /** Base64url. */
  readonly certificateRequest: string;
  readonly proof: string;
}

export interface CertificateAnswer {
  readonly certificateChain: readonly string[];
  readonly notAfter: string;
}

export interface ApprovedAnswer extends Approval {
  readonly certificate: CertificateAnswer;
  readonly ca: readonly string[];
}

export interface StandingAnswer {
  readonly state: 'pending' | 'refused' | 'approved';
  readonly reason?: string;
  readonly approved?: ApprovedAnswer;
}

export class ServerRefused extends DomainError {
  constructor(
    readonly status: number,
    detail: string,
  ) {
    super('server-refused', 'unavailable', `The server answered ${status}: ${detail}`);
  }
}

const TIMEOUT_MS = 15_000;
const LONGEST_DETAIL = 300;
const LOOPBACK = new Set(['127.0.0.1', 'localhost', '[::1]']);

/** The server's door for gateways that come in. */
export class EnrolmentServer {
  private readonly base: string;

  /** @param url https; http at this machine itself alone. Throws `ServerRefused` of another. */
  constructor(url: string) {
    const { protocol, hostname } = new URL(url);
    if (protocol !== 'https:' && !(protocol === 'http:' && LOOPBACK.has(hostname))) {
      throw new ServerRefused(0, 'expected an address that starts with https://');
    }
    this.base = url.replace(/\/$/, '');
  }

  /** The same for the same code and keys, however often it is asked. */
  async request(request: EnrolmentRequest): Promise<{ readonly id: string; readonly pollSecret: string }> {
    return this.ask('POST', '/v1/gateway-enrolments', { body: JSON.stringify(request) });
  }

  async standing(id: string, pollSecret: string): Promise<StandingAnswer> {
    const authorization = `Bearer ${pollSecret}`;
    return this.ask('GET', `/v1/gateway-enrolments/${encodeURIComponent(id)}`, { headers: { authorization } });
  }

  /** The next certificate, by the signing key alone. */
  async renew(id: string, request: Pick<EnrolmentRequest, 'certificateRequest' | 'proof'>): Promise<CertificateAnswer> {
    const path = `/v1/gateway-enrolments/${encodeURIComponent(id)}/certificate`;
    return this.ask('POST', path, { body: JSON.stringify(request) });
  }

  private async ask<T>(method: string, path: string, init: RequestInit): Promise<T> {
    const headers = { 'content-type': 'application/json', ...(init.headers as Record<string, string> | undefined) };
    const response = await fetch(`${this.base}${path}`, {
      ...{ ...init, method, headers, redirect: 'error' },
      signal: AbortSignal.timeout(TIMEOUT_MS),
    });
    const text = await response.text();
    if (!response.ok) throw new ServerRefused(response.status, text.slice(0, LONGEST_DETAIL));
    return JSON.parse(text) as T;
  }
}
