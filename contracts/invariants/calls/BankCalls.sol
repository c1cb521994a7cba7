// SPDX-License-Identifier: UNLICENSED
pragma solidity 0.8.37;

import {IBankTransfers} from "../../interfaces/IBankTransfers.sol";
import {Lock, Receipt} from "../../types/BankTransferActs.sol";
import {NOBODY, PartyId} from "../../types/Ids.sol";
import {Spot} from "../World.sol";
import {MoveCalls} from "./MoveCalls.sol";

/// @dev Money that moves by bank transfer.
abstract contract BankCalls is MoveCalls {
    uint8 internal constant FOR_CLAIM = 1;
    uint8 internal constant FOR_LOCK = 2;

    function _lockOf(
        Spot memory spot,
        uint64 amount,
        PartyId buyer,
        PartyId keeper
    ) internal view returns (Lock memory) {
        return
            Lock({
                receivable: spot.id,
                from: spot.from,
                to: spot.part.to,
                version: spot.part.version,
                amount: amount,
                holder: spot.part.holder,
                holderEpoch: _epochOf(spot.part.holder),
                buyer: buyer,
                buyerEpoch: _epochOf(buyer),
                programme: _programmeOfBuyer(buyer, spot.whole.currency),
                price: amount,
                settlementBank: keeper,
                payBy: uint40(clock + 2 days),
                unlockFrom: uint40(clock + 4 days),
                deadline: _deadline()
            });
    }

    function _lockCall(Lock memory act) internal view returns (bytes memory) {
        bytes32 digest = digests.digestOfLock(act, address(receivables));
        return abi.encodeCall(IBankTransfers.lock, (act, _signedByBoth(digest, act.holder, act.buyer)));
    }

    function _receiptOf(
        uint8 purpose,
        Spot memory spot,
        PartyId keeper,
        uint64 amount,
        bytes32 bankReference
    ) internal view returns (Receipt memory) {
        PartyId payee = spot.part.pledgee == NOBODY || purpose == FOR_LOCK ? spot.part.holder : spot.part.pledgee;
        return
            Receipt({
                purpose: purpose,
                receivable: spot.id,
                from: spot.from,
                version: spot.part.version,
                payee: payee,
                currency: spot.whole.currency,
                amount: amount,
                bankReference: bankReference,
                bookedAt: uint40(clock),
                bank: keeper,
                bankEpoch: _epochOf(keeper),
                deadline: _deadline()
            });
    }

    function _receiptCall(Receipt memory act) internal view returns (bytes memory) {
        bytes[] memory signatures = _list(_by(act.bank, digests.digestOfReceipt(act, address(receivables))));
        if (act.purpose == FOR_CLAIM) return abi.encodeCall(IBankTransfers.payByReceipt, (act, signatures));
        return abi.encodeCall(IBankTransfers.settle, (act, signatures));
    }
}
