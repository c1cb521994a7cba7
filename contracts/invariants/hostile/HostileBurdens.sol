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

    function setUp() public virtual override {
        super.setUp();
        string[5] memory kinds = [PLEDGED_CANCELLED, PLEDGED_MOVED, FLAGGED_CANCELLED, FLAGGED_MOVED, LOCKED_PAID];
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
}
