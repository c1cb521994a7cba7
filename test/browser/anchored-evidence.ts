import { eventually } from '../support/eventually.js';
import { found } from './found.js';
import type { PortalStage } from './portal-stage.js';

/** The log is anchored every minute, and the demo's alarm may be younger. */
const ANCHORED_WITHIN_MS = 180_000;

export interface AnchoredEvidence {
  /** The bundle as it is downloaded. */
  readonly file: string;
  /** The account under which the log's roots are anchored. */
  readonly log: string;
}

/** Of the demo's theft, as its bank has it; waits until it is anchored. */
export async function anchoredEvidence(stage: PortalStage): Promise<AnchoredEvidence> {
  const { site, alarm: id } = stage.demo;
  const bank = stage.machine('bank');
  const request = { params: { path: { site, id } }, parseAs: 'text' } as const;
  let file: string | undefined;
  const isAnchored = async () => {
    const { response, data } = await bank.routes.GET('/v1/sites/{site}/alarms/{id}/evidence', request);
    if (response.ok) file = data;
    return response.ok;
  };
  const what = 'the alarm’s evidence is anchored';
  await eventually(isAnchored, { what, withinMs: ANCHORED_WITHIN_MS, pollMs: 1_000 });
  const { anchors } = await bank.call(bank.routes.GET('/v1/sites/{site}/log', { params: { path: { site } } }));
  return { file: found(file, 'bundle of evidence'), log: found(anchors[0], 'anchor of the log').log };
}
