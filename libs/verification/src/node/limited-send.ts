import { DomainError, joinedBytes } from '@tallystick/kernel';
import type { FetchGetUrlFunc } from 'ethers';

/** What a node may cost whoever asks it. */
export interface NodeLimits {
  /** A question that takes longer has failed, milliseconds. */
  readonly timeoutMs: number;
  /** Bytes of one answer. */
  readonly maxAnswerBytes: number;
}

export const DEFAULT_NODE_LIMITS: NodeLimits = { timeoutMs: 60_000, maxAnswerBytes: 32 * 1024 * 1024 };

export class NodeAnswerTooLarge extends DomainError {
  constructor(maxBytes: number) {
    super('node-answer-too-large', 'unavailable', `The node's answer has more than ${maxBytes} bytes.`, { maxBytes });
  }
}

export class NodeUnreachable extends DomainError {
  constructor(cause: unknown) {
    super(
      'node-unreachable',
      'unavailable',
      'The node cannot be reached, took too long, or does not let pages ask it (CORS).',
      { cause: cause instanceof Error ? cause.message : String(cause) },
    );
  }
}

/**
 * Sends a question to a node that may be anybody's: no cookie goes along, nothing is followed elsewhere, and no more is read than is borne.
 * Throws NodeUnreachable, NodeAnswerTooLarge.
 */
export function limitedSend({ timeoutMs, maxAnswerBytes }: NodeLimits): FetchGetUrlFunc {
  return async (request, cancelled) => {
    const given = new AbortController();
    cancelled?.addListener(() => given.abort());
    const signal = AbortSignal.any([given.signal, AbortSignal.timeout(timeoutMs)]);
    const { url, method, headers, body } = request;
    const asked = {
      ...{ method, headers, signal },
      ...(body && { body: Uint8Array.from(body) }),
      ...({ credentials: 'omit', redirect: 'error', referrerPolicy: 'no-referrer', cache: 'no-store' } as const),
    };
    try {
      const response = await fetch(url, asked);
      const { status: statusCode, statusText: statusMessage } = response;
      const answer = await bodyOf(response, maxAnswerBytes);
      return { statusCode, statusMessage, headers: Object.fromEntries(response.headers), body: answer };
    } catch (error) {
      throw error instanceof DomainError ? error : new NodeUnreachable(error);
    }
  };
}

async function bodyOf(response: Response, maxBytes: number): Promise<Uint8Array> {
  const parts: Uint8Array[] = [];
  let length = 0;
  // By a reader: not every browser iterates over streams.
  const reader = (response.body as ReadableStream<Uint8Array> | null)?.getReader();
  if (!reader) return new Uint8Array();
  for (let read = await reader.read(); !read.done; read = await reader.read()) {
    length += read.value.length;
    if (length > maxBytes) {
      await reader.cancel().catch(() => undefined);
      throw new NodeAnswerTooLarge(maxBytes);
    }
    parts.push(read.value);
  }
  return joinedBytes(...parts);
}
