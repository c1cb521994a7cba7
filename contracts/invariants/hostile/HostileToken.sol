// SPDX-License-Identifier: UNLICENSED
pragma solidity 0.8.37;

import {ReentrancyGuard} from "@openzeppelin/contracts/utils/ReentrancyGuard.sol";
import {Flags} from "../../types/Flags.sol";
import {NOBODY, ReceivableId} from "../../types/Ids.sol";
import {Spot} from "../World.sol";
import {HostileBatches} from "./HostileBatches.sol";

/// @dev A token that re-enters while it pays.
abstract contract HostileToken is HostileBatches {
    string private constant REENTERS = "a token that re-enters";

    function setUp() public virtual override {
        super.setUp();
        _name(REENTERS);
    }

    function _tryReentering() internal {
        (bool found, Spot memory spot) = _findEuro();
        if (!found) return;
        bytes[] memory calls = new bytes[](5);
        calls[0] = _payCall(spot, 1);
        calls[1] = _touchCall(spot);
        calls[2] = _transferCall(spot, 1, _supplierBut(spot.part.holder));
        calls[3] = _cancelCall(_cancelOf(spot, spot.part.pledgee), spot.part.pledgee);
        calls[4] = _receiptCall(
            _receiptOf(
                FOR_CLAIM,
                spot,
                receivables.settlementBankOf(_payeeOf(spot)).bank,
                1,
                keccak256(abi.encode("while the token pays", clock, _roll(type(uint256).max)))
            )
        );
        euro.arm(address(receivables), calls);
        _payTail(spot, 1);
        bytes[] memory answers = euro.answers();
        eq(answers.length, calls.length, "the token called back");
        bytes32 refusal = keccak256(abi.encodeWithSelector(ReentrancyGuard.ReentrancyGuardReentrantCall.selector));
        for (uint256 i = 0; i < answers.length; ++i) {
            yes(keccak256(answers[i]) == refusal, "nothing runs while a token moves");
            _count(REENTERS);
        }
    }

    /// @dev The first place of the pool is the euro's.
    function _findEuro() private view returns (bool, Spot memory spot) {
        spot.id = pool[0];
        if (ReceivableId.unwrap(spot.id) == 0) return (false, spot);
        for (uint64 from = 0; from < SHORT; ++from) {
            spot = _again(spot, from);
            bool payable_ = spot.part.holder != NOBODY && spot.part.flags & Flags.LOCKED == 0;
            if (payable_) return (true, spot);
        }
        return (false, spot);
    }
}
