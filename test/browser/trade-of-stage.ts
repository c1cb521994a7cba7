import { addDays, dateInShanghai } from '@tallystick/kernel';
import type { TradeDetails } from '@tallystick/trade/papers';
import type { PortalStage } from './portal-stage.js';

const MS_PER_SECOND = 1_000;

/** A trade of the demo's supplier with its core enterprise that no test but one knows. @param serial in the numbers of its papers */
export async function tradeBetween(stage: PortalStage, serial: string): Promise<TradeDetails> {
  const [seller, buyer] = await Promise.all(
    ['supplier', 'core'].map(async (part) => {
      const machine = stage.machine(part);
      const params = { params: { path: { party: stage.party(part).party } } };
      return machine.call(machine.routes.GET('/v1/organisations/{party}', params));
    }),
  );
  const today = dateInShanghai(Math.floor(Date.now() / MS_PER_SECOND));
  return {
    seller: { name: seller?.name ?? '', uscc: seller?.uscc ?? '' },
    buyer: { name: buyer?.name ?? '', uscc: buyer?.uscc ?? '' },
    currency: 'CNY',
    taxPercent: '13',
    lines: [
      { id: '10', article: 'GB-6T', name: '六速变速箱总成', quantity: '80', unit: 'H87', price: '9100.00' },
      { id: '20', article: 'CL-240', name: '离合器总成', quantity: '330', unit: 'H87', price: '290.00' },
    ],
    order: { number: `PO-${serial}`, date: addDays(today, -40) },
    despatch: { number: `DN-${serial}`, date: addDays(today, -28) },
    receipt: { number: `GR-${serial}`, date: addDays(today, -26) },
    invoice: { number: `INV-${serial}`, date: addDays(today, -25), dueDate: addDays(today, 60) },
  };
}
