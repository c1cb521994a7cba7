// SPDX-License-Identifier: UNLICENSED
pragma solidity 0.8.37;

import {PartyId, ReceivableId} from "../types/Ids.sol";
import {ReceivableStatus} from "../types/Records.sol";
import {IPartyErrors} from "./IPartyErrors.sol";
import {ISignedActs} from "./ISignedActs.sol";

/// @title What the ledger refuses, apart from what the registries that it asks refuse.
interface IReceivablesErrors is ISignedActs, IPartyErrors {
    /// @notice The id was issued already; it is never free again.
    error ReceivableExists(ReceivableId receivable);

    /// @notice The id's top 32 bits must be the debtor's number.
    error ReceivableIdNotDebtors(ReceivableId receivable, PartyId debtor);

    /// @notice A receivable of nothing.
    error FaceZero();

    /// @notice The due time of a new receivable lies in the future.
    error DueNotInFuture(uint40 due);

    /// @notice The attestation is not of this issue's debtor, creditor, currency or nullifier (its first).
    error AttestationDoesNotFitIssue(bytes32 nullifier);

    /// @notice One party cannot stand on both sides of an act.
    error SameParty(PartyId party);

    /// @notice No such fragment at this version: it was moved, cut, paid or touched, or never was.
    error FragmentStale(ReceivableId receivable, uint64 from, uint64 to, uint32 version);

    /// @notice The fragment is another's.
    error HolderDiffers(PartyId expected, PartyId given);

    /// @notice The act must name the fragment's pledgee: 0 if it is not pledged.
    error PledgeeDiffers(PartyId expected, PartyId given);

    /// @notice The debt is another's.
    error DebtorDiffers(PartyId expected, PartyId given);

    /// @notice A pledged fragment does not move.
    error PledgeStands(ReceivableId receivable, uint64 from, PartyId pledgee);

    /// @notice The fragment is frozen, locked or disputed in a way that stops this act.
    error FragmentFlagged(ReceivableId receivable, uint64 from, uint16 flags);

    /// @notice More than the fragment, or nothing of it.
    error AmountOutOfRange(uint64 amount, uint64 length);

    /// @notice From the due time on a claim does not move any more.
    error Matured(ReceivableId receivable, uint40 due);

    /// @notice Before the due time only the debtor pays.
    error NotMatured(ReceivableId receivable, uint40 due);

    /// @notice Cuts must rise and lie strictly inside the fragment; the `index`-th does not.
    error SplitDoesNotTileParent(uint256 index);

    /// @notice A split has 1 to 99 cuts, a merge 2 to 100 parts.
    error PartCountOutOfRange(uint256 count);

    /// @notice As many versions as parts.
    error VersionCountDiffers(uint256 expected, uint256 given);

    /// @notice The part at `index` differs from the first in more than its version.
    error FragmentsUnlike(uint256 index);

    /// @notice The currency has no token.
    error AssetNotListed(uint16 currency);

    /// @notice The currency has its token, for ever.
    error AssetAlreadyListed(uint16 currency, address asset);

    /// @notice The token counts in other minor units than ISO 4217 gives the currency.
    error AssetDecimalsDiffer(uint16 currency, uint8 expected, uint8 given);

    /// @notice Not an ISO 4217 numeric code in use.
    error CurrencyUnknown(uint16 currency);

    /// @notice A verifier signs only the cancellation of a never-moved `[0, face)`.
    error NeverMovedExpected(ReceivableId receivable);

    /// @notice Nullifiers are given back with a verifier's signature only, and a verifier signs for at least one.
    error NullifiersWithoutVerifier();

    /// @notice The act was withdrawn.
    error RevokedAct(bytes32 digest);

    /// @notice The revocation is of another act than the one shown.
    error RevokedDigestDiffers(bytes32 expected, bytes32 given);

    /// @notice Only a signatory of an act can withdraw it.
    error NotASignatory(PartyId party);

    /// @notice All new business rests until then.
    error PauseStands(uint40 until);

    /// @notice The ledger is not paused.
    error NotPaused();

    /// @notice A pause is followed by a time without one.
    error PauseTooSoon(uint256 earliest);

    /// @notice The act is not the next of its kind: it ran already, or another comes first.
    error SequenceDiffers(uint32 expected, uint32 given);

    /// @notice No act of the ledger has this selector.
    error ActUnknown(bytes4 selector);

    /// @notice The parts of the ledger run inside the ledger alone.
    error NotInsideLedger();

    /// @notice The debtor has overdue receivables and issues nothing new before they are paid.
    error DebtorStopped(PartyId debtor);

    /// @notice Only what is live, due and past its grace is overdue.
    error NotOverdue(ReceivableId receivable, ReceivableStatus status, uint256 earliest);

    /// @notice The payee named another bank, or none.
    error SettlementBankDiffers(PartyId payee, PartyId expected, PartyId given);

    /// @notice Nobody's receipt counts for its own side: not the payee's, the payer's or the buyer's.
    error SettlementBankInvolved(PartyId bank);

    /// @notice The price must be booked in the future, unlocking starts two days later at least and before the due time.
    error LockTimesOutOfRange(uint40 payBy, uint40 unlockFrom, uint40 due);

    /// @notice The fragment is not locked.
    error NotLocked(ReceivableId receivable, uint64 from);

    /// @notice The lock is another buyer's.
    error BuyerDiffers(PartyId expected, PartyId given);

    /// @notice Before that time only the buyer unlocks.
    error LockStands(uint40 unlockFrom);

    /// @notice The payment behind this reference was used already.
    error ReceiptUsed(PartyId bank, bytes32 bankReference);

    /// @notice The receipt is for something else: 1 is a payment, 2 the price of a locked part.
    error ReceiptPurposeDiffers(uint8 expected, uint8 given);

    /// @notice The money went to another than it is owed to.
    error ReceiptPayeeDiffers(PartyId expected, PartyId given);

    /// @notice The money is of another currency than the claim.
    error ReceiptCurrencyDiffers(uint16 expected, uint16 given);

    /// @notice The money is not the price.
    error ReceiptAmountDiffers(uint64 expected, uint64 given);

    /// @notice The money was booked after the time by which it had to be, or will be booked only in the future.
    error BookedOutOfTime(uint40 bookedAt, uint256 latest);

    /// @notice The fragment is not disputed.
    error NotDisputed(ReceivableId receivable, uint64 from);

    /// @notice The fragment is not frozen.
    error NotFrozen(ReceivableId receivable, uint64 from);

    /// @notice A freeze that lapsed is followed by a time without one.
    error FreezeTooSoon(uint256 earliest);

    /// @notice The freeze has not lapsed: an order confirmed it, or its time is not over.
    error FreezeStands(uint40 lapsesAt, bytes32 order);

    /// @notice The freeze lapsed before an order confirmed it.
    error FreezeLapsed(uint40 lapsesAt);

    /// @notice 0 is no order.
    error OrderZero();

    /// @notice Another order than the one that confirmed the freeze, or the first was not shown yet.
    error OrderDiffers(bytes32 expected, bytes32 given);

    /// @notice Time for the holder to be heard has to pass after the order was shown.
    error ReassignmentTooSoon(uint256 earliest);

    /// @notice Who witnesses an order has no interest in the fragment and is a regulator or a bank.
    error WitnessUnfit(PartyId witness);
}
