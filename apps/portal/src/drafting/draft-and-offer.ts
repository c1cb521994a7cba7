import { ApiProblem } from '@tallystick/api-client/browser';
import type { Connection } from '@tallystick/web-kit';
import { type ActView, type AgreedAct, type Difference, differencesOf, DraftDiffers } from './draft-check.js';

export interface PlannedDraft {
  readonly agreed: AgreedAct;
  /** The body of the route that drafts one such act, but for whether it is offered at once. */
  readonly terms: Readonly<Record<string, unknown>>;
  /** What else must be so of the draft than that its fields are those agreed. */
  readonly moreOf?: (act: ActView) => readonly Difference[];
}

/** What is needed of a connection. */
export type Way = Pick<Connection, 'call' | 'routes'>;

export type PlannedDrafts = readonly [PlannedDraft, ...PlannedDraft[]];

/**
 * Has the service draft what is planned, for nobody else to see; gives the drafts in the plan's order. @param key of the request, so that it drafts
 * once however often it is sent
 */
export type Drafter = (connection: Way, plan: PlannedDrafts, key: string) => Promise<readonly ActView[]>;

const draftTogether: Drafter = async (connection, plan, key) => {
  const body = { acts: plan.map(({ agreed, terms }) => ({ kind: agreed.kind, terms: { ...terms, offer: false } })) };
  const headers = { 'idempotency-key': key };
  return (await connection.call(connection.routes.POST('/v1/acts', { body, headers }))).items;
};

/**
 * Drafts for nobody else to see, looks whether the drafts are what was agreed, and only then offers them. Throws `DraftDiffers`; the drafts are
 * discarded then.
 */
export async function draftAndOffer(
  connection: Way,
  plan: PlannedDrafts,
  key: string,
  draft: Drafter = draftTogether,
): Promise<readonly ActView[]> {
  const items = await draft(connection, plan, key);
  const differences = plan.flatMap(({ agreed, moreOf }, place) => {
    const act = items[place];
    if (!act) return [{ field: 'kind', agreed: agreed.kind, drafted: undefined }];
    return [...differencesOf(act, agreed), ...(moreOf?.(act) ?? [])];
  });
  const extra = items.slice(plan.length).map(({ kind }) => ({ field: 'kind', agreed: '', drafted: kind }));
  if (differences.length + extra.length > 0) {
    await discard(connection, items);
    throw new DraftDiffers([...differences, ...extra]);
  }
  const offered: ActView[] = [];
  for (const { id } of items) offered.push(await offer(connection, id));
  return offered;
}

/** One that was offered before, by a request whose answer was lost, is what was wanted. */
async function offer(connection: Way, id: string): Promise<ActView> {
  const params = { params: { path: { id } } };
  try {
    return await connection.call(connection.routes.POST('/v1/acts/{id}/offer', params));
  } catch (error) {
    if (!(error instanceof ApiProblem) || error.code !== 'act-not-a-draft') throw error;
    return connection.call(connection.routes.GET('/v1/acts/{id}', params));
  }
}

/** As far as it can be done: a draft binds nobody, and nobody else sees it. */
async function discard({ routes }: Way, acts: readonly ActView[]): Promise<void> {
  for (const { id } of acts) await routes.DELETE('/v1/acts/{id}', { params: { path: { id } } }).catch(() => undefined);
}
