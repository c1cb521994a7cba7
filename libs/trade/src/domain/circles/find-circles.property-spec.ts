import { describe, expect, it } from '@jest/globals';
import { addDays, daysBetween, parseCalendarDate } from '@tallystick/kernel';
import fc from 'fast-check';
import { type CircleRules, DEFAULT_CIRCLE_RULES } from './circle-rules.js';
import { type Circle, circlesThrough, findCircles, type Sale, SaleGraph } from './find-circles.js';

const START = parseCalendarDate('2026-01-01');
const RULES: CircleRules = { ...DEFAULT_CIRCLE_RULES, stepsMax: 4 };

const sales = fc
  .array(
    fc.record({
      seller: fc.constantFrom('A', 'B', 'C', 'D', 'E'),
      buyer: fc.constantFrom('A', 'B', 'C', 'D', 'E'),
      day: fc.nat(120),
      amount: fc.integer({ min: 90, max: 110 }),
      currency: fc.constantFrom('CNY', 'CNY', 'CNY', 'USD'),
    }),
    { maxLength: 9 },
  )
  .map((drawn) =>
    drawn
      .filter(({ seller, buyer }) => seller !== buyer)
      .map(({ day, amount, ...sale }, index): Sale => ({
        ...sale,
        id: String(index),
        date: addDays(START, day),
        amountMinor: BigInt(amount),
      })),
  );

/** Every choice and order of sales, each held to the definition word by word. */
function bruteForce(all: readonly Sale[]): Circle[] {
  const found: Circle[] = [];
  const grow = (path: readonly Sale[]) => {
    if (isCircle(path)) found.push(path);
    if (path.length < RULES.stepsMax) for (const sale of all) if (!path.includes(sale)) grow([...path, sale]);
  };
  for (const sale of all) grow([sale]);
  return found;
}

function isCircle(path: readonly Sale[]): boolean {
  const [first, last] = [path[0], path.at(-1)];
  if (!first || !last || path.length < 2 || last.buyer !== first.seller) return false;
  const isChain = path.every(
    (sale, index) =>
      index === 0 || (path[index - 1]?.buyer === sale.seller && (path[index - 1]?.date ?? '') <= sale.date),
  );
  const amounts = path.map(({ amountMinor }) => Number(amountMinor));
  return (
    isChain &&
    new Set(path.map(({ seller }) => seller)).size === path.length &&
    new Set(path.map(({ currency }) => currency)).size === 1 &&
    path.every((sale) => sale === first || sale.date > first.date || sale.id > first.id) &&
    daysBetween(first.date, last.date) <= RULES.windowDays &&
    Math.min(...amounts) * 100 >= Math.max(...amounts) * 95
  );
}

const names = (circles: readonly Circle[]) => circles.map((circle) => circle.map(({ id }) => id).join()).sort();

describe('circles of sales', () => {
  it('are found exactly as trying every order of every choice finds them', () => {
    fc.assert(
      fc.property(sales, (all) => {
        const { circles, isCutShort } = findCircles(new SaleGraph(all), RULES);
        expect(isCutShort).toBe(false);
        expect(names(circles)).toEqual(names(bruteForce(all)));
      }),
      { numRuns: 300 },
    );
  });

  it('are found through each of their sales', () => {
    fc.assert(
      fc.property(sales, (all) => {
        const graph = new SaleGraph(all);
        const whole = findCircles(graph, RULES).circles;
        for (const sale of all) {
          const through = whole.filter((circle) => circle.includes(sale));
          expect(names(circlesThrough(sale, graph, RULES).circles)).toEqual(names(through));
        }
      }),
      { numRuns: 100 },
    );
  });

  it('says so when it may not look at all of them', () => {
    const many = Array.from({ length: 40 }, (_, index): Sale[] => [
      { id: `a${index}`, seller: 'A', buyer: 'B', date: START, currency: 'CNY', amountMinor: 100n },
      { id: `b${index}`, seller: 'B', buyer: 'A', date: START, currency: 'CNY', amountMinor: 100n },
    ]).flat();
    const rules = { ...RULES, looksMax: 10 };
    expect(findCircles(new SaleGraph(many), rules).isCutShort).toBe(true);
  });
});
