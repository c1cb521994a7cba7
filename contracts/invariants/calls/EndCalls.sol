// SPDX-License-Identifier: UNLICENSED
pragma solidity 0.8.37;

import {IClaims} from "../../interfaces/IClaims.sol";
import {IUpkeep} from "../../interfaces/IUpkeep.sol";
import {NOBODY, PartyId} from "../../types/Ids.sol";
import {Cancel, Pay} from "../../types/ReceivableActs.sol";
import {Spot} from "../World.sol";
import {BankCalls} from "./BankCalls.sol";

/// @dev Claims that are paid or cancelled.
abstract contract EndCalls is BankCalls {
    function _payCall(Spot memory spot, uint64 amount) internal view returns (bytes memory) {
        Pay memory act = Pay({
            receivable: spot.id,
            from: spot.from,
            to: spot.part.to,
            version: spot.part.version,
            amount: amount,
            debtor: spot.whole.debtor,
            debtorEpoch: _epochOf(spot.whole.debtor),
            deadline: _deadline()
        });
        bytes32 digest = digests.digestOf(act, address(receivables));
        return abi.encodeCall(IClaims.pay, (act, _list(_by(act.debtor, digest))));
    }

    function _cancelOf(Spot memory spot, PartyId pledgee) internal view returns (Cancel memory act) {
        act.receivable = spot.id;
        act.from = spot.from;
        act.to = spot.part.to;
        act.version = spot.part.version;
        act.debtor = spot.whole.debtor;
        act.debtorEpoch = _epochOf(act.debtor);
        act.holder = spot.part.holder;
        act.holderEpoch = _epochOf(act.holder);
        act.pledgee = pledgee;
        act.pledgeeEpoch = _epochOf(pledgee);
        act.nullifiers = new bytes32[](0);
        act.deadline = _deadline();
    }

    /// @param last who signs in the pledgee's place, if one is named
    function _cancelCall(Cancel memory act, PartyId last) internal view returns (bytes memory) {
        bytes32 digest = digests.digestOf(act, address(receivables));
        bytes[] memory signatures =
            act.pledgee == NOBODY
                ? _signedByBoth(digest, act.debtor, act.holder)
                : _list(_by(act.debtor, digest), _by(act.holder, digest), _by(last, digest));
        return abi.encodeCall(IUpkeep.cancel, (act, signatures));
    }

    /// @dev With the verifier of its invoice, which is free again by it.
    function _verifiedCancelCall(Spot memory spot, bytes32[] memory nullifiers) internal view returns (bytes memory) {
        Cancel memory act = _cancelOf(spot, spot.part.pledgee);
        (act.verifier, act.verifierEpoch, act.nullifiers) = (verifier.party, _epochOf(verifier.party), nullifiers);
        bytes32 digest = digests.digestOf(act, address(receivables));
        (bytes memory one, bytes memory two) = (_by(act.debtor, digest), _by(act.holder, digest));
        bytes memory last = _by(act.verifier, digest);
        bytes[] memory signatures =
            act.pledgee == NOBODY ? _list(one, two, last) : _list(one, two, _by(act.pledgee, digest), last);
        return abi.encodeCall(IUpkeep.cancel, (act, signatures));
    }
}
