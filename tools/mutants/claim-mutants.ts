import { type Mutant, RULES } from './mutant.js';

const STORE = 'receivables/FragmentStore.sol';
const TRADE = 'trade/TradeRegistry.sol';

const VERSIONS: readonly Mutant[] = [
  {
    breaks: 'what moves keeps its version, and so moves again',
    file: STORE,
    find: ') internal returns (uint32 version) {\n        version = fragment.version() + 1;\n        if (cut != from)',
    replace: ') internal returns (uint32 version) {\n        version = fragment.version();\n        if (cut != from)',
    tests: ['receivables/Transfer.t.sol', 'receivables/Intervals.t.sol'],
  },
  {
    breaks: 'a touch withdraws nothing',
    file: STORE,
    find: 'version = fragment.version() + 1;\n        _write(id, from, fragment.withVersion(version));',
    replace: 'version = fragment.version();\n        _write(id, from, fragment.withVersion(version));',
    tests: ['receivables/Cutting.t.sol'],
  },
  {
    breaks: 'a merge forgets the highest version',
    file: STORE,
    find: 'if (part.version() > highest) highest = part.version();',
    replace: '',
    tests: ['receivables/Cutting.t.sol', 'receivables/Intervals.t.sol'],
  },
  {
    breaks: 'an act on another version runs',
    file: STORE,
    find: 'fragment.holder() != NOBODY && fragment.version() == version && fragment.to() == to;',
    replace: 'fragment.holder() != NOBODY && fragment.version() >= version && fragment.to() == to;',
    tests: ['receivables/Transfer.t.sol', 'receivables/Intervals.t.sol'],
  },
];

const BOUNDS: readonly Mutant[] = [
  {
    breaks: 'more than the fragment is moved',
    file: STORE,
    find: 'require(amount > 0 && amount <= to - from, AmountOutOfRange(amount, to - from));',
    replace: 'require(amount > 0, AmountOutOfRange(amount, to - from));',
    tests: ['receivables/Transfer.t.sol'],
  },
  {
    breaks: 'a cut at the start leaves an empty part',
    file: STORE,
    find: 'require(cut > from && cut < to, SplitDoesNotTileParent(i));',
    replace: 'require(cut >= from && cut < to, SplitDoesNotTileParent(i));',
    tests: ['receivables/Cutting.t.sol'],
  },
  {
    breaks: 'a claim moves at its due time',
    file: RULES,
    find: 'require(block.timestamp < due, Matured(id, due));',
    replace: 'require(block.timestamp <= due, Matured(id, due));',
    tests: ['receivables/Transfer.t.sol'],
  },
  {
    breaks: 'a programme is drawn one unit over its limit',
    file: 'credit/Programmes.sol',
    find: 'bool fits = uint256(line.outstanding()) + amount <= line.limit();',
    replace: 'bool fits = uint256(line.outstanding()) + amount <= uint256(line.limit()) + 1;',
    tests: ['credit/Programmes.t.sol'],
  },
  {
    breaks: 'a deadline may lie in the past',
    file: 'libraries/SignedActs.sol',
    find: 'require(block.timestamp <= deadline, ActExpired(deadline));',
    replace: '',
    tests: ['receivables/Issue.t.sol'],
  },
];

const RELAY: readonly Mutant[] = [
  {
    breaks: 'what is relayed to one contract reaches another',
    file: 'relay/Relay.sol',
    find: 'if (index == 2) return _programmes;',
    replace: 'if (index == 2) return _tradeRegistry;',
    tests: ['relay/Relay.t.sol'],
  },
];

const INVOICES: readonly Mutant[] = [
  {
    breaks: 'more is financed than an invoice’s cap',
    file: TRADE,
    find: 'bool fits = uint256(used) + amount <= attestation.cap;',
    replace: 'bool fits = uint256(amount) <= attestation.cap;',
    tests: ['receivables/Issue.t.sol', 'trade/TradeRegistry.t.sol'],
  },
  {
    breaks: 'a new nullifier key forgets what was financed under the old one',
    file: TRADE,
    find: 'if (invoice.used() > used) used = invoice.used();',
    replace: 'if (i == 0) used = invoice.used();',
    tests: ['trade/TradeRegistry.t.sol'],
  },
  {
    breaks: 'a reopened invoice is anybody’s',
    file: TRADE,
    find: 'require(same, InvoiceReopenedForOthers(nullifier, pair.debtor, pair.creditor));',
    replace: 'same;',
    tests: ['receivables/Cancel.t.sol', 'trade/TradeRegistry.t.sol'],
  },
  {
    breaks: 'a superseded attestation counts',
    file: TRADE,
    find: 'require(act.sequence >= sequence, AttestationSuperseded(nullifier, sequence, act.sequence));',
    replace: '',
    tests: ['trade/TradeRegistry.t.sol'],
  },
];

/** Versions, bounds, invoices, and the way to them. */
export const CLAIM_MUTANTS: readonly Mutant[] = [...VERSIONS, ...BOUNDS, ...INVOICES, ...RELAY];
