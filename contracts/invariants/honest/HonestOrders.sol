// SPDX-License-Identifier: UNLICENSED
pragma solidity 0.8.37;

import {IEncumbrances} from "../../interfaces/IEncumbrances.sol";
import {Flags} from "../../types/Flags.sol";
import {NOBODY, PartyId, ReceivableId} from "../../types/Ids.sol";
import {ConfirmFreeze, FreezeFragment, OrderDispute, Reassign, Unfreeze} from "../../types/OrderActs.sol";
import {Freeze} from "../../types/Records.sol";
import {Pledged, Spot} from "../World.sol";
import {HonestBurdens} from "./HonestBurdens.sol";

/// @dev Courts' orders, and what the registrar does before one is shown.
abstract contract HonestOrders is HonestBurdens {
    bytes32 internal constant ORDER = keccak256("an order of a court");

    mapping(ReceivableId => mapping(uint64 position => uint256)) private _restsUntil;

    function _freeze() internal {
        (bool found, Spot memory spot) = _find(0, Flags.FROZEN, Pledged.Either);
        if (!found || clock < _restOf(spot)) return;
        bytes memory data = _freezeCall(spot);
        _run(data);
        _countWhilePaused("freeze");
        _noteFlag(spot.id, spot.from, spot.part.to, Flags.FROZEN, true);
        for (uint64 i = spot.from; i < spot.part.to; ++i) _restsUntil[spot.id][i] = clock + 14 days;
        bytes memory stale = _staleReason(spot.id, spot.from, spot.part.to, spot.part.version);
        _keep(data, false, NOBODY, NOBODY, stale);
    }

    function _freezeCall(Spot memory spot) internal view returns (bytes memory) {
        FreezeFragment memory act = FreezeFragment(spot.id, spot.from, spot.part.to, spot.part.version, _deadline());
        bytes32 digest = digests.digestOfFreezeFragment(act, address(receivables));
        return abi.encodeCall(IEncumbrances.freeze, (act, _list(_sign(REGISTRAR_KEY, digest))));
    }

    /// @dev When the last of its units may be frozen again.
    function _restOf(Spot memory spot) internal view returns (uint256 latest) {
        for (uint64 i = spot.from; i < spot.part.to; ++i) {
            uint256 until = _restsUntil[spot.id][i];
            if (until > latest) latest = until;
        }
    }

    function _confirm() internal {
        (bool found, Spot memory spot) = _find(Flags.FROZEN, 0, Pledged.Either);
        if (!found) return;
        Freeze memory record = receivables.freezeOf(spot.id, spot.from);
        if (record.order != 0 || clock >= record.lapsesAt) return;
        ConfirmFreeze memory act = ConfirmFreeze({
            receivable: spot.id,
            from: spot.from,
            to: spot.part.to,
            version: spot.part.version,
            order: ORDER,
            witness: regulator.party,
            witnessEpoch: _epochOf(regulator.party),
            deadline: _deadline()
        });
        bytes32 digest = digests.digestOfConfirmFreeze(act, address(receivables));
        _run(abi.encodeCall(IEncumbrances.confirmFreeze, (act, _witnessed(digest))));
        _countWhilePaused("confirm a freeze");
    }

    function _unfreezeOne() internal {
        (bool found, Spot memory spot) = _find(Flags.FROZEN, 0, Pledged.Either);
        if (!found) return;
        Freeze memory record = receivables.freezeOf(spot.id, spot.from);
        if (record.order == 0 && clock >= record.lapsesAt) {
            receivables.unfreezeLapsed(spot.id, spot.from, spot.part.version);
        } else {
            Unfreeze memory act = Unfreeze(spot.id, spot.from, spot.part.to, spot.part.version, _deadline());
            bytes32 digest = digests.digestOfUnfreeze(act, address(receivables));
            _run(abi.encodeCall(IEncumbrances.unfreeze, (act, _list(_sign(REGISTRAR_KEY, digest)))));
        }
        _countWhilePaused("unfreeze");
        _noteFlag(spot.id, spot.from, spot.part.to, Flags.FROZEN, false);
    }

    /// @dev Ends a dispute or begins one.
    function _orderDispute() internal {
        (bool found, Spot memory spot) = _find(0, Flags.LOCKED, Pledged.Either);
        if (!found) return;
        bool begins = spot.part.flags & Flags.DISPUTED == 0;
        OrderDispute memory act = _orderDisputeOf(spot, begins, regulator.party);
        _run(_orderDisputeCall(act, _witnessed(digests.digestOfOrderDispute(act, address(receivables)))));
        _countWhilePaused("order a dispute");
        _noteFlag(spot.id, spot.from, spot.part.to, Flags.DISPUTED, begins);
    }

    function _orderDisputeOf(
        Spot memory spot,
        bool begins,
        PartyId witness
    ) internal view returns (OrderDispute memory) {
        return
            OrderDispute({
                receivable: spot.id,
                from: spot.from,
                to: spot.part.to,
                version: spot.part.version,
                disputed: begins,
                order: ORDER,
                witness: witness,
                witnessEpoch: _epochOf(witness),
                deadline: _deadline()
            });
    }

    function _orderDisputeCall(
        OrderDispute memory act,
        bytes[] memory signatures
    ) internal pure returns (bytes memory) {
        return abi.encodeCall(IEncumbrances.orderDispute, (act, signatures));
    }

    function _reassign() internal {
        (bool found, Spot memory spot) = _find(Flags.FROZEN, Flags.LOCKED, Pledged.Either);
        if (!found) return;
        Freeze memory record = receivables.freezeOf(spot.id, spot.from);
        if (record.order != ORDER || clock < record.confirmedAt + 3 days) return;
        PartyId to = _supplierBut(spot.part.holder);
        _run(_reassignCall(spot, to));
        _countWhilePaused("reassign");
        _noteFlag(spot.id, spot.from, spot.part.to, Flags.FROZEN, false);
        _noteHolder(spot.id, spot.from, spot.part.to, to);
    }

    function _reassignCall(Spot memory spot, PartyId to) internal view returns (bytes memory) {
        Reassign memory act = Reassign({
            receivable: spot.id,
            from: spot.from,
            to: spot.part.to,
            version: spot.part.version,
            holder: spot.part.holder,
            recipient: to,
            order: ORDER,
            witness: regulator.party,
            witnessEpoch: _epochOf(regulator.party),
            deadline: _deadline()
        });
        bytes32 digest = digests.digestOfReassign(act, address(receivables));
        return abi.encodeCall(IEncumbrances.reassign, (act, _witnessed(digest)));
    }

    function _witnessed(bytes32 digest) internal view returns (bytes[] memory) {
        return _list(_sign(REGISTRAR_KEY, digest), _by(regulator.party, digest));
    }
}
