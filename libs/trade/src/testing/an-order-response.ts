import type { TradeDetails } from '../papers/trade-details.js';
import { writeOrder } from '../papers/write-papers.js';

/** A UBL order response that repeats the order's lines. @param code UNCL 4343 @param statuses UNCL 1229 of each line */
export function writeOrderResponse(trade: TradeDetails, code: string, statuses: readonly string[] = []): string {
  const lines = trade.lines.values();
  const status = statuses.values();
  const reference = `<cac:OrderReference><cbc:ID>${trade.order.number}</cbc:ID></cac:OrderReference>`;
  return writeOrder(trade)
    .replaceAll('Order-2', 'OrderResponse-2')
    .replaceAll(/(<\/?)Order(?=[ >])/g, '$1OrderResponse')
    .replace(`<cbc:ID>${trade.order.number}</cbc:ID>`, '<cbc:ID>OR-1</cbc:ID>')
    .replace(
      /(<cbc:IssueDate>[^<]*<\/cbc:IssueDate>)/,
      `$1<cbc:OrderResponseCode>${code}</cbc:OrderResponseCode>${reference}`,
    )
    .replaceAll('</cac:LineItem>', () => {
      const id = lines.next().value?.id ?? '';
      return (
        `<cbc:LineStatusCode>${status.next().value ?? '5'}</cbc:LineStatusCode></cac:LineItem>` +
        `<cac:OrderLineReference><cbc:LineID>${id}</cbc:LineID></cac:OrderLineReference>`
      );
    });
}
