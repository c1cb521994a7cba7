import type { Client } from 'openapi-fetch';
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

/** A file of an upload. It is read twice: to be announced, and to be sent if it is missing there. */
export interface UploadFile {
  /** Yours, one of its own in the batch. */
  readonly name: string;
  read(): Promise<Uint8Array> | Uint8Array;
}

export interface UploadOptions {
  readonly label?: string;
  /** Files that are sent at a time; 4 by default. */
  readonly atOnce?: number;
  /** How long it is tried in vain to reach the service, five minutes by default. */
  readonly patienceMs?: number;
  readonly signal?: AbortSignal;
}

export interface UploadedBatch {
  readonly batch: BatchView;
  /** What was not taken in, each with why. */
  readonly refused: readonly BatchFileView[];
}

/** A file that is not what it was when it was announced. */
export class FileChanged extends Error {
  constructor(readonly file: string) {
    super(`${file} changed while it was being uploaded; upload again`);
    this.name = 'FileChanged';
  }
}

interface Announced {
  readonly name: string;
  readonly sha256: string;
  readonly bytes: number;
}

const PATIENCE_MS = 300_000;

/**
 * Hands files in together and waits until each is taken in or refused. What was acknowledged is not sent again: a lost connection goes on where
 * it was, and so does the same upload by a program that was started anew, for it opens the same batch. Throws `ApiProblem`, `FileChanged`.
 */
export async function uploadBatch(
  client: BatchDoors,
  files: readonly UploadFile[],
  onProgress: (batch: BatchView) => void = () => undefined,
  { label = '', atOnce = 4, patienceMs = PATIENCE_MS, signal }: UploadOptions = {},
): Promise<UploadedBatch> {
  const terms = { patienceMs, signal };
  const announced: Announced[] = [];
  for (const file of files) announced.push(await announcedAs(file));
  const opened = await openBatch(client, { label, files: announced }, terms);
  onProgress(opened);
  const leaving = new AbortController();
  const hearing = { patienceMs, signal: AbortSignal.any([leaving.signal, ...(signal ? [signal] : [])]) };
  const done = untilDone(client, opened.id, onProgress, hearing);
  // Awaited below, unless sending fails first.
  done.catch(() => undefined);
  try {
    await sendMissing(client, opened.id, { files, announced, atOnce }, terms);
    const batch = await done;
    return { batch, refused: await refusedOf(client, batch, terms) };
  } finally {
    leaving.abort();
  }
}

async function announcedAs(file: UploadFile): Promise<Announced> {
  const content = await file.read();
  return { name: file.name, sha256: await sha256(content), bytes: content.length };
}

async function sha256(bytes: Uint8Array): Promise<string> {
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', new Uint8Array(bytes)));
  return Array.from(digest, (byte) => byte.toString(16).padStart(2, '0')).join('');
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

interface Sending {
  readonly files: readonly UploadFile[];
  readonly announced: readonly Announced[];
  readonly atOnce: number;
}

async function sendMissing(client: BatchDoors, id: string, sending: Sending, terms: PersistenceTerms) {
  const { files, announced, atOnce } = sending;
  const path = { params: { path: { id } } };
  const missing = await persistently(
    () => client.call(client.routes.GET('/v1/document-batches/{id}/missing', path)),
    terms,
  );
  const places = new Map(announced.map((one, place) => [one.sha256, place]));
  const waiting = missing.sha256.values();
  const send = async () => {
    for (const hash of waiting) {
      const file = files[places.get(hash) ?? -1];
      if (!file) throw new Error(`the batch misses ${hash}, which is none of these files`);
      const content = await file.read();
      if ((await sha256(content)) !== hash) throw new FileChanged(file.name);
      await persistently(() => client.sendBatchFile(id, hash, content), terms);
    }
  };
  await Promise.all(Array.from({ length: atOnce }, send));
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
