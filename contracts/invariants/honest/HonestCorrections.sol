// SPDX-License-Identifier: UNLICENSED
pragma solidity 0.8.37;

import {NOBODY, ReceivableId} from "../../types/Ids.sol";
import {Spot} from "../World.sol";
import {HonestRules} from "./HonestRules.sol";

/// @dev A claim that never moved is cancelled with its verifier, to be issued once more as it should have been.
abstract contract HonestCorrections is HonestRules {
    function _cancelVerified() internal {
        (bool found, uint256 place) = _findNeverMoved();
        if (!found) return;
        Issued memory terms = issued[numbers[place]];
        _run(_verifiedCancelCall(_atStart(pool[place]), _nullifiers(terms.invoice)));
        _countWhilePaused("cancel");
        _noteGone(pool[place], 0, SHORT);
        freed.push(terms);
        isFreed[terms.invoice] = true;
        eq(trades.invoiceOf(_nullifier(terms.invoice, 1)).used, 0, "3: what never moved gives back what it used");
    }

    function _atStart(ReceivableId id) internal view returns (Spot memory spot) {
        spot.id = id;
        return _again(spot, 0);
    }

    function _findNeverMoved() private returns (bool, uint256 place) {
        uint256 first = _roll(POOL);
        for (uint256 i = 0; i < POOL; ++i) {
            place = (first + i) % POOL;
            Spot memory spot = _atStart(pool[place]);
            bool never = spot.part.holder != NOBODY && spot.part.version == 1;
            if (_cannotSign(spot.part.holder)) continue;
            if (never && !isCorrected[issued[numbers[place]].invoice]) return (true, place);
        }
        return (false, 0);
    }
}
