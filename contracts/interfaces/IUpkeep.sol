// SPDX-License-Identifier: UNLICENSED
pragma solidity 0.8.37;

import {Lock} from "../types/BankTransferActs.sol";
import {Pledge} from "../types/EncumbranceActs.sol";
import {PartyId, ReceivableId} from "../types/Ids.sol";
import {PauseLedger, UnpauseLedger} from "../types/LedgerActs.sol";
import {Cancel, Issue, ListAsset, Merge, Purchase, RevokeAct, Split, Touch} from "../types/ReceivableActs.sol";
import {Pause} from "../types/Records.sol";
import {IReceivablesErrors} from "./IReceivablesErrors.sol";

/// @title What keeps claims in order: cutting, joining, withdrawing, ending, and what the whole ledger is told.
interface IUpkeep is IReceivablesErrors {
    event AssetListed(uint16 indexed currency, address asset, bytes32 digest);
    event FragmentSplit(
        ReceivableId indexed receivable,
        uint64 from,
        uint64 to,
        uint64[] cuts,
        uint32 version,
        bytes32 digest
    );
    event FragmentsMerged(ReceivableId indexed receivable, uint64 from, uint64 to, uint32 version, bytes32 digest);
    event FragmentTouched(ReceivableId indexed receivable, uint64 from, uint64 to, uint32 version, bytes32 digest);
    event FragmentCancelled(
        ReceivableId indexed receivable,
        PartyId indexed holder,
        uint64 from,
        uint64 to,
        uint32 version,
        bytes32 digest
    );
    event ActRevoked(bytes32 indexed revoked, PartyId indexed party, bytes32 digest);

    /// @notice A fact: the due time and the grace after it passed, and something is not paid. `overdue` counts the debtor's receivables of this
    /// kind; while there is one the debtor issues nothing new.
    event ReceivableOverdue(ReceivableId indexed receivable, PartyId indexed debtor, uint32 overdue);

    event LedgerPaused(uint32 indexed sequence, uint40 until, bytes32 digest);
    event LedgerUnpaused(uint32 indexed sequence, bytes32 digest);

    /// @notice Adds a currency's token to the append-only table. Signed by registrar.
    function listAsset(ListAsset calldata act, bytes[] calldata signatures) external;

    /// @notice Cuts a fragment in place; cuts rise and lie strictly inside it. Signed by holder, and pledgee if pledged.
    function split(Split calldata act, bytes[] calldata signatures) external;

    /// @notice Joins neighbours that are alike in all but version. Signed by holder, and pledgee if pledged.
    function merge(Merge calldata act, bytes[] calldata signatures) external;

    /// @notice Raises the version alone: withdraws every act that waits on this fragment. Signed by holder, and pledgee if pledged.
    function touch(Touch calldata act, bytes[] calldata signatures) external;

    /// @notice Ends a fragment unpaid. Signed by debtor, holder, pledgee if pledged. With a verifier's signature a never-moved `[0, face)` gives
    /// back what it used of its invoice, once, for one corrected issue between the same two.
    function cancel(Cancel calldata act, bytes[] calldata signatures) external;

    /// @notice Withdraws an issue that did not run. Signed by one of its signatories.
    function revokeIssue(RevokeAct calldata revocation, Issue calldata act, bytes[] calldata signatures) external;

    /// @notice Withdraws a purchase that did not run: the fragment that it names is there, as it names it. Signed by one of its signatories.
    function revokePurchase(RevokeAct calldata revocation, Purchase calldata act, bytes[] calldata signatures) external;

    /// @notice Withdraws a lock, as `revokePurchase` a purchase.
    function revokeLock(RevokeAct calldata revocation, Lock calldata act, bytes[] calldata signatures) external;

    /// @notice Withdraws a pledge, as `revokePurchase` a purchase.
    function revokePledge(RevokeAct calldata revocation, Pledge calldata act, bytes[] calldata signatures) external;

    /// @notice Says that a receivable is overdue. By anybody, one day after the due time.
    function declareOverdue(ReceivableId receivable) external;

    /// @notice Stops all new business for seven days at most, and not again before seven more have passed. Payments, receipts and whatever lifts
    /// a burden run on. Signed by registrar.
    function pause(PauseLedger calldata act, bytes[] calldata signatures) external;

    /// @notice Ends a pause before its time. Signed by registrar.
    function unpause(UnpauseLedger calldata act, bytes[] calldata signatures) external;

    /// @notice The token of an ISO 4217 numeric currency, or 0.
    function assetOf(uint16 currency) external view returns (address);

    /// @notice Whether the act with this digest was withdrawn by one of the revocations.
    function isRevoked(bytes32 digest) external view returns (bool);

    /// @notice How many of the debtor's receivables are overdue.
    function overdueOf(PartyId debtor) external view returns (uint32);

    /// @notice The last pause; over when its time has come.
    function pauseOf() external view returns (Pause memory);
}
