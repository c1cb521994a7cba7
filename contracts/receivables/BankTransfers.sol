// SPDX-License-Identifier: UNLICENSED
pragma solidity 0.8.37;

import {IBankTransfers} from "../interfaces/IBankTransfers.sol";
import {IPartyRegistry} from "../interfaces/IPartyRegistry.sol";
import {IProgrammes} from "../interfaces/IProgrammes.sol";
import {ITradeRegistry} from "../interfaces/ITradeRegistry.sol";
import {BankTransferActHashes, Lock, NameSettlementBank, Receipt, Unlock} from "../types/BankTransferActs.sol";
import {Flags} from "../types/Flags.sol";
import {NO_PROGRAMME, NOBODY, PartyId, ReceivableId} from "../types/Ids.sol";
import {PackedFragment} from "../types/PackedFragment.sol";
import {PackedReceivable} from "../types/PackedReceivable.sol";
import {FragmentLock, SettlementBank} from "../types/Records.sol";
import {Roles} from "../types/Roles.sol";
import {LedgerPart} from "./LedgerPart.sol";

/// @title See IBankTransfers.
contract BankTransfers is IBankTransfers, LedgerPart {
    using BankTransferActHashes for *;

    uint8 private constant FOR_CLAIM = 1;
    uint8 private constant FOR_LOCK = 2;
    /// @dev Two business days are at least two days; which days are business days the parties know.
    uint256 private constant UNLOCK_AFTER = 2 days;

    constructor(
        IPartyRegistry parties_,
        IProgrammes programmes_,
        ITradeRegistry trades_
    ) LedgerPart(parties_, programmes_, trades_) {}

    /// @inheritdoc IBankTransfers
    function nameSettlementBank(
        NameSettlementBank calldata act,
        bytes[] calldata signatures
    ) external insideLedger nonReentrant {
        _requireTimely(act.deadline, LONGEST_DEADLINE);
        bytes32 digest = _hashTypedDataV4(act.hash());
        _requireCount(signatures, 1);
        _requireSignedEvenIfUnverified(act.party, act.partyEpoch, digest, signatures[0]);

        uint32 next = _settlementBanks[act.party].sequence + 1;
        require(act.sequence == next, SequenceDiffers(next, act.sequence));
        if (act.bank != NOBODY) {
            require(act.bank != act.party, SettlementBankInvolved(act.bank));
            _requireSettlementBank(act.bank);
        }
        _settlementBanks[act.party] = SettlementBank(act.bank, act.sequence);
        emit SettlementBankNamed(act.party, act.bank, act.sequence, digest);
    }

    /// @inheritdoc IBankTransfers
    function lock(Lock calldata act, bytes[] calldata signatures) external insideLedger nonReentrant {
        _requireRunning();
        _requireTimely(act.deadline, LONGEST_QUOTE);
        bytes32 digest = _hashTypedDataV4(act.hash());
        _requireNotRevoked(digest);
        _requireCount(signatures, 2);
        require(act.holder != act.buyer, SameParty(act.holder));
        _requireSigned(act.holder, act.holderEpoch, Roles.ANY, digest, signatures[0]);
        _requireSigned(act.buyer, act.buyerEpoch, Roles.BANK, digest, signatures[1]);

        PackedFragment fragment = _held(act.receivable, act.from, act.to, act.version, act.holder);
        PackedReceivable receivable = _receivables[act.receivable];
        _requireMovable(act.receivable, act.from, fragment, receivable.due());
        _requireLockable(act, receivable);
        uint64 cut = _cutOf(act.from, act.to, act.amount);
        _programmes.reserve(
            fragment.programme(),
            act.programme,
            act.buyer,
            receivable.debtor(),
            receivable.currency(),
            receivable.due(),
            act.amount
        );
        _locks[act.receivable.tokenIdOf(cut)] = FragmentLock({
            buyer: act.buyer,
            programme: act.programme,
            price: act.price,
            settlementBank: act.settlementBank,
            payBy: act.payBy,
            unlockFrom: act.unlockFrom
        });
        PackedFragment tail = fragment.withFlag(Flags.LOCKED);
        uint32 version = _writeTail(act.receivable, act.from, cut, fragment, tail);
        _emitLocked(act, cut, version, digest);
    }

    /// @inheritdoc IBankTransfers
    function settle(Receipt calldata act, bytes[] calldata signatures) external insideLedger nonReentrant {
        PackedFragment fragment = _locked(act.receivable, act.from, act.version);
        FragmentLock memory held = _locks[act.receivable.tokenIdOf(act.from)];
        bytes32 digest = _receive(act, signatures, FOR_LOCK, held.settlementBank, fragment.holder(), held.payBy);
        require(act.amount == held.price, ReceiptAmountDiffers(held.price, act.amount));
        // A freeze is a court's: the price that was paid is for the order to speak of.
        _requireUnflagged(act.receivable, act.from, fragment, Flags.FROZEN);

        uint64 length = fragment.to() - act.from;
        bool joins = fragment.programme() != held.programme;
        if (joins && fragment.programme() != NO_PROGRAMME) _programmes.release(fragment.programme(), length);
        PackedFragment sold = _handedTo(fragment.withoutFlag(Flags.LOCKED), held.buyer).withProgramme(held.programme);
        _emitSettled(act, fragment, held, _rewrite(act.receivable, act.from, sold), digest);
    }

    /// @inheritdoc IBankTransfers
    function unlock(Unlock calldata act, bytes[] calldata signatures) external insideLedger nonReentrant {
        _requireTimely(act.deadline, LONGEST_DEADLINE);
        bytes32 digest = _hashTypedDataV4(act.hash());
        _requireCount(signatures, 1);
        _requireSignedEvenIfUnverified(act.buyer, act.buyerEpoch, digest, signatures[0]);

        PackedFragment fragment = _locked(act.receivable, act.from, act.version);
        PartyId buyer = _locks[act.receivable.tokenIdOf(act.from)].buyer;
        require(buyer == act.buyer, BuyerDiffers(buyer, act.buyer));
        _unlock(act.receivable, act.from, fragment, digest);
    }

    /// @inheritdoc IBankTransfers
    function unlockLapsed(ReceivableId id, uint64 from, uint32 version) external insideLedger nonReentrant {
        PackedFragment fragment = _locked(id, from, version);
        uint40 unlockFrom = _locks[id.tokenIdOf(from)].unlockFrom;
        require(block.timestamp >= unlockFrom, LockStands(unlockFrom));
        _unlock(id, from, fragment, bytes32(0));
    }

    /// @inheritdoc IBankTransfers
    function payByReceipt(Receipt calldata act, bytes[] calldata signatures) external insideLedger nonReentrant {
        PackedFragment fragment = _at(act.receivable, act.from);
        uint64 to = fragment.to();
        fragment = _live(act.receivable, act.from, to, act.version);
        _requireUnflagged(act.receivable, act.from, fragment, Flags.LOCKED);
        PackedReceivable receivable = _receivables[act.receivable];
        PartyId payee = _payeeOf(fragment);
        PartyId bank = _settlementBanks[payee].bank;
        require(act.bank != receivable.debtor(), SettlementBankInvolved(act.bank));
        bytes32 digest = _receive(act, signatures, FOR_CLAIM, bank, payee, type(uint40).max);

        uint64 cut = _cutOf(act.from, to, act.amount);
        uint32 version = _end(act.receivable, receivable, act.from, cut, fragment);
        emit FragmentPaidByReceipt(act.receivable, payee, act.bank, cut, to, version, act.bankReference, digest);
    }

    /// @inheritdoc IBankTransfers
    function lockOf(ReceivableId id, uint64 from) external view returns (FragmentLock memory) {
        return _locks[id.tokenIdOf(from)];
    }

    /// @inheritdoc IBankTransfers
    function settlementBankOf(PartyId party) external view returns (SettlementBank memory) {
        return _settlementBanks[party];
    }

    /// @inheritdoc IBankTransfers
    function isReceiptUsed(PartyId bank, bytes32 bankReference) external view returns (bool) {
        return _usedReceipts[_receiptKey(bank, bankReference)];
    }

    function _requireLockable(Lock calldata act, PackedReceivable receivable) private view {
        uint40 due = receivable.due();
        bool inTime = act.payBy > block.timestamp && act.unlockFrom >= act.payBy + UNLOCK_AFTER && act.unlockFrom < due;
        require(inTime, LockTimesOutOfRange(act.payBy, act.unlockFrom, due));
        PartyId bank = act.settlementBank;
        PartyId named = _settlementBanks[act.holder].bank;
        require(bank != NOBODY && bank == named, SettlementBankDiffers(act.holder, named, bank));
        require(bank != act.buyer && bank != receivable.debtor(), SettlementBankInvolved(bank));
        _requireSettlementBank(bank);
    }

    function _requireSettlementBank(PartyId bank) private view {
        bool keepsAccounts = _existing(bank).roles() & Roles.SETTLEMENT_BANK != 0;
        require(keepsAccounts, RoleMissing(bank, Roles.SETTLEMENT_BANK));
    }

    function _locked(ReceivableId id, uint64 from, uint32 version) private view returns (PackedFragment fragment) {
        fragment = _at(id, from);
        fragment = _live(id, from, fragment.to(), version);
        require(fragment.flags() & Flags.LOCKED != 0, NotLocked(id, from));
    }

    /// @dev Takes a receipt, once, if it is the word of the payee's own bank on money that came in time.
    function _receive(
        Receipt calldata act,
        bytes[] calldata signatures,
        uint8 purpose,
        PartyId bank,
        PartyId payee,
        uint40 bookedBy
    ) private returns (bytes32 digest) {
        _requireTimely(act.deadline, LONGEST_DEADLINE);
        digest = _hashTypedDataV4(act.hash());
        _requireCount(signatures, 1);
        require(act.purpose == purpose, ReceiptPurposeDiffers(purpose, act.purpose));
        require(act.payee == payee, ReceiptPayeeDiffers(payee, act.payee));
        require(act.bank == bank && bank != NOBODY, SettlementBankDiffers(payee, bank, act.bank));
        _requireSettlementBank(bank);
        _requireSignedEvenIfUnverified(bank, act.bankEpoch, digest, signatures[0]);
        uint16 currency = _receivables[act.receivable].currency();
        require(act.currency == currency, ReceiptCurrencyDiffers(currency, act.currency));
        uint256 latest = block.timestamp < bookedBy ? block.timestamp : bookedBy;
        require(act.bookedAt <= latest, BookedOutOfTime(act.bookedAt, latest));
        bytes32 key = _receiptKey(bank, act.bankReference);
        require(!_usedReceipts[key], ReceiptUsed(bank, act.bankReference));
        _usedReceipts[key] = true;
    }

    function _unlock(ReceivableId id, uint64 from, PackedFragment fragment, bytes32 digest) private {
        FragmentLock memory held = _locks[id.tokenIdOf(from)];
        uint64 to = fragment.to();
        if (fragment.programme() != held.programme) _programmes.release(held.programme, to - from);
        uint32 version = _rewrite(id, from, fragment.withoutFlag(Flags.LOCKED));
        emit FragmentUnlocked(id, held.buyer, from, to, version, digest);
    }

    function _receiptKey(PartyId bank, bytes32 bankReference) private pure returns (bytes32) {
        return keccak256(abi.encode(bank, bankReference));
    }

    function _emitLocked(Lock calldata act, uint64 cut, uint32 version, bytes32 digest) private {
        emit FragmentLocked(
            act.receivable,
            act.holder,
            act.buyer,
            cut,
            act.to,
            version,
            act.programme,
            act.price,
            act.settlementBank,
            act.payBy,
            act.unlockFrom,
            digest
        );
    }

    function _emitSettled(
        Receipt calldata act,
        PackedFragment fragment,
        FragmentLock memory held,
        uint32 version,
        bytes32 digest
    ) private {
        emit LockSettled(
            act.receivable,
            fragment.holder(),
            held.buyer,
            act.from,
            fragment.to(),
            version,
            held.programme,
            held.price,
            act.bankReference,
            digest
        );
    }
}
