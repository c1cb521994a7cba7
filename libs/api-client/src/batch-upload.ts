import type { Client } from 'openapi-fetch';
import { type Announced, announcedFor, FileChanged, sha256, type UploadFile } from './announced-files.js';
import { ApiProblem } from './api-problem.js';
import type { SentEvent } from './event-stream.js';
import type { components, paths } from './generated/schema.js';
import { persistently, type PersistenceTerms } from './persistence.js';

export type BatchView = components['schemas']['BatchView'];
export type BatchFileView = components['schemas']['BatchFileView'];

/** What an upload needs of a client. */
export interface BatchDoors {
  readonly routes: Client<paths>;
  call<T>(outcome: Promise<{ readonly data?: T; readonly error?: unknown; readonly response: Response }>): Promise<T>;
  sendBatchFile(id: string, sha256: string, content: Uint8Array): Promise<void>;
  batchEvents(id: string, signal: AbortSignal, after?: string): AsyncGenerator<SentEvent>;
}

export interface UploadOptions {
  readonly label?: string;
  /** Files that are sent at a time; 4 by default. */
  readonly atOnce?: number;
  /** How long it is tried in vain to reach the service, five minutes by default. */
  readonly patienceMs?: number;
  readonly signal?: AbortSignal;
  /** Told of each file once it is read and hashed, and once it is acknowledged. */
  readonly onFile?: (name: string, step: 'read' | 'sent') => void;
}

export interface UploadedBatch {
  readonly batch: BatchView;
  /** What was not taken in, each with why. */
  readonly refused: readonly BatchFileView[];
}

const PATIENCE_MS = 300_000;
const AT_ONCE = 4;

/**
 * Hands files in together and waits until each is taken in or refused. What was acknowledged is not sent again: a lost connection goes on where
 * it was, and so does the same upload by a program that was started anew, for it opens the same batch. Throws `ApiProblem`, `FileChanged`.
 */
export async function uploadBatch(
  client: BatchDoors,
  files: readonly UploadFile[],
  onProgress: (batch: BatchView) => void = () => undefined,
  options: UploadOptions = {},
): Promise<UploadedBatch> {
  const { label = '', patienceMs = PATIENCE_MS, signal } = options;
  const announced = await announcedFor(files, (name) => options.onFile?.(name, 'read'));
  const opened = await openBatch(client, { label, files: announced }, { patienceMs, signal });
  onProgress(opened);
  return finish(client, opened.id, { files, announced }, onProgress, options);
}

/**
 * Goes on with a batch that was opened by whoever: sends what it misses of these files, and waits until it is done where nothing else is missing.
 * Throws `ApiProblem`, `FileChanged`.
 */
export async function resumeBatch(
  client: BatchDoors,
  id: string,
  files: readonly UploadFile[],
  onProgress: (batch: BatchView) => void = () => undefined,
  options: UploadOptions = {},
): Promise<UploadedBatch> {
  return finish(
    client,
    id,
    { files, announced: await announcedFor(files, (name) => options.onFile?.(name, 'read')) },
    onProgress,
    options,
  );
}

interface Sending {
  readonly files: readonly UploadFile[];
  readonly announced: readonly Announced[];
}

async function finish(
  client: BatchDoors,
  id: string,
  sending: Sending,
  onProgress: (batch: BatchView) => void,
  options: UploadOptions,
): Promise<UploadedBatch> {
  const { patienceMs = PATIENCE_MS, signal } = options;
  const terms = { patienceMs, signal };
  const leaving = new AbortController();
  const hearing = { patienceMs, signal: AbortSignal.any([leaving.signal, ...(signal ? [signal] : [])]) };
  const done = untilDone(client, id, onProgress, hearing);
  // Awaited below, unless sending fails first.
  done.catch(() => undefined);
  try {
    const isWhole = await sendMissing(client, id, sending, terms, options);
    const batch = isWhole ? await done : await batchOf(client, id, terms);
    return { batch, refused: await refusedOf(client, batch, terms) };
  } finally {
    leaving.abort();
  }
}

/** Under a key that the files make: whoever lost the answer, or the whole program, gets the batch that there is. One that was deleted is opened anew. */
async function openBatch(
  client: BatchDoors,
  body: { readonly label: string; readonly files: Announced[] },
  terms: PersistenceTerms,
): Promise<BatchView> {
  const key = `batch-${await sha256(new TextEncoder().encode(JSON.stringify(body)))}`;
  const open = (idempotencyKey: string) =>
    persistently(
      () =>
        client.call(
          client.routes.POST('/v1/document-batches', { body, headers: { 'idempotency-key': idempotencyKey } }),
        ),
      terms,
    );
  const { id } = await open(key);
  try {
    return await batchOf(client, id, terms);
  } catch (error) {
    if (!(error instanceof ApiProblem && error.code === 'batch-not-found')) throw error;
    return open(crypto.randomUUID());
  }
}

const batchOf = (client: BatchDoors, id: string, terms: PersistenceTerms): Promise<BatchView> =>
  persistently(() => client.call(client.routes.GET('/v1/document-batches/{id}', { params: { path: { id } } })), terms);

/** @returns whether nothing is missing any more: what is none of these files is left to whoever has it */
async function sendMissing(
  client: BatchDoors,
  id: string,
  { files, announced }: Sending,
  terms: PersistenceTerms,
  { atOnce = AT_ONCE, onFile }: UploadOptions,
): Promise<boolean> {
  const path = { params: { path: { id } } };
  const missing = await persistently(
    () => client.call(client.routes.GET('/v1/document-batches/{id}/missing', path)),
    terms,
  );
  const places = new Map(announced.map((one, place) => [one.sha256, place]));
  const waiting = missing.sha256.filter((hash) => places.has(hash)).values();
  const send = async () => {
    for (const hash of waiting) {
      const file = files[places.get(hash) ?? -1];
      if (!file) continue;
      const content = await file.read();
      if ((await sha256(content)) !== hash) throw new FileChanged(file.name);
      await persistently(() => client.sendBatchFile(id, hash, content), terms);
      onFile?.(file.name, 'sent');
    }
  };
  await Promise.all(Array.from({ length: atOnce }, send));
  return missing.sha256.every((hash) => places.has(hash));
}

/** Hears how it goes on for as long as streams last, each from where the one before was lost. */
async function untilDone(
  client: BatchDoors,
  id: string,
  onProgress: (batch: BatchView) => void,
  terms: PersistenceTerms,
): Promise<BatchView> {
  const signal = terms.signal ?? new AbortController().signal;
  let last: string | undefined;
  for (;;) {
    const done = await persistently(async () => {
      for await (const event of client.batchEvents(id, signal, last)) {
        last = event.id;
        if (event.type !== 'progress' && event.type !== 'done') continue;
        const batch = event.data as BatchView;
        onProgress(batch);
        if (event.type === 'done') return batch;
      }
      return undefined;
    }, terms);
    if (done) return done;
    const batch = await batchOf(client, id, terms);
    if (batch.state === 'done') return batch;
  }
}

async function refusedOf(client: BatchDoors, { id, files }: BatchView, terms: PersistenceTerms) {
  const refused: BatchFileView[] = [];
  for (let cursor: string | undefined; refused.length < files.refused;) {
    const query = { state: 'refused', limit: 200, ...(cursor === undefined ? {} : { cursor }) };
    const page = await persistently(
      () => client.call(client.routes.GET('/v1/document-batches/{id}/files', { params: { path: { id }, query } })),
      terms,
    );
    refused.push(...page.items);
    cursor = page.nextCursor;
    if (cursor === undefined) break;
  }
  return refused;
}
