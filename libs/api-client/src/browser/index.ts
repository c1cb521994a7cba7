/** What a page needs of the client: the routes' types, refusals, and how a stream of events is read. No signer, and nothing heavy. */
export { ApiProblem, problemOf, type ProblemDetails } from '../api-problem.js';
export { eventStream, type PartyEvent, partyEvent } from '../event-stream.js';
export type { components, paths } from '../generated/schema.js';
