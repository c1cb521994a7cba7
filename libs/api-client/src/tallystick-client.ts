import { type Network, reviewDecisionDigest } from '@tallystick/act-types';
import createClient, { type Client } from 'openapi-fetch';
import { AccessTokenSource, type ClientCredentials } from './access-token.js';
import type { ActSigner } from './act-signer.js';
import type { UploadFile } from './announced-files.js';
import { problemOf } from './api-problem.js';
import { type BatchView, type UploadedBatch, uploadBatch, type UploadOptions } from './batch-upload.js';
import { type ActView, checkedDigest, type Expectations } from './check-act.js';
import { eventStream, type PartyEvent, partyEvent, type SentEvent } from './event-stream.js';
import type { components, paths } from './generated/schema.js';
import { decisionOn, type DecisionTerms, type ReviewView } from './review-decision.js';

export type SignedActs = components['schemas']['SignedActsView'];

export interface ClientOptions {
  /** Such as `https://tallystick.example`, without a slash at the end. */
  readonly baseUrl: string;
  readonly credentials: ClientCredentials;
  /** The caller's own copy of where the contracts are; by default asked once and then kept. */
  readonly network?: Network;
  readonly fetch?: typeof fetch;
}

/** What a call of the generated client resolves to. */
interface Outcome<T> {
  readonly data?: T;
  readonly error?: unknown;
  readonly response: Response;
}

const SETTLED: readonly ActView['state'][] = ['recorded', 'refused', 'withdrawn', 'superseded', 'expired'];

/** A party's machine at the API: signs in, asks, drafts, checks and signs. */
export class TallystickClient {
  /** Every route, typed by the OpenAPI document. POSTs carry an idempotency key of their own unless the caller gives one. */
  readonly routes: Client<paths>;
  private readonly tokens: AccessTokenSource;
  private readonly send: typeof fetch;
  private pinned: Network | undefined;

  constructor(private readonly options: ClientOptions) {
    this.send = options.fetch ?? fetch;
    this.pinned = options.network;
    this.tokens = new AccessTokenSource(options.baseUrl, options.credentials, this.send);
    this.routes = createClient<paths>({ baseUrl: options.baseUrl, fetch: (request) => this.signedIn(request) });
  }

  /** The network that digests are computed for. */
  async network(): Promise<Network> {
    this.pinned ??= await this.call(this.routes.GET('/v1/network'));
    return this.pinned;
  }

  /** The data of a call. Throws `ApiProblem` for a refusal. */
  async call<T>(outcome: Promise<Outcome<T>>): Promise<T> {
    const { data, error, response } = await outcome;
    if (!response.ok) throw problemOf(error, response);
    return data as T;
  }

  /** Checks an act against what was agreed, signs its digest and sends the signature. Throws `ActDiffers`, `ApiProblem`. */
  async sign(act: ActView, signer: ActSigner, expected?: Expectations): Promise<ActView> {
    const signature = await signer.signDigest(checkedDigest(act, await this.network(), expected));
    return this.call(
      this.routes.POST('/v1/acts/{id}/signatures', { params: { path: { id: act.id } }, body: { signature } }),
    );
  }

  /**
   * The same for many acts in one request: checks all of them before it signs any. @returns the acts that have the signature now, in the
   * order given, and why others have not.
   */
  async signAll(acts: readonly ActView[], signer: ActSigner): Promise<SignedActs> {
    const network = await this.network();
    const digests = acts.map((act) => checkedDigest(act, network));
    const signatures = await Promise.all(
      acts.map(async ({ id }, place) => ({ act: id, signature: await signer.signDigest(digests[place] ?? '') })),
    );
    return this.call(this.routes.POST('/v1/acts/signatures', { body: { signatures } }));
  }

  /**
   * Decides on a verification that was left to this party: downloads its papers, makes the decision from them and from what is shown, signs
   * it. Throws `ReviewDiffers`, `ApiProblem`.
   */
  async decide(review: ReviewView, signer: ActSigner, terms: DecisionTerms): Promise<ReviewView> {
    const papers = await Promise.all(review.documents.map(({ file }) => this.reviewedPaper(review.id, file)));
    const decision = decisionOn(review, papers, terms);
    const signature = await signer.signDigest(reviewDecisionDigest(decision, await this.network()));
    const body = { ...decision, checks: [...decision.checks], signature };
    return this.call(
      this.routes.POST('/v1/verifications/{id}/decision', { params: { path: { id: review.id } }, body }),
    );
  }

  /** The bytes of a paper of a verification that was left to this party. */
  async reviewedPaper(id: string, document: string): Promise<Uint8Array> {
    const request = { params: { path: { id, document } }, parseAs: 'arrayBuffer' } as const;
    return new Uint8Array(await this.call(this.routes.GET('/v1/reviews/{id}/documents/{document}', request)));
  }

  async act(id: string): Promise<ActView> {
    return this.call(this.routes.GET('/v1/acts/{id}', { params: { path: { id } } }));
  }

  /** Waits until the act has ended one way or another. Throws when it takes longer than `timeoutMs`. */
  async settled(id: string, timeoutMs = 60_000, pollMs = 100): Promise<ActView> {
    const until = Date.now() + timeoutMs;
    for (;;) {
      const act = await this.act(id);
      if (SETTLED.includes(act.state)) return act;
      if (Date.now() > until) {
        const why = act.lastFailure ? `; last failure: ${act.lastFailure.message}` : '';
        throw new Error(`act ${id} (${act.kind}) is still ${act.state} after ${timeoutMs} ms${why}`);
      }
      await new Promise((resolve) => setTimeout(resolve, pollMs));
    }
  }

  /** What concerns the party, as it happens; ends with the signal, or with the token: then ask again. `after` is the id of the last event that was seen. */
  async *events(signal: AbortSignal, after?: string): AsyncGenerator<PartyEvent> {
    for await (const event of this.stream('/v1/events', signal, after)) yield partyEvent(event);
  }

  /**
   * Hands papers and records in together, and waits until each is taken in or refused; resumes by itself after a lost connection, and after
   * the program was started anew. Throws `ApiProblem`, `FileChanged`.
   */
  async uploadBatch(
    files: readonly UploadFile[],
    onProgress?: (batch: BatchView) => void,
    options?: UploadOptions,
  ): Promise<UploadedBatch> {
    return uploadBatch(this, files, onProgress, options);
  }

  /** Sends one file of a batch, which names it by the hash of its bytes. */
  async sendBatchFile(id: string, sha256: string, content: Uint8Array): Promise<void> {
    await this.call(
      this.routes.PUT('/v1/document-batches/{id}/files/{sha256}', {
        params: { path: { id, sha256 } },
        headers: { 'content-type': 'application/octet-stream' },
        body: content as never,
        bodySerializer: (bytes) => bytes as never,
      }),
    );
  }

  /** How far a batch is, as it goes on; ends with the batch, with the signal, or with the token. */
  batchEvents(id: string, signal: AbortSignal, after?: string): AsyncGenerator<SentEvent> {
    return this.stream(`/v1/document-batches/${encodeURIComponent(id)}/events`, signal, after);
  }

  private async *stream(path: string, signal: AbortSignal, after?: string): AsyncGenerator<SentEvent> {
    const headers = {
      authorization: `Bearer ${await this.tokens.token()}`,
      ...(after ? { 'last-event-id': after } : {}),
    };
    const response = await this.send(`${this.options.baseUrl}${path}`, { headers, signal });
    if (!response.ok || !response.body) throw problemOf(await response.json().catch(() => undefined), response);
    yield* eventStream(response.body);
  }

  private async signedIn(request: Request): Promise<Response> {
    if (request.method === 'POST' && !request.headers.has('idempotency-key')) {
      request.headers.set('idempotency-key', crypto.randomUUID());
    }
    const again = request.clone();
    const response = await this.withToken(request);
    if (response.status !== 401) return response;
    this.tokens.forget();
    return this.withToken(again);
  }

  private async withToken(request: Request): Promise<Response> {
    request.headers.set('authorization', `Bearer ${await this.tokens.token()}`);
    return this.send(request);
  }
}
