// SPDX-License-Identifier: UNLICENSED
pragma solidity 0.8.37;

import {IReceivablesErrors} from "../../interfaces/IReceivablesErrors.sol";
import {Flags} from "../../types/Flags.sol";
import {NOBODY, PartyId} from "../../types/Ids.sol";
import {Cancel} from "../../types/ReceivableActs.sol";
import {Pledged, Spot} from "../World.sol";
import {HostileVersions} from "./HostileVersions.sol";

/// @dev What is frozen, pledged, locked or disputed, by the signatures of holder and debtor, or of the holder, alone.
abstract contract HostileBurdens is HostileVersions {
    string private constant PLEDGED_CANCELLED = "a pledged claim cancelled by debtor and holder";
    string private constant PLEDGED_MOVED = "a pledged claim moved or cut by its holder";
    string private constant FLAGGED_CANCELLED = "a frozen or locked claim cancelled by debtor and holder";
    string private constant FLAGGED_MOVED = "a frozen, locked or disputed claim moved or cut";
    string private constant LOCKED_PAID = "a locked claim paid";
    string private constant A_TO_A = "an A-to-A reassignment of what is frozen";
    string private constant FROZEN_AGAIN = "a freeze of what rests from one, cut or joined as it may be";
    string private constant UNFIT_ORDER = "a reassignment before its time or by another order";

    function setUp() public virtual override {
        super.setUp();
        string[8] memory kinds = [
            PLEDGED_CANCELLED,
            PLEDGED_MOVED,
            FLAGGED_CANCELLED,
            FLAGGED_MOVED,
            LOCKED_PAID,
            A_TO_A,
            FROZEN_AGAIN,
            UNFIT_ORDER
        ];
        for (uint256 i = 0; i < kinds.length; ++i) _name(kinds[i]);
    }

    function _tryPledged() internal {
        (bool found, Spot memory spot) = _find(0, 0, Pledged.Yes);
        if (!found) return;
        PartyId pledgee = spot.part.pledgee;
        PartyId other = _bankBut(pledgee);
        Cancel memory act = _cancelOf(spot, NOBODY);
        _refused(PLEDGED_CANCELLED, _cancelCall(act, NOBODY), _pledgeeReason(pledgee, NOBODY));
        act = _cancelOf(spot, other);
        _refused(PLEDGED_CANCELLED, _cancelCall(act, other), _pledgeeReason(pledgee, other));
        act = _cancelOf(spot, pledgee);
        bytes32 digest = digests.digestOf(act, address(receivables));
        _refused(PLEDGED_CANCELLED, _cancelCall(act, other), _notSigned(_accountOf(pledgee), digest));
        bytes memory stands = abi.encodeWithSelector(
            IReceivablesErrors.PledgeStands.selector,
            spot.id,
            spot.from,
            pledgee
        );
        _refusedNew(PLEDGED_MOVED, _transferCall(spot, 1, _supplierBut(spot.part.holder)), stands);
        spot.part.pledgee = NOBODY;
        _refusedNew(PLEDGED_MOVED, _touchCall(spot), _pledgeeReason(pledgee, NOBODY));
        if (_length(spot) == 1) return;
        _refusedNew(PLEDGED_MOVED, _splitCall(spot, spot.from + 1), _pledgeeReason(pledgee, NOBODY));
    }

    function _pledgeeReason(PartyId expected, PartyId given) private pure returns (bytes memory) {
        return abi.encodeWithSelector(IReceivablesErrors.PledgeeDiffers.selector, expected, given);
    }

    function _tryFlagged() internal {
        _tryFlaggedBy(Flags.FROZEN);
        _tryFlaggedBy(Flags.LOCKED);
        _tryFlaggedBy(Flags.DISPUTED);
    }

    function _tryFlaggedBy(uint16 flag) private {
        (bool found, Spot memory spot) = _find(flag, 0, Pledged.Either);
        if (!found) return;
        bytes memory reason = _flagged(spot.id, spot.from, spot.part.flags);
        if (spot.part.flags != Flags.DISPUTED) {
            Cancel memory act = _cancelOf(spot, spot.part.pledgee);
            _refused(FLAGGED_CANCELLED, _cancelCall(act, spot.part.pledgee), reason);
        }
        _refusedNew(FLAGGED_MOVED, _touchCall(spot), reason);
        if (_length(spot) > 1) _refusedNew(FLAGGED_MOVED, _splitCall(spot, spot.from + 1), reason);
        if (spot.part.pledgee != NOBODY) return;
        PartyId to = _supplierBut(spot.part.holder);
        _refusedNew(FLAGGED_MOVED, _transferCall(spot, 1, to), reason);
        _refusedNew(FLAGGED_MOVED, _assignCall(spot, 1, to), reason);
        _refusedNew(FLAGGED_MOVED, _purchaseCall(_purchaseOf(spot, 1, _bankBut(spot.part.holder))), reason);
    }

    function _tryLockedPaid() internal {
        (bool found, Spot memory spot) = _find(Flags.LOCKED, 0, Pledged.Either);
        if (!found) return;
        bytes memory reason = _flagged(spot.id, spot.from, spot.part.flags);
        _refused(LOCKED_PAID, _payCall(spot, 1), reason);
        PartyId keeper = receivables.settlementBankOf(spot.part.holder).bank;
        bytes memory receipt = _receiptCall(_receiptOf(FOR_CLAIM, spot, keeper, 1, keccak256("no money")));
        _refused(LOCKED_PAID, receipt, reason);
        if (clock < spot.whole.due) return;
        bytes memory data = abi.encodeCall(receivables.payFor, (spot.id, spot.from, spot.part.to, spot.part.version));
        _refused(LOCKED_PAID, data, reason);
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
