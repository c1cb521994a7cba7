// SPDX-License-Identifier: UNLICENSED
pragma solidity 0.8.37;

import {IClaims} from "../../interfaces/IClaims.sol";
import {PartyId, ProgrammeId} from "../../types/Ids.sol";
import {AssignWithRecourse, Purchase, Transfer} from "../../types/ReceivableActs.sol";
import {Spot} from "../World.sol";
import {CutCalls} from "./CutCalls.sol";

/// @dev Claims that pass from one to another.
abstract contract MoveCalls is CutCalls {
    function _transferOf(Spot memory spot, uint64 amount, PartyId to) internal view returns (Transfer memory) {
        return
            Transfer({
                receivable: spot.id,
                from: spot.from,
                to: spot.part.to,
                version: spot.part.version,
                amount: amount,
                holder: spot.part.holder,
                holderEpoch: _epochOf(spot.part.holder),
                recipient: to,
                recipientEpoch: _epochOf(to),
                deadline: _deadline()
            });
    }

    function _transferCall(Spot memory spot, uint64 amount, PartyId to) internal view returns (bytes memory) {
        Transfer memory act = _transferOf(spot, amount, to);
        bytes32 digest = digests.digestOf(act, address(receivables));
        return abi.encodeCall(IClaims.transfer, (act, _signedByBoth(digest, act.holder, act.recipient)));
    }

    function _assignCall(Spot memory spot, uint64 amount, PartyId to) internal view returns (bytes memory) {
        AssignWithRecourse memory act = AssignWithRecourse({
            receivable: spot.id,
            from: spot.from,
            to: spot.part.to,
            version: spot.part.version,
            amount: amount,
            holder: spot.part.holder,
            holderEpoch: _epochOf(spot.part.holder),
            recipient: to,
            recipientEpoch: _epochOf(to),
            deadline: _deadline()
        });
        bytes32 digest = digests.digestOfAssignWithRecourse(act, address(receivables));
        return abi.encodeCall(IClaims.assignWithRecourse, (act, _signedByBoth(digest, act.holder, act.recipient)));
    }

    function _programmeOfBuyer(PartyId buyer, uint16 currency) internal view returns (ProgrammeId) {
        if (currency == EUR) return EUR_PROGRAMME;
        return buyer == bank.party ? PROGRAMME : OTHER_PROGRAMME;
    }

    function _purchaseOf(Spot memory spot, uint64 amount, PartyId buyer) internal view returns (Purchase memory) {
        return
            Purchase({
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
                deadline: _deadline()
            });
    }

    function _purchaseCall(Purchase memory act) internal view returns (bytes memory) {
        bytes32 digest = digests.digestOf(act, address(receivables));
        return abi.encodeCall(IClaims.purchase, (act, _signedByBoth(digest, act.holder, act.buyer)));
    }
}
