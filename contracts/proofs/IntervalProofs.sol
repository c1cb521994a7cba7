// SPDX-License-Identifier: UNLICENSED
pragma solidity 0.8.37;

import {FragmentStore} from "../receivables/FragmentStore.sol";

/// @dev What solc's model checker proves of the ledger's interval arithmetic, for all numbers (`npm run prove`). An assertion here is a theorem:
/// whatever `_cutOf` does not refuse, tiles. Bits of packed words are beyond it; they are fuzzed in PackedWords.t.sol.
contract IntervalProofs is FragmentStore {
    /// @dev Head and tail are inside the fragment, the tail is not empty, and together they are the fragment.
    function provesThatACutTiles(uint64 from, uint64 to, uint64 amount) external pure {
        if (from >= to) return;
        uint64 cut = _cutOf(from, to, amount);
        assert(cut >= from);
        assert(cut < to);
        assert(to - cut == amount);
        assert((cut - from) + (to - cut) == to - from);
    }

    /// @dev A whole amount leaves no head, and nothing else does.
    function provesThatOnlyTheWholeLeavesNoHead(uint64 from, uint64 to, uint64 amount) external pure {
        if (from >= to) return;
        uint64 cut = _cutOf(from, to, amount);
        assert((cut == from) == (amount == to - from));
    }

    /// @dev Two cuts that rise inside a fragment give three parts, none empty, that tile it: what a split's loop does at each step.
    function provesThatRisingCutsTile(uint64 from, uint64 to, uint64 first, uint64 second) external pure {
        if (first <= from || first >= to) return;
        if (second <= first || second >= to) return;
        assert(first - from > 0 && second - first > 0 && to - second > 0);
        assert((first - from) + (second - first) + (to - second) == to - from);
    }
}
