import { type Chance, chanceOfSums, isSeldomAsSpread, isSeldomAsUsual } from './chance-of-sums.js';
import type { CutSumRules } from './duplicate-rules.js';
import type { CutSumSeen } from '@tallystick/act-types';
import { type Cut, type CutsFound, type Part, piecesAddingUp } from './piece-sums.js';
import { nearestTo, type TradeSample } from '../patterns/trade-sample.js';

/**
 * One sum billed twice: as a whole, and cut into several invoices. Only the invoices nearest in time are looked at, as many as the rules say. Regular
 * deliveries add up too (five of 10,000 and one of 50,000), so a sum is told of only where the pair's other amounts do not make such sums by
 * themselves, and goods of its own clear each invoice in `others`: whoever asks has the papers to see that.
 */
export function cutSumsOf(
  invoice: TradeSample,
  earlier: readonly TradeSample[],
  rules: CutSumRules,
): readonly CutSumSeen[] {
  if (invoice.amountMinor <= 0n) return [];
  const own: Part = { sha256: invoice.sha256, day: 0, amountMinor: invoice.amountMinor };
  const positive = earlier.filter(({ amountMinor }) => amountMinor > 0n);
  const near = nearestTo(invoice, positive, rules.wholeWithinDays).map(
    ({ sample: { sha256, amountMinor }, day }): Part => ({ sha256, day, amountMinor }),
  );
  const usual = chanceOfSums(near.slice(0, 2 * rules.candidatesMax), rules.slackMinor);
  if (!isSeldomAsUsual(1n, usual, rules.chanceOneIn)) return [];
  const wholes = near.slice(0, rules.candidatesMax);
  const pieces = near.filter(({ day }) => Math.abs(day) <= rules.piecesWithinDays).slice(0, rules.candidatesMax);
  return [
    ...told('piece', own, piecesAddingUp(pieces, wholes, rules, own), remarkable(wholes.length, usual, rules), rules),
    ...told('whole', own, piecesAddingUp(wholes, [own], rules), remarkable(1, usual, rules), rules),
  ];
}

type IsRemarkable = (cut: Cut, sumsTried: readonly number[]) => boolean;

/** A sum of few pieces is set against the sums of as few: they are soon all tried. */
function remarkable(wholes: number, usual: Chance, { slackMinor, chanceOneIn }: CutSumRules): IsRemarkable {
  return ({ whole, pieces }, sumsTried) => {
    let sums = 0;
    for (let count = 2; count <= pieces.length; count += 1) sums += sumsTried[count] ?? 0;
    const comparisons = BigInt(sums * wholes);
    const slack = slackMinor * BigInt(pieces.length);
    return (
      isSeldomAsUsual(comparisons, usual, chanceOneIn) &&
      isSeldomAsSpread(comparisons, whole.amountMinor, slack, chanceOneIn)
    );
  };
}

function told(
  role: CutSumSeen['role'],
  own: Part,
  { cuts, sumsTried }: CutsFound,
  isRemarkable: IsRemarkable,
  { toldMax }: CutSumRules,
): CutSumSeen[] {
  return cuts
    .filter((cut) => isRemarkable(cut, sumsTried))
    .map(({ whole, pieces }): CutSumSeen => {
      const parts = [whole, ...pieces];
      const days = parts.map(({ day }) => day);
      const others = parts.filter((part) => part !== own).map(({ sha256 }) => sha256);
      const daysApart = Math.max(...days) - Math.min(...days);
      return { role, pieces: pieces.length, daysApart, others: others.sort() };
    })
    .sort((a, b) => a.pieces - b.pieces || a.daysApart - b.daysApart || (a.others.join() < b.others.join() ? -1 : 1))
    .slice(0, toldMax);
}
