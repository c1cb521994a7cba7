// SPDX-License-Identifier: UNLICENSED
pragma solidity 0.8.37;

import {IReceivablesErrors} from "../../interfaces/IReceivablesErrors.sol";
import {Flags} from "../../types/Flags.sol";
import {NOBODY, PartyId} from "../../types/Ids.sol";
import {OrderDispute} from "../../types/OrderActs.sol";
import {Pledged, Spot} from "../World.sol";
import {HostileBurdens} from "./HostileBurdens.sol";

/// @dev Orders before their time, by another order, or on the word of who gains by it; and freezes without an end.
abstract contract HostileOrders is HostileBurdens {
    string private constant A_TO_A = "an A-to-A reassignment of what is frozen";
    string private constant UNFIT_ORDER = "a reassignment before its time or by another order";
    string private constant FROZEN_AGAIN = "a freeze of what rests from one, cut or joined as it may be";
    string private constant UNFIT_WITNESS = "a dispute ordered without a fit witness";

    function setUp() public virtual override {
        super.setUp();
        _name(A_TO_A);
        _name(UNFIT_ORDER);
        _name(FROZEN_AGAIN);
        _name(UNFIT_WITNESS);
    }

    function _tryOrderDispute() internal {
        (bool found, Spot memory spot) = _find(0, 0, Pledged.Either);
        if (!found) return;
        _refusedWitness(spot, _supplierBut(NOBODY));
        _refusedWitness(spot, spot.whole.debtor);
        PartyId payee = _payeeOf(spot);
        if (payee == bank.party || payee == otherBank.party) _refusedWitness(spot, payee);
        OrderDispute memory act = _orderDisputeOf(spot, true, regulator.party);
        bytes32 digest = digests.digestOfOrderDispute(act, address(receivables));
        bytes memory own = _sign(REGISTRAR_KEY, digest);
        bytes memory reason = _notSigned(regulator.account, digest);
        _refused(UNFIT_WITNESS, _orderDisputeCall(act, _list(own, own)), reason);
    }

    function _refusedWitness(Spot memory spot, PartyId witness) private {
        OrderDispute memory act = _orderDisputeOf(spot, spot.part.flags & Flags.DISPUTED == 0, witness);
        bytes32 digest = digests.digestOfOrderDispute(act, address(receivables));
        bytes[] memory signatures = _list(_sign(REGISTRAR_KEY, digest), _by(witness, digest));
        bytes memory reason = abi.encodeWithSelector(IReceivablesErrors.WitnessUnfit.selector, witness);
        _refused(UNFIT_WITNESS, _orderDisputeCall(act, signatures), reason);
    }

    function _tryFreezeAgain() internal {
        for (uint256 i = 0; i < 6; ++i) {
            (bool found, Spot memory spot) = _find(0, Flags.FROZEN, Pledged.Either);
            uint256 earliest = _restOf(spot);
            if (!found || clock >= earliest) continue;
            bytes memory reason = abi.encodeWithSelector(IReceivablesErrors.FreezeTooSoon.selector, earliest);
            _refused(FROZEN_AGAIN, _freezeCall(spot), reason);
            return;
        }
    }

    /// @dev The flags and the holder are compared after every step.
    function _tryReassign() internal {
        (bool found, Spot memory spot) = _find(Flags.FROZEN, 0, Pledged.Either);
        if (!found) return;
        PartyId holder = spot.part.holder;
        bytes memory same = abi.encodeWithSelector(IReceivablesErrors.SameParty.selector, holder);
        _refused(A_TO_A, _reassignCall(spot, holder), same);
        if (spot.part.flags & Flags.LOCKED != 0) return;
        uint40 confirmedAt = receivables.freezeOf(spot.id, spot.from).confirmedAt;
        bytes32 order = receivables.freezeOf(spot.id, spot.from).order;
        if (order == ORDER && clock >= confirmedAt + 3 days) return;
        bytes memory reason =
            order == ORDER
                ? abi.encodeWithSelector(IReceivablesErrors.ReassignmentTooSoon.selector, confirmedAt + 3 days)
                : abi.encodeWithSelector(IReceivablesErrors.OrderDiffers.selector, order, ORDER);
        _refused(UNFIT_ORDER, _reassignCall(spot, _supplierBut(holder)), reason);
    }
}
