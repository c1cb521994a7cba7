import type { RuleEvent } from '@tallystick/telemetry';
import type { Participant } from './participant.js';

/** What people say of a site, and no sensor. Decimals may be texts, as they are in JSON. */
export type SitePaper = Extract<RuleEvent, { kind: 'movement' | 'release-order' | 'opening' | 'tags-expected' }>;

export interface SitePeople {
  readonly site: string;
  readonly warehouse: Pick<Participant, 'client'>;
  /** By whose word goods may leave. */
  readonly bank: Pick<Participant, 'client'>;
}

/** Hands a paper in by the door of whose word it is. */
export async function handInSitePaper({ site, warehouse, bank }: SitePeople, paper: SitePaper): Promise<void> {
  const { client } = warehouse;
  const at = { params: { path: { site } } };
  const { device } = paper;
  switch (paper.kind) {
    case 'movement': {
      const body = { ...span(paper), device, change: String(paper.change), reference: paper.id };
      await client.call(client.routes.POST('/v1/sites/{site}/movements', { ...at, body }));
      return;
    }
    case 'opening': {
      const body = { ...span(paper), device, reference: paper.id };
      await client.call(client.routes.POST('/v1/sites/{site}/openings', { ...at, body }));
      return;
    }
    case 'tags-expected': {
      const body = { device, add: [...paper.add], remove: [...paper.remove] };
      await client.call(client.routes.POST('/v1/sites/{site}/expected-tags', { ...at, body }));
      return;
    }
    case 'release-order': {
      const body = { ...span(paper), device, quantity: String(paper.quantity), reference: paper.id };
      await bank.client.call(bank.client.routes.POST('/v1/sites/{site}/release-orders', { ...at, body }));
      return;
    }
  }
}

const span = ({ from, until }: { readonly from: number; readonly until: number }) => ({
  from: new Date(from).toISOString(),
  until: new Date(until).toISOString(),
});
