// SPDX-License-Identifier: UNLICENSED
pragma solidity 0.8.37;

import {IClaims} from "../interfaces/IClaims.sol";
import {ReceivableId} from "../types/Ids.sol";
import {AssignWithRecourse, Issue, Transfer} from "../types/ReceivableActs.sol";
import {Roles} from "../types/Roles.sol";
import {TradeAttestation} from "../types/TradeActs.sol";
import {ActRows, Row, Signatory} from "./ActRows.sol";
import {RawActs} from "./RawActs.sol";
import {vm} from "./Vm.sol";

/// @dev Claims issued, passed on, sold and paid.
abstract contract ClaimRows is ActRows {
    string internal constant ISSUE =
        "Issue(uint192 receivable,uint32 debtor,uint32 debtorEpoch,uint32 creditor,uint32 creditorEpoch,uint32 programme,uint64 face,uint16 currency,uint40 due,bytes32 nullifier,uint48 deadline)";
    string internal constant TRADE_ATTESTATION =
        "TradeAttestation(bytes32[] nullifiers,uint32 keyId,uint32 debtor,uint32 creditor,uint16 currency,uint64 cap,uint32 sequence,uint32 verifier,uint32 verifierEpoch,uint48 deadline)";
    string internal constant TRANSFER =
        "Transfer(uint192 receivable,uint64 from,uint64 to,uint32 version,uint64 amount,uint32 holder,uint32 holderEpoch,uint32 recipient,uint32 recipientEpoch,uint48 deadline)";
    string internal constant ASSIGN_WITH_RECOURSE =
        "AssignWithRecourse(uint192 receivable,uint64 from,uint64 to,uint32 version,uint64 amount,uint32 holder,uint32 holderEpoch,uint32 recipient,uint32 recipientEpoch,uint48 deadline)";
    string internal constant PURCHASE =
        "Purchase(uint192 receivable,uint64 from,uint64 to,uint32 version,uint64 amount,uint32 holder,uint32 holderEpoch,uint32 buyer,uint32 buyerEpoch,uint32 programme,uint64 price,uint48 deadline)";
    string internal constant PAY =
        "Pay(uint192 receivable,uint64 from,uint64 to,uint32 version,uint64 amount,uint32 debtor,uint32 debtorEpoch,uint48 deadline)";

    function _issueRow() internal view returns (Row memory row) {
        Issue memory act = _issueAct(1);
        TradeAttestation memory attestation = _attestationFor(act);
        row = _business("issue", IClaims.issue.selector, ISSUE, abi.encode(act));
        row.attachment = RawActs.read(TRADE_ATTESTATION, abi.encode(attestation));
        row.attachmentTarget = address(trades);
        _asks(row, "debtor", core, Roles.CORE_ENTERPRISE);
        _asks(row, "creditor", supplier, Roles.SUPPLIER);
        _append(row, Signatory("verifier", verifier, Roles.VERIFIER, true, false, true));
    }

    function _transferRow() internal returns (Row memory row) {
        Transfer memory act = _transferAct(_issued(1), 0, FACE, 1, 300, supplier, subSupplier);
        row = _business("transfer", IClaims.transfer.selector, TRANSFER, abi.encode(act));
        _asks(row, "holder", supplier, Roles.ANY);
        _asks(row, "recipient", subSupplier, Roles.SUPPLIER);
    }

    function _assignRow() internal returns (Row memory row) {
        AssignWithRecourse memory act;
        act.receivable = _issued(1);
        act.to = FACE;
        act.version = 1;
        act.amount = 300;
        act.holder = supplier.party;
        act.holderEpoch = EPOCH;
        act.recipient = subSupplier.party;
        act.recipientEpoch = EPOCH;
        act.deadline = _deadline();
        bytes4 selector = IClaims.assignWithRecourse.selector;
        row = _business("assignWithRecourse", selector, ASSIGN_WITH_RECOURSE, abi.encode(act));
        _asks(row, "holder", supplier, Roles.ANY);
        _asks(row, "recipient", subSupplier, Roles.SUPPLIER);
    }

    function _purchaseRow() internal returns (Row memory row) {
        bytes memory act = abi.encode(_purchaseAct(_issued(1), 0, FACE, 1, 300, supplier, bank));
        row = _business("purchase", IClaims.purchase.selector, PURCHASE, act);
        row.longest = 1 days;
        _asks(row, "holder", supplier, Roles.ANY);
        _asks(row, "buyer", bank, Roles.BANK);
    }

    function _payRow() internal returns (Row memory row) {
        row = _row("pay", IClaims.pay.selector, PAY, abi.encode(_payAct(_issued(1), 0, FACE, 1, 300)));
        _asksAnyway(row, "debtor", core, Roles.ANY);
    }

    function _payForRow() internal returns (Row memory row) {
        ReceivableId id = _issued(1);
        vm.warp(receivables.receivableOf(id).due);
        _fundSelf();
        row = _bareRow("payFor", abi.encodeCall(IClaims.payFor, (id, 0, FACE, 1)));
    }

    /// @dev Who relays is this contract: with tokens of its own, which the ledger may take.
    function _fundSelf() private {
        vm.prank(core.account);
        token.transfer(address(this), FACE);
        token.approve(address(receivables), FACE);
    }
}
