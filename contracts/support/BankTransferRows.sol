// SPDX-License-Identifier: UNLICENSED
pragma solidity 0.8.37;

import {IBankTransfers} from "../interfaces/IBankTransfers.sol";
import {Lock} from "../types/BankTransferActs.sol";
import {ReceivableId} from "../types/Ids.sol";
import {Roles} from "../types/Roles.sol";
import {ActRows, Row} from "./ActRows.sol";
import {vm} from "./Vm.sol";

/// @dev Money that moves by bank transfer.
abstract contract BankTransferRows is ActRows {
    string internal constant NAME_SETTLEMENT_BANK =
        "NameSettlementBank(uint32 party,uint32 partyEpoch,uint32 bank,uint32 sequence,uint48 deadline)";
    string internal constant LOCK =
        "Lock(uint192 receivable,uint64 from,uint64 to,uint32 version,uint64 amount,uint32 holder,uint32 holderEpoch,uint32 buyer,uint32 buyerEpoch,uint32 programme,uint64 price,uint32 settlementBank,uint40 payBy,uint40 unlockFrom,uint48 deadline)";
    string internal constant UNLOCK =
        "Unlock(uint192 receivable,uint64 from,uint32 version,uint32 buyer,uint32 buyerEpoch,uint48 deadline)";
    string internal constant RECEIPT =
        "Receipt(uint8 purpose,uint192 receivable,uint64 from,uint32 version,uint32 payee,uint16 currency,uint64 amount,bytes32 bankReference,uint40 bookedAt,uint32 bank,uint32 bankEpoch,uint48 deadline)";

    function _nameSettlementBankRow() internal view returns (Row memory row) {
        bytes memory act = abi.encode(_namingAct(supplier, settlementBank, 1));
        row = _row("nameSettlementBank", IBankTransfers.nameSettlementBank.selector, NAME_SETTLEMENT_BANK, act);
        _asksAnyway(row, "party", supplier, Roles.ANY);
    }

    function _lockRow() internal returns (Row memory row) {
        _nameSettlementBank(supplier, settlementBank, 1);
        Lock memory act = _lockAct(_issued(1), 0, FACE, 1, 300, supplier, otherBank);
        row = _business("lock", IBankTransfers.lock.selector, LOCK, abi.encode(act));
        row.longest = 1 days;
        _asks(row, "holder", supplier, Roles.ANY);
        _asks(row, "buyer", otherBank, Roles.BANK);
    }

    function _settleRow() internal returns (Row memory row) {
        Lock memory locked = _lockWhole(_issued(1), otherBank);
        row = _row("settle", IBankTransfers.settle.selector, RECEIPT, abi.encode(_priceOf(locked)));
        _asksAnyway(row, "bank", settlementBank, Roles.SETTLEMENT_BANK);
    }

    function _unlockRow() internal returns (Row memory row) {
        ReceivableId id = _issued(1);
        _lockWhole(id, otherBank);
        row = _row("unlock", IBankTransfers.unlock.selector, UNLOCK, abi.encode(_unlockAct(id, 0, 2, otherBank)));
        _asksAnyway(row, "buyer", otherBank, Roles.ANY);
    }

    function _unlockLapsedRow() internal returns (Row memory row) {
        ReceivableId id = _issued(1);
        vm.warp(_lockWhole(id, otherBank).unlockFrom);
        row = _bareRow("unlockLapsed", abi.encodeCall(IBankTransfers.unlockLapsed, (id, 0, 2)));
    }

    function _payByReceiptRow() internal returns (Row memory row) {
        ReceivableId id = _issued(1);
        _nameSettlementBank(supplier, settlementBank, 1);
        bytes memory act = abi.encode(_receiptOf(FOR_CLAIM, id, 0, 1, supplier, 300));
        row = _row("payByReceipt", IBankTransfers.payByReceipt.selector, RECEIPT, act);
        _asksAnyway(row, "bank", settlementBank, Roles.SETTLEMENT_BANK);
    }
}
