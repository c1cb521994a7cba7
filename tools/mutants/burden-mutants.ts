import { BURDENS, type Mutant, RECEIVABLES, TRANSFERS, UPKEEP } from './mutant.js';

const BANK_TRANSFERS: readonly Mutant[] = [
  {
    breaks: 'one bank transfer pays twice',
    file: TRANSFERS,
    find: '_usedReceipts[key] = true;',
    replace: '',
    tests: ['receivables/Receipt.t.sol', 'receivables/Settle.t.sol'],
  },
  {
    breaks: 'the buyer’s own bank house may be the seller’s settlement bank',
    file: TRANSFERS,
    find: 'require(bank != act.buyer && bank != receivable.debtor(), SettlementBankInvolved(bank));',
    replace: '',
    tests: ['receivables/BankTransfer.t.sol'],
  },
  {
    breaks: 'the debtor’s own receipt pays its debt',
    file: TRANSFERS,
    find: 'require(act.bank != receivable.debtor(), SettlementBankInvolved(act.bank));',
    replace: '',
    tests: ['receivables/Receipt.t.sol'],
  },
  {
    breaks: 'a price that came too late still settles',
    file: TRANSFERS,
    find: 'require(act.bookedAt <= latest, BookedOutOfTime(act.bookedAt, latest));',
    replace: '',
    tests: ['receivables/Settle.t.sol'],
  },
  {
    breaks: 'less than the price settles',
    file: TRANSFERS,
    find: 'require(act.amount == held.price, ReceiptAmountDiffers(held.price, act.amount));',
    replace: '',
    tests: ['receivables/Settle.t.sol'],
  },
  {
    breaks: 'a lock may be undone a second too early',
    file: TRANSFERS,
    find: 'act.unlockFrom >= act.payBy + UNLOCK_AFTER',
    replace: 'act.unlockFrom + 1 >= act.payBy + UNLOCK_AFTER',
    tests: ['receivables/BankTransfer.t.sol'],
  },
  {
    breaks: 'a lock outlives the due time',
    file: TRANSFERS,
    find: '&& act.unlockFrom < due',
    replace: '',
    tests: ['receivables/BankTransfer.t.sol'],
  },
  {
    breaks: 'anybody unlocks at any time',
    file: TRANSFERS,
    find: 'require(block.timestamp >= unlockFrom, LockStands(unlockFrom));',
    replace: '',
    tests: ['receivables/BankTransfer.t.sol', 'receivables/Settle.t.sol'],
  },
  {
    breaks: 'an undone lock keeps its room on the buyer’s programme',
    file: TRANSFERS,
    find: 'if (fragment.programme() != held.programme) _programmes.release(held.programme, to - from);',
    replace: '',
    tests: ['receivables/BankTransfer.t.sol', 'receivables/Settle.t.sol'],
  },
];

const ORDERS: readonly Mutant[] = [
  {
    breaks: 'a reassignment to oneself lifts a freeze',
    file: BURDENS,
    find: 'require(act.holder != act.recipient, SameParty(act.holder));\n        _existing(act.recipient);',
    replace: '_existing(act.recipient);',
    tests: ['receivables/Reassign.t.sol'],
  },
  {
    breaks: 'another order than the one shown reassigns',
    file: BURDENS,
    find: 'require(record.order == act.order, OrderDiffers(record.order, act.order));',
    replace: '',
    tests: ['receivables/Reassign.t.sol'],
  },
  {
    breaks: 'nobody is heard before a reassignment',
    file: BURDENS,
    find: 'require(block.timestamp >= earliest, ReassignmentTooSoon(earliest));',
    replace: '',
    tests: ['receivables/Reassign.t.sol'],
  },
  {
    breaks: 'what is cut off after a freeze may be frozen at once',
    file: BURDENS,
    find: 'rest.from < added.to && added.from < rest.to && rest.until > earliest',
    replace: 'rest.from == added.from && rest.until > earliest',
    tests: ['receivables/Order.t.sol'],
  },
  {
    breaks: 'an act that ran is withdrawn once its place is empty',
    file: UPKEEP,
    find: `_requireSignatory(revocation.party, act.holder, act.pledgee);
        _live(act.receivable, act.from, act.to, act.version);`,
    replace: `_requireSignatory(revocation.party, act.holder, act.pledgee);
        if (_at(act.receivable, act.from).version() != 0) _live(act.receivable, act.from, act.to, act.version);`,
    tests: ['receivables/Revocation.t.sol', 'receivables/ActTable.t.sol'],
  },
  {
    breaks: 'a frozen or locked claim is cancelled by debtor and holder',
    file: UPKEEP,
    find: '_requireUnflagged(act.receivable, act.from, fragment, Flags.FROZEN | Flags.LOCKED);',
    replace: '',
    tests: ['receivables/Cancel.t.sol'],
  },
  {
    breaks: 'a debtor in default issues on',
    file: RECEIVABLES,
    find: 'require(_partyRecord(act.debtor).status() != PartyStatus.Stopped, DebtorStopped(act.debtor));',
    replace: '',
    tests: ['receivables/Overdue.t.sol'],
  },
];

const ACCOUNTS: readonly Mutant[] = [
  {
    breaks: 'one person with two keys is two persons',
    file: 'parties/PartyAccount.sol',
    find: 'if (j == count) seen[count++] = person;',
    replace: 'seen[count++] = person;',
    tests: ['parties/PartyAccount.t.sol'],
  },
  {
    breaks: 'a person who has no key left still counts as one',
    file: 'parties/PartyAccount.sol',
    find: 'if (--_keysOf[person] == 0) --personCount;',
    replace: '--_keysOf[person];',
    tests: ['parties/PartyAccount.t.sol'],
  },
  {
    breaks: 'an assertion for another site signs',
    file: 'parties/PasskeyVerifier.sol',
    find: 'bytes32(assertion.authenticatorData[:32]) == rpIdHash;',
    replace: 'true;',
    tests: ['parties/PartyAccount.t.sol'],
  },
  {
    breaks: 'an approval outlives a change of signers',
    file: 'parties/PartyAccount.sol',
    find: '++configuration;',
    replace: 'if (configuration == 0) ++configuration;',
    tests: ['parties/PartyAccount.t.sol'],
  },
];

/** Bank transfers, orders and accounts. */
export const BURDEN_MUTANTS: readonly Mutant[] = [...BANK_TRANSFERS, ...ORDERS, ...ACCOUNTS];
