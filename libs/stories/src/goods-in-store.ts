import { addDays } from '@tallystick/kernel';
import type { Participant } from './participant.js';
import { today } from './scene.js';
import type { StoryWorld } from './story-world.js';
import type { WatchedSite } from './watched-site.js';

/** What lies where, by order: the steel on the scale that is watched, and what lies beside it. */
const LYING = [
  {
    ...{ serial: '0101', commodity: '齿轮钢棒 20CrMnTiH', grade: 'GB/T 5216', quantity: '1000', unit: 'KGM' },
    ...{ slot: 'A-03-1', lot: 'L2608-17' },
  },
  {
    ...{ serial: '0102', commodity: '行星齿轮组', grade: 'GB/T 10095 6级', quantity: '240', unit: 'H87' },
    ...{ slot: 'B-01-2', lot: 'PG-2608' },
  },
  {
    ...{ serial: '0103', commodity: '轴承钢管 GCr15', grade: 'GB/T 18254', quantity: '420.5', unit: 'KGM' },
    ...{ slot: 'A-04-2', lot: 'L2608-23' },
  },
] as const;
const ISSUED_DAYS_AGO = 20;

/**
 * A supplier's goods lie at the warehouse, which states so by receipts, and lets the supplier see the site. Each hands in its own copy of the receipts; the
 * bank has the one of the goods that it is to lend on.
 */
export async function goodsInStore(
  world: StoryWorld,
  { site, warehouse, bank }: WatchedSite,
  holder: Participant,
): Promise<void> {
  world.tell(`${warehouse.name} issues receipts for the goods of ${holder.name}, and lets it see the site`);
  const { client } = warehouse;
  const path = { site, party: holder.party };
  await client.call(client.routes.PUT('/v1/sites/{site}/readers/{party}', { params: { path } }));
  const { name } = await client.call(client.routes.GET('/v1/sites/{site}', { params: { path: { site } } }));
  for (const [place, lying] of LYING.entries()) {
    const receipt = receiptOf({ warehouse, holder, place: name }, lying);
    // What is lent on lies first.
    const keepers = place === 0 ? [warehouse, holder, bank] : [warehouse, holder];
    for (const keeper of keepers) await handIn(keeper, receipt);
  }
}

const handIn = ({ client }: Participant, receipt: ReturnType<typeof receiptOf>) =>
  client.call(client.routes.POST('/v1/records', { body: receipt }));

interface Sides {
  readonly warehouse: Participant;
  readonly holder: Participant;
  /** The warehouse by the name of its site. */
  readonly place: string;
}

const receiptOf = ({ warehouse, holder, place }: Sides, { serial, ...goods }: (typeof LYING)[number]) => ({
  ...{ type: 'WarehouseReceipt', number: `WR-2026-${serial}`, issueDate: issueDate() },
  warehouseOperator: { name: warehouse.name, uscc: warehouse.uscc },
  holder: { name: holder.name, uscc: holder.uscc },
  ...goods,
  ...{ warehouse: place, orders: [`PO-2026-${serial}`] },
});

const issueDate = () => addDays(today(), -ISSUED_DAYS_AGO);
