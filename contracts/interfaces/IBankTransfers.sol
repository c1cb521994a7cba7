// SPDX-License-Identifier: UNLICENSED
pragma solidity 0.8.37;

import {Lock, NameSettlementBank, Receipt, Unlock} from "../types/BankTransferActs.sol";
import {PartyId, ProgrammeId, ReceivableId} from "../types/Ids.sol";
import {FragmentLock, SettlementBank} from "../types/Records.sol";
import {IReceivablesErrors} from "./IReceivablesErrors.sol";

/// @title Money that moves outside the chain, on the word of the payee's own bank.
/// @notice A payee names the bank that keeps its account; that bank's signed receipt, once per reference, stands for the payment. It is never a
/// receipt of who pays or buys. `Receipt.purpose` is 1 for the payment of a claim, 2 for the price of a locked part.
interface IBankTransfers is IReceivablesErrors {
    event SettlementBankNamed(PartyId indexed party, PartyId indexed bank, uint32 sequence, bytes32 digest);

    /// @notice `[from, to)`, the tail, is held for `buyer`, whose programme keeps room for it. A head that remains is at the same new version.
    event FragmentLocked(
        ReceivableId indexed receivable,
        PartyId indexed holder,
        PartyId indexed buyer,
        uint64 from,
        uint64 to,
        uint32 version,
        ProgrammeId programme,
        uint64 price,
        PartyId settlementBank,
        uint40 payBy,
        uint40 unlockFrom,
        bytes32 digest
    );

    /// @notice The price was paid: the part is the buyer's, drawn on its programme.
    event LockSettled(
        ReceivableId indexed receivable,
        PartyId indexed holder,
        PartyId indexed buyer,
        uint64 from,
        uint64 to,
        uint32 version,
        ProgrammeId programme,
        uint64 price,
        bytes32 bankReference,
        bytes32 digest
    );

    /// @notice The part is its holder's alone again. `digest` is 0 when anybody unlocked it from `unlockFrom` on.
    event FragmentUnlocked(
        ReceivableId indexed receivable,
        PartyId indexed buyer,
        uint64 from,
        uint64 to,
        uint32 version,
        bytes32 digest
    );

    /// @notice `[from, to)`, the tail, was paid by bank transfer and is retired.
    event FragmentPaidByReceipt(
        ReceivableId indexed receivable,
        PartyId indexed payee,
        PartyId indexed bank,
        uint64 from,
        uint64 to,
        uint32 version,
        bytes32 bankReference,
        bytes32 digest
    );

    /// @notice The bank whose receipts count for the party from now on; 0 for none. `sequence` is the one after the last naming's.
    /// Signed by party.
    function nameSettlementBank(NameSettlementBank calldata act, bytes[] calldata signatures) external;

    /// @notice Sells the fragment, or its tail of `amount`, by bank transfer: the price must be booked by `payBy`, and from `unlockFrom`
    /// (two days later at least, before the due time) anybody may undo it. Signed by holder, buyer.
    function lock(Lock calldata act, bytes[] calldata signatures) external;

    /// @notice The seller's settlement bank has the price: the locked part goes to the buyer. Signed by bank.
    function settle(Receipt calldata act, bytes[] calldata signatures) external;

    /// @notice The buyer gives up a lock, at any time. Signed by buyer.
    function unlock(Unlock calldata act, bytes[] calldata signatures) external;

    /// @notice Undoes a lock whose time is over. By anybody, from `unlockFrom` on.
    function unlockLapsed(ReceivableId receivable, uint64 from, uint32 version) external;

    /// @notice The payee's settlement bank has the money for the fragment, or for its tail of `amount`. Signed by bank.
    function payByReceipt(Receipt calldata act, bytes[] calldata signatures) external;

    /// @notice What a locked fragment is held for; meaningful only while it is locked.
    function lockOf(ReceivableId receivable, uint64 from) external view returns (FragmentLock memory);

    /// @notice The bank that a party named, and its naming's number.
    function settlementBankOf(PartyId party) external view returns (SettlementBank memory);

    /// @notice Whether the bank's payment behind this reference was used.
    function isReceiptUsed(PartyId bank, bytes32 bankReference) external view returns (bool);
}
