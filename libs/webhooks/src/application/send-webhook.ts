import { lookup } from 'node:dns/promises';
import { request as requestPlain, type RequestOptions } from 'node:http';
import { request as requestSecure } from 'node:https';
import type { LookupFunction } from 'node:net';
import { hostOf, mayReach, type WebhookReach } from './webhook-address.js';

export interface SendLimits {
  readonly reach: WebhookReach;
  /** For name, connection, request and answer together. */
  readonly timeoutMs: number;
  /** What is read of an answer; nothing in it counts but its status. */
  readonly maxAnswerBytes: number;
}

export interface OutgoingMessage {
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** What became of a try: the answer's status, or why there was none. */
export type SendOutcome = { readonly status: number } | { readonly error: string };

interface Address {
  readonly address: string;
  readonly family: number;
}

/** Sends a message once. Redirects are not followed: they lead where nobody looked. Never throws. */
export async function sendWebhook(message: OutgoingMessage, limits: SendLimits): Promise<SendOutcome> {
  const signal = AbortSignal.timeout(limits.timeoutMs);
  try {
    const url = new URL(message.url);
    const address = await addressOf(url, limits.reach, signal);
    return { status: await exchanged(url, address, message, limits, signal) };
  } catch (error) {
    if (signal.aborted) return { error: `no answer within ${limits.timeoutMs} ms` };
    return { error: error instanceof Error ? error.message.slice(0, 200) : 'failed' };
  }
}

/** All that a name stands for must be allowed, and the first is connected to: a second look could find another. */
async function addressOf(url: URL, reach: WebhookReach, signal: AbortSignal): Promise<Address> {
  const addresses: readonly Address[] = await orAborted(lookup(hostOf(url), { all: true }), signal);
  const [first] = addresses;
  if (!first) throw new Error('its name has no address');
  if (!addresses.every(({ address }) => mayReach(address, reach))) throw new Error('its address is not public');
  return first;
}

function orAborted<T>(promise: Promise<T>, signal: AbortSignal): Promise<T> {
  return new Promise((resolve, reject) => {
    signal.addEventListener('abort', () => reject(new Error('aborted')), { once: true });
    promise.then(resolve, reject);
  });
}

function exchanged(
  url: URL,
  pinned: Address,
  { headers, body }: OutgoingMessage,
  { maxAnswerBytes }: SendLimits,
  signal: AbortSignal,
): Promise<number> {
  const options: RequestOptions = {
    method: 'POST',
    headers: { ...headers, 'content-length': String(Buffer.byteLength(body)) },
    // No connection is kept: another name could come to be sent over it.
    agent: false,
    lookup: pinnedLookup(pinned),
    signal,
  };
  return new Promise((resolve, reject) => {
    const request = (url.protocol === 'https:' ? requestSecure : requestPlain)(url, options, (answer) => {
      const status = answer.statusCode ?? 0;
      let bytes = 0;
      answer.on('data', (chunk: Buffer) => {
        bytes += chunk.length;
        if (bytes <= maxAnswerBytes) return;
        resolve(status);
        answer.destroy();
      });
      answer.on('error', reject);
      answer.on('close', () => resolve(status));
    });
    request.on('error', reject);
    request.end(body);
  });
}

const pinnedLookup =
  ({ address, family }: Address): LookupFunction =>
  (_hostname, { all }, found) => {
    if (all) found(null, [{ address, family }]);
    else found(null, address, family);
  };
