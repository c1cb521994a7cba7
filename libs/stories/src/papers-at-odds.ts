import { type TradeDetails, writeInvoice, writeReceiptAdvice } from '@tallystick/trade/papers';
import type { Scene } from './scene.js';
import { gearboxTrade, papersOf, submit, verify } from './trade.js';

/** Of 80 gearboxes sent, four came broken and went back. */
const ARRIVED = '76';

/**
 * Papers that do not agree, as they come every day: fewer goods arrived than are billed, goods of which nobody says yet that they arrived, and an
 * invoice that adds up wrongly. Nothing is promised on any of them.
 */
export async function papersAtOdds({ world, cast }: Scene): Promise<void> {
  const { core, supplier } = cast;
  const short = gearboxTrade(supplier, core, '2026-0004');
  const receipt = writeReceiptAdvice(withFirstQuantity(short, ARRIVED));
  const { verdict } = await verify(supplier, core, { ...papersOf(short), receipt });
  world.tell(`${core.name} received fewer gearboxes than ${supplier.name} bills: the verdict is ${verdict}`);
  const { order, despatch, invoice } = papersOf(gearboxTrade(supplier, core, '2026-0005'));
  await verify(supplier, core, { order, despatch, invoice });
  const wrong = gearboxTrade(supplier, core, '2026-0006');
  await submit(
    supplier,
    writeInvoice(wrong).replace('>1130000.00</cbc:PayableAmount>', '>1130010.00</cbc:PayableAmount>'),
  );
}

function withFirstQuantity(trade: TradeDetails, quantity: string): TradeDetails {
  return { ...trade, lines: trade.lines.map((line, place) => (place === 0 ? { ...line, quantity } : line)) };
}
