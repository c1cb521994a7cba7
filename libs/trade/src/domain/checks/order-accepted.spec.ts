import { describe, expect, it } from '@jest/globals';
import { parseCalendarDate } from '@tallystick/kernel';
import { aTrade, fourPapers, submit, withQuantities } from '../../testing/a-trade.js';
import { writeOrderResponse } from '../../testing/an-order-response.js';
import { checkPapers } from '../check-papers.js';

const trade = aTrade();
const agreeing = Object.values(fourPapers(trade));

function troubled(response: string): string[] {
  const papers = [...agreeing, submit('response.xml', response)];
  const { checks } = checkPapers(papers, { today: parseCalendarDate('2026-11-20') });
  return checks.filter(({ outcome }) => outcome !== 'pass').map(({ id, outcome }) => `${id}: ${outcome}`);
}

describe('an order response', () => {
  it.each([
    ['that accepts the order passes', writeOrderResponse(trade, 'AP'), []],
    ['that rejects the order fails its invoice', writeOrderResponse(trade, 'RE'), ['order-accepted: fail']],
    [
      'that turns down a line that is billed fails',
      writeOrderResponse(trade, 'CA', ['5', '7']),
      ['order-accepted: fail'],
    ],
    [
      'that changes a quantity goes to review',
      writeOrderResponse(withQuantities(trade, '90', '400'), 'CA', ['3', '5']),
      ['order-accepted: review'],
    ],
    [
      'that changes a price goes to review',
      writeOrderResponse(trade, 'CA', ['3']).replace('>850.00</cbc:PriceAmount>', '>840.00</cbc:PriceAmount>'),
      ['order-accepted: review'],
    ],
    [
      'that changes the order and does not say where goes to review',
      writeOrderResponse(trade, 'CA').replace(/<cac:OrderLine>.*<\/cac:OrderLine>/, ''),
      ['order-accepted: review'],
    ],
    [
      'that prices a hundred instead of one changes nothing',
      writeOrderResponse(trade, 'AP').replace(
        '>850.00</cbc:PriceAmount>',
        '>85000.00</cbc:PriceAmount><cbc:BaseQuantity>100</cbc:BaseQuantity>',
      ),
      [],
    ],
    [
      'on another order says nothing of this one, and is told of',
      writeOrderResponse({ ...trade, order: { ...trade.order, number: 'PO-9' } }, 'RE'),
      ['papers-complete: review'],
    ],
  ])('%s', (_case, response, expected) => {
    expect(troubled(response)).toEqual(expected);
  });
});
