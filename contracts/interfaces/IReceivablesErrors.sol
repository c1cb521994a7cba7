// SPDX-License-Identifier: UNLICENSED
pragma solidity 0.8.37;

import {PartyId, ReceivableId} from "../types/Ids.sol";
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
    error FragmentPledged(ReceivableId receivable, uint64 from, PartyId pledgee);

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
}
