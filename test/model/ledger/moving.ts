import { require } from './act.js';
import { moveMoney } from './cash.js';
import { changeTail, cutOf, type Found, handedTo, heldPart, requireMovable } from './parts.js';
import { requireJoinable } from './programmes.js';
import { requireCount, requireInTime, requireNotRevoked, requireRunning, requireSigned, ROLE } from './signing.js';
import type { Rule, Turn } from './turn.js';
import { DAY, number } from './values.js';

export const transfer: Rule = (turn) => {
  const found = offered(turn);
  pass(turn, found, 'FragmentTransferred', handedTo(found.part, number(turn.fields, 'recipient')));
};

export const assignWithRecourse: Rule = (turn) => {
  const found = offered(turn);
  const [holder, recipient] = [number(turn.fields, 'holder'), number(turn.fields, 'recipient')];
  pass(turn, found, 'FragmentAssigned', { holder: recipient, recourse: holder });
};

export const purchase: Rule = (turn) => {
  const { fields, act } = turn;
  requireRunning(turn);
  requireInTime(turn, DAY);
  requireNotRevoked(turn);
  requireCount(turn, 2);
  const [holder, buyer] = [number(fields, 'holder'), number(fields, 'buyer')];
  require(holder !== buyer, 'SameParty', { party: holder });
  const seller = requireSigned(turn, 'holder', ROLE.any, 0);
  const payer = requireSigned(turn, 'buyer', ROLE.bank, 1);
  const found = heldPart(turn);
  requireMovable(turn, found);
  const { claim, part } = found;
  const [programme, price, amount] = [number(fields, 'programme'), number(fields, 'price'), number(fields, 'amount')];
  const cut = cutOf(turn, part);
  requireJoinable(turn, part.programme, programme, buyer, { ...claim, amount });
  const version = changeTail(turn, found, cut, { ...handedTo(part, buyer), programme });
  turn.emit('receivables', 'FragmentPurchased', {
    receivable: claim.id,
    holder,
    buyer,
    from: cut,
    to: part.to,
    version,
    programme,
    price,
    digest: act.digest,
  });
  moveMoney(turn, payer.account, seller.account, price);
};

/** The part that both sign to pass from holder to recipient. */
function offered(turn: Turn): Found {
  const { fields } = turn;
  requireRunning(turn);
  requireInTime(turn);
  requireCount(turn, 2);
  const holder = number(fields, 'holder');
  require(holder !== number(fields, 'recipient'), 'SameParty', { party: holder });
  requireSigned(turn, 'holder', ROLE.any, 0);
  requireSigned(turn, 'recipient', ROLE.supplier, 1);
  const found = heldPart(turn);
  requireMovable(turn, found);
  return found;
}

function pass(turn: Turn, found: Found, event: string, changes: ReturnType<typeof handedTo>): void {
  const { fields, act } = turn;
  const cut = cutOf(turn, found.part);
  const version = changeTail(turn, found, cut, changes);
  turn.emit('receivables', event, {
    receivable: found.claim.id,
    holder: number(fields, 'holder'),
    recipient: number(fields, 'recipient'),
    from: cut,
    to: found.part.to,
    version,
    digest: act.digest,
  });
}
