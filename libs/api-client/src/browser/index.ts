/** What a page needs of the client: the routes' types, refusals, how a stream of events is read, and how many papers are handed in. No signer, and nothing heavy. */
export { FileChanged, type UploadFile } from '../announced-files.js';
export { ApiProblem, problemOf, type ProblemDetails } from '../api-problem.js';
export { type BatchDoors, type BatchView, resumeBatch, uploadBatch, type UploadOptions } from '../batch-upload.js';
export { eventStream, type SentEvent, type PartyEvent, partyEvent } from '../event-stream.js';
export type { components, paths } from '../generated/schema.js';
