// SPDX-License-Identifier: UNLICENSED
pragma solidity 0.8.37;

import {IClaimPledges} from "../interfaces/IClaimPledges.sol";
import {IEncumbrances} from "../interfaces/IEncumbrances.sol";
import {Dispute} from "../types/EncumbranceActs.sol";
import {ReceivableId} from "../types/Ids.sol";
import {Roles} from "../types/Roles.sol";
import {ActRows, Row} from "./ActRows.sol";
import {vm} from "./Vm.sol";

/// @dev What lies on a claim.
abstract contract EncumbranceRows is ActRows {
    string internal constant PLEDGE =
        "Pledge(uint192 receivable,uint64 from,uint64 to,uint32 version,uint32 holder,uint32 holderEpoch,uint32 pledgee,uint32 pledgeeEpoch,uint48 deadline)";
    string internal constant RELEASE =
        "Release(uint192 receivable,uint64 from,uint64 to,uint32 version,uint32 pledgee,uint32 pledgeeEpoch,uint48 deadline)";
    string internal constant DISPUTE =
        "Dispute(uint192 receivable,uint64 from,uint64 to,uint32 version,uint64 amount,uint32 debtor,uint32 debtorEpoch,uint32 holder,uint32 holderEpoch,uint32 pledgee,uint32 pledgeeEpoch,uint48 deadline)";
    string internal constant RESOLVE =
        "Resolve(uint192 receivable,uint64 from,uint64 to,uint32 version,uint32 debtor,uint32 debtorEpoch,uint32 holder,uint32 holderEpoch,uint48 deadline)";
    string internal constant FREEZE_FRAGMENT =
        "FreezeFragment(uint192 receivable,uint64 from,uint64 to,uint32 version,uint48 deadline)";
    string internal constant CONFIRM_FREEZE =
        "ConfirmFreeze(uint192 receivable,uint64 from,uint64 to,uint32 version,bytes32 order,uint32 witness,uint32 witnessEpoch,uint48 deadline)";
    string internal constant UNFREEZE =
        "Unfreeze(uint192 receivable,uint64 from,uint64 to,uint32 version,uint48 deadline)";
    string internal constant REASSIGN =
        "Reassign(uint192 receivable,uint64 from,uint64 to,uint32 version,uint32 holder,uint32 recipient,bytes32 order,uint32 witness,uint32 witnessEpoch,uint48 deadline)";
    string internal constant ORDER_DISPUTE =
        "OrderDispute(uint192 receivable,uint64 from,uint64 to,uint32 version,bool disputed,bytes32 order,uint32 witness,uint32 witnessEpoch,uint48 deadline)";

    function _pledgeRow() internal returns (Row memory row) {
        bytes memory act = abi.encode(_pledgeAct(_issued(1), 0, FACE, 1, supplier, bank));
        row = _business("pledge", IClaimPledges.pledge.selector, PLEDGE, act);
        _asks(row, "holder", supplier, Roles.ANY);
        _asks(row, "pledgee", bank, Roles.BANK);
    }

    function _releaseRow() internal returns (Row memory row) {
        ReceivableId id = _issued(1);
        _pledgeWhole(id, bank);
        row = _row("release", IClaimPledges.release.selector, RELEASE, abi.encode(_releaseAct(id, 0, FACE, 2, bank)));
        _asksAnyway(row, "pledgee", bank, Roles.ANY);
    }

    function _disputeRow() internal returns (Row memory row) {
        bytes memory act = abi.encode(_disputeAct(_issued(1), 0, FACE, 1, 300));
        row = _row("dispute", IEncumbrances.dispute.selector, DISPUTE, act);
        _asksAnyway(row, "debtor", core, Roles.ANY);
        _asksAnyway(row, "holder", supplier, Roles.ANY);
    }

    function _disputePledgedRow() internal returns (Row memory row) {
        ReceivableId id = _issued(1);
        _pledgeWhole(id, bank);
        Dispute memory act = _disputeAct(id, 0, FACE, 2, 300);
        (act.pledgee, act.pledgeeEpoch) = (bank.party, EPOCH);
        row = _row("dispute of a pledged fragment", IEncumbrances.dispute.selector, DISPUTE, abi.encode(act));
        _asksAnyway(row, "debtor", core, Roles.ANY);
        _asksAnyway(row, "holder", supplier, Roles.ANY);
        _asksAnyway(row, "pledgee", bank, Roles.ANY);
    }

    function _resolveRow() internal returns (Row memory row) {
        ReceivableId id = _issued(1);
        _dispute(id, 0, FACE, 1, FACE);
        row = _row("resolve", IEncumbrances.resolve.selector, RESOLVE, abi.encode(_resolveAct(id, 0, FACE, 2)));
        _asksAnyway(row, "debtor", core, Roles.ANY);
        _asksAnyway(row, "holder", supplier, Roles.ANY);
    }

    function _orderDisputeRow() internal returns (Row memory row) {
        bytes memory act = abi.encode(_orderDisputeAct(_issued(1), 0, FACE, 1, true));
        row = _row("orderDispute", IEncumbrances.orderDispute.selector, ORDER_DISPUTE, act);
        _asksOfficials(row);
    }

    function _orderResolutionRow() internal returns (Row memory row) {
        ReceivableId id = _issued(1);
        _dispute(id, 0, FACE, 1, FACE);
        bytes memory act = abi.encode(_orderDisputeAct(id, 0, FACE, 2, false));
        row = _row("orderDispute that ends one", IEncumbrances.orderDispute.selector, ORDER_DISPUTE, act);
        _asksOfficials(row);
    }

    function _freezeRow() internal returns (Row memory row) {
        bytes memory act = abi.encode(_freezeAct(_issued(1), 0, FACE, 1));
        row = _row("freeze", IEncumbrances.freeze.selector, FREEZE_FRAGMENT, act);
        _asksAccount(row, _registrar());
    }

    function _confirmFreezeRow() internal returns (Row memory row) {
        bytes memory act = abi.encode(_confirmAct(_frozen(), 0, FACE, 2));
        row = _row("confirmFreeze", IEncumbrances.confirmFreeze.selector, CONFIRM_FREEZE, act);
        _asksOfficials(row);
    }

    function _unfreezeRow() internal returns (Row memory row) {
        bytes memory act = abi.encode(_unfreezeAct(_frozen(), 0, FACE, 2));
        row = _row("unfreeze", IEncumbrances.unfreeze.selector, UNFREEZE, act);
        _asksAccount(row, _registrar());
    }

    function _unfreezeLapsedRow() internal returns (Row memory) {
        ReceivableId id = _frozen();
        vm.warp(receivables.freezeOf(id, 0).lapsesAt);
        return _bareRow("unfreezeLapsed", abi.encodeCall(IEncumbrances.unfreezeLapsed, (id, 0, 2)));
    }

    function _reassignRow() internal returns (Row memory row) {
        ReceivableId id = _frozen();
        _confirm(id, 0, FACE, 2);
        vm.warp(block.timestamp + 3 days);
        bytes memory act = abi.encode(_reassignAct(id, 0, FACE, 2, supplier, subSupplier));
        row = _row("reassign", IEncumbrances.reassign.selector, REASSIGN, act);
        _asksOfficials(row);
    }

    function _frozen() private returns (ReceivableId id) {
        id = _issued(1);
        _freeze(id, 0, FACE, 1);
    }
}
