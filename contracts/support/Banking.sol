// SPDX-License-Identifier: UNLICENSED
pragma solidity 0.8.37;

import {Lock, NameSettlementBank, Receipt, Unlock} from "../types/BankTransferActs.sol";
import {ReceivableId} from "../types/Ids.sol";
import {Claims} from "./Claims.sol";
import {Actor} from "./Ledger.sol";

/// @dev Builds acts on money that moves by bank transfer, and runs them.
abstract contract Banking is Claims {
    uint8 internal constant FOR_CLAIM = 1;
    uint8 internal constant FOR_LOCK = 2;

    function _namingAct(
        Actor memory party,
        Actor memory named,
        uint32 sequence
    ) internal view returns (NameSettlementBank memory) {
        return NameSettlementBank(party.party, EPOCH, named.party, sequence, _deadline());
    }

    function _nameSettlementBank(Actor memory party, Actor memory named, uint32 sequence) internal {
        NameSettlementBank memory act = _namingAct(party, named, sequence);
        bytes32 digest = digests.digestOfNameSettlementBank(act, address(receivables));
        receivables.nameSettlementBank(act, _signed(digest, party));
    }

    /// @dev At a hundredth off, to be booked within a day; two days later anybody may undo it.
    function _lockAct(
        ReceivableId id,
        uint64 from,
        uint64 to,
        uint32 version,
        uint64 amount,
        Actor memory holder,
        Actor memory buyer
    ) internal view returns (Lock memory act) {
        act.receivable = id;
        act.from = from;
        act.to = to;
        act.version = version;
        act.amount = amount;
        act.holder = holder.party;
        act.holderEpoch = EPOCH;
        act.buyer = buyer.party;
        act.buyerEpoch = EPOCH;
        act.programme = buyer.party == bank.party ? PROGRAMME : OTHER_PROGRAMME;
        act.price = amount - amount / 100;
        act.settlementBank = settlementBank.party;
        act.payBy = uint40(block.timestamp + 1 days);
        act.unlockFrom = act.payBy + 2 days;
        act.deadline = _deadline();
    }

    function _lock(Lock memory act, Actor memory holder, Actor memory buyer) internal {
        bytes32 digest = digests.digestOfLock(act, address(receivables));
        receivables.lock(act, _signed(digest, holder, buyer));
    }

    /// @dev The supplier sells the whole of what it holds at version 1; the fragment is locked at version 2.
    function _lockWhole(ReceivableId id, Actor memory buyer) internal returns (Lock memory act) {
        uint32 sequence = receivables.settlementBankOf(supplier.party).sequence;
        if (sequence == 0) _nameSettlementBank(supplier, settlementBank, 1);
        act = _lockAct(id, 0, FACE, 1, FACE, supplier, buyer);
        _lock(act, supplier, buyer);
    }

    /// @dev The price of a lock, booked now, at the version that the lock left behind.
    function _priceOf(Lock memory act) internal view returns (Receipt memory) {
        uint64 from = act.to - act.amount;
        return _receiptOf(FOR_LOCK, act.receivable, from, act.version + 1, supplier, act.price);
    }

    function _receiptOf(
        uint8 purpose,
        ReceivableId id,
        uint64 from,
        uint32 version,
        Actor memory payee,
        uint64 amount
    ) internal view returns (Receipt memory act) {
        act.purpose = purpose;
        act.receivable = id;
        act.from = from;
        act.version = version;
        act.payee = payee.party;
        act.currency = CNY;
        act.amount = amount;
        act.bankReference = keccak256(abi.encode("booking", id, from, version));
        act.bookedAt = uint40(block.timestamp);
        act.bank = settlementBank.party;
        act.bankEpoch = EPOCH;
        act.deadline = _deadline();
    }

    function _receiptSignatures(Receipt memory act) internal view returns (bytes[] memory) {
        return _signed(digests.digestOfReceipt(act, address(receivables)), settlementBank);
    }

    function _settle(Receipt memory act) internal {
        receivables.settle(act, _receiptSignatures(act));
    }

    function _payByReceipt(Receipt memory act) internal {
        receivables.payByReceipt(act, _receiptSignatures(act));
    }

    function _unlockAct(
        ReceivableId id,
        uint64 from,
        uint32 version,
        Actor memory buyer
    ) internal view returns (Unlock memory) {
        return Unlock(id, from, version, buyer.party, EPOCH, _deadline());
    }

    function _unlock(ReceivableId id, uint64 from, uint32 version, Actor memory buyer) internal {
        Unlock memory act = _unlockAct(id, from, version, buyer);
        receivables.unlock(act, _signed(digests.digestOfUnlock(act, address(receivables)), buyer));
    }
}
