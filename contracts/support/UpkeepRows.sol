// SPDX-License-Identifier: UNLICENSED
pragma solidity 0.8.37;

import {IUpkeep} from "../interfaces/IUpkeep.sol";
import {Lock} from "../types/BankTransferActs.sol";
import {Pledge} from "../types/EncumbranceActs.sol";
import {ReceivableId} from "../types/Ids.sol";
import {PauseLedger, UnpauseLedger} from "../types/LedgerActs.sol";
import {Cancel, Issue, ListAsset, Merge, Purchase, RevokeAct, Split, Touch} from "../types/ReceivableActs.sol";
import {Roles} from "../types/Roles.sol";
import {Row, WhilePaused} from "./ActRows.sol";
import {BankTransferRows} from "./BankTransferRows.sol";
import {ClaimRows} from "./ClaimRows.sol";
import {EncumbranceRows} from "./EncumbranceRows.sol";
import {RawActs} from "./RawActs.sol";
import {vm} from "./Vm.sol";

/// @dev Claims kept in order, and what the whole ledger is told.
abstract contract UpkeepRows is ClaimRows, BankTransferRows, EncumbranceRows {
    string internal constant LIST_ASSET = "ListAsset(uint16 currency,address asset,uint48 deadline)";
    string internal constant SPLIT =
        "Split(uint192 receivable,uint64 from,uint64 to,uint32 version,uint64[] cuts,uint32 holder,uint32 holderEpoch,uint32 pledgee,uint32 pledgeeEpoch,uint48 deadline)";
    string internal constant MERGE =
        "Merge(uint192 receivable,uint64[] froms,uint32[] versions,uint64 to,uint32 holder,uint32 holderEpoch,uint32 pledgee,uint32 pledgeeEpoch,uint48 deadline)";
    string internal constant TOUCH =
        "Touch(uint192 receivable,uint64 from,uint64 to,uint32 version,uint32 holder,uint32 holderEpoch,uint32 pledgee,uint32 pledgeeEpoch,uint48 deadline)";
    string internal constant CANCEL =
        "Cancel(uint192 receivable,uint64 from,uint64 to,uint32 version,uint32 debtor,uint32 debtorEpoch,uint32 holder,uint32 holderEpoch,uint32 pledgee,uint32 pledgeeEpoch,uint32 verifier,uint32 verifierEpoch,bytes32[] nullifiers,uint48 deadline)";
    string internal constant REVOKE_ACT = "RevokeAct(bytes32 digest,uint32 party,uint32 partyEpoch,uint48 deadline)";
    string internal constant PAUSE_LEDGER = "PauseLedger(uint32 sequence,uint48 deadline)";
    string internal constant UNPAUSE_LEDGER = "UnpauseLedger(uint32 sequence,uint48 deadline)";

    function _listAssetRow() internal returns (Row memory row) {
        address yen = _create("cash/DepositToken", abi.encode("Yen", "JPYD", uint8(0), address(this)));
        bytes memory act = abi.encode(ListAsset(392, yen, _deadline()));
        row = _row("listAsset", IUpkeep.listAsset.selector, LIST_ASSET, act);
        _asksAccount(row, _registrar());
    }

    function _splitRow() internal returns (Row memory row) {
        Split memory act = _splitAct(_issued(1), 0, FACE, 1, _cuts(100, 200), supplier);
        row = _business("split", IUpkeep.split.selector, SPLIT, abi.encode(act));
        _asksAnyway(row, "holder", supplier, Roles.ANY);
    }

    function _splitPledgedRow() internal returns (Row memory row) {
        ReceivableId id = _issued(1);
        _pledgeWhole(id, bank);
        Split memory act = _splitAct(id, 0, FACE, 2, _cuts(100), supplier);
        (act.pledgee, act.pledgeeEpoch) = (bank.party, EPOCH);
        row = _business("split of a pledged fragment", IUpkeep.split.selector, SPLIT, abi.encode(act));
        _asksAnyway(row, "holder", supplier, Roles.ANY);
        _asksAnyway(row, "pledgee", bank, Roles.ANY);
    }

    function _mergeRow() internal returns (Row memory row) {
        ReceivableId id = _issued(1);
        _split(id, 0, FACE, 1, _cuts(100), supplier);
        Merge memory act = _mergeAct(id, _cuts(0, 100), _versions(2, 2), FACE, supplier);
        row = _business("merge", IUpkeep.merge.selector, MERGE, abi.encode(act));
        _asksAnyway(row, "holder", supplier, Roles.ANY);
    }

    function _mergePledgedRow() internal returns (Row memory row) {
        ReceivableId id = _issued(1);
        _split(id, 0, FACE, 1, _cuts(100), supplier);
        _pledge(id, 0, 100, 2, supplier, bank);
        _pledge(id, 100, FACE, 2, supplier, bank);
        Merge memory act = _mergeAct(id, _cuts(0, 100), _versions(3, 3), FACE, supplier);
        (act.pledgee, act.pledgeeEpoch) = (bank.party, EPOCH);
        row = _business("merge of pledged fragments", IUpkeep.merge.selector, MERGE, abi.encode(act));
        _asksAnyway(row, "holder", supplier, Roles.ANY);
        _asksAnyway(row, "pledgee", bank, Roles.ANY);
    }

    function _touchRow() internal returns (Row memory row) {
        bytes memory act = abi.encode(_touchAct(_issued(1), 0, FACE, 1, supplier));
        row = _business("touch", IUpkeep.touch.selector, TOUCH, act);
        _asksAnyway(row, "holder", supplier, Roles.ANY);
    }

    function _touchPledgedRow() internal returns (Row memory row) {
        ReceivableId id = _issued(1);
        _pledgeWhole(id, bank);
        Touch memory act = _touchAct(id, 0, FACE, 2, supplier);
        (act.pledgee, act.pledgeeEpoch) = (bank.party, EPOCH);
        row = _business("touch of a pledged fragment", IUpkeep.touch.selector, TOUCH, abi.encode(act));
        _asksAnyway(row, "holder", supplier, Roles.ANY);
        _asksAnyway(row, "pledgee", bank, Roles.ANY);
    }

    function _cancelRow() internal returns (Row memory row) {
        bytes memory act = abi.encode(_cancelAct(_issued(1), 0, FACE, 1, supplier));
        row = _row("cancel", IUpkeep.cancel.selector, CANCEL, act);
        _asks(row, "debtor", core, Roles.ANY);
        _asks(row, "holder", supplier, Roles.ANY);
    }

    function _cancelPledgedRow() internal returns (Row memory row) {
        ReceivableId id = _issued(1);
        _pledgeWhole(id, bank);
        Cancel memory act = _cancelAct(id, 0, FACE, 2, supplier);
        (act.pledgee, act.pledgeeEpoch) = (bank.party, EPOCH);
        row = _row("cancel of a pledged fragment", IUpkeep.cancel.selector, CANCEL, abi.encode(act));
        _asks(row, "debtor", core, Roles.ANY);
        _asks(row, "holder", supplier, Roles.ANY);
        _asks(row, "pledgee", bank, Roles.ANY);
    }

    function _cancelVerifiedRow() internal returns (Row memory row) {
        Issue memory issued = _issueAct(1);
        _issue(issued, _attestationFor(issued));
        Cancel memory act = _cancelAct(issued.receivable, 0, FACE, 1, supplier);
        (act.verifier, act.verifierEpoch) = (verifier.party, EPOCH);
        act.nullifiers = new bytes32[](1);
        act.nullifiers[0] = issued.nullifier;
        row = _row("cancel with a verifier", IUpkeep.cancel.selector, CANCEL, abi.encode(act));
        _asks(row, "debtor", core, Roles.ANY);
        _asks(row, "holder", supplier, Roles.ANY);
        _asks(row, "verifier", verifier, Roles.VERIFIER);
    }

    function _revokeIssueRow() internal view returns (Row memory) {
        Issue memory act = _issueAct(1);
        bytes32 digest = digests.digestOf(act, address(receivables));
        return _revokeRow("revokeIssue", IUpkeep.revokeIssue.selector, digest, ISSUE, abi.encode(act));
    }

    function _revokePurchaseRow() internal returns (Row memory) {
        Purchase memory act = _purchaseAct(_issued(1), 0, FACE, 1, FACE, supplier, bank);
        bytes32 digest = digests.digestOf(act, address(receivables));
        return _revokeRow("revokePurchase", IUpkeep.revokePurchase.selector, digest, PURCHASE, abi.encode(act));
    }

    function _revokeLockRow() internal returns (Row memory) {
        Lock memory act = _lockAct(_issued(1), 0, FACE, 1, FACE, supplier, bank);
        bytes32 digest = digests.digestOfLock(act, address(receivables));
        return _revokeRow("revokeLock", IUpkeep.revokeLock.selector, digest, LOCK, abi.encode(act));
    }

    function _revokePledgeRow() internal returns (Row memory) {
        Pledge memory act = _pledgeAct(_issued(1), 0, FACE, 1, supplier, bank);
        bytes32 digest = digests.digestOfPledge(act, address(receivables));
        return _revokeRow("revokePledge", IUpkeep.revokePledge.selector, digest, PLEDGE, abi.encode(act));
    }

    function _revokeRow(
        string memory name,
        bytes4 selector,
        bytes32 digest,
        string memory revokedType,
        bytes memory revoked
    ) private view returns (Row memory row) {
        RevokeAct memory act = _revocationOf(digest, supplier);
        row = _row(name, selector, REVOKE_ACT, abi.encode(act));
        row.attachment = RawActs.read(revokedType, revoked);
        _asksAnyway(row, "party", supplier, Roles.ANY);
    }

    function _declareOverdueRow() internal returns (Row memory) {
        ReceivableId id = _issued(1);
        vm.warp(receivables.receivableOf(id).due + 1 days);
        return _bareRow("declareOverdue", abi.encodeCall(IUpkeep.declareOverdue, (id)));
    }

    function _pauseRow() internal view returns (Row memory row) {
        row = _row("pause", IUpkeep.pause.selector, PAUSE_LEDGER, abi.encode(PauseLedger(1, _deadline())));
        row.whilePaused = WhilePaused.NotAsked;
        _asksAccount(row, _registrar());
    }

    function _unpauseRow() internal returns (Row memory row) {
        _pause(1);
        row = _row("unpause", IUpkeep.unpause.selector, UNPAUSE_LEDGER, abi.encode(UnpauseLedger(2, _deadline())));
        row.whilePaused = WhilePaused.NotAsked;
        _asksAccount(row, _registrar());
    }
}
