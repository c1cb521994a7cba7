// SPDX-License-Identifier: UNLICENSED
pragma solidity 0.8.37;

import {PartyId, ProgrammeId, ReceivableId} from "../types/Ids.sol";
import {
    Cancel,
    Issue,
    ListAsset,
    Merge,
    Pay,
    Purchase,
    RevokeAct,
    Split,
    Touch,
    Transfer
} from "../types/ReceivableActs.sol";
import {Fragment, Receivable} from "../types/Records.sol";
import {TradeAttestation} from "../types/TradeActs.sol";
import {IProgrammes} from "./IProgrammes.sol";
import {IReceivablesErrors} from "./IReceivablesErrors.sol";
import {ITradeRegistry} from "./ITradeRegistry.sol";

/// @title The ledger of claims.
/// @notice A receivable is the interval `[0, face)` of minor units; a fragment is a part `[from, to)` of it with one holder, keyed by where
/// it starts. Live fragments and what was paid or cancelled tile `[0, face)` exactly.
///
/// Version rule: every fragment that an act writes gets 1 + the highest version among all fragments that the act touched. So at every
/// position the version only rises, and an act that names (fragment, version) runs once. `version` in an event is the one after the act.
///
/// The ledger holds no money: a purchase or payment moves the currency's token from payer to payee inside the act.
interface IReceivables is IReceivablesErrors {
    event AssetListed(uint16 indexed currency, address asset, bytes32 digest);
    event Issued(
        ReceivableId indexed receivable,
        PartyId indexed debtor,
        PartyId indexed creditor,
        ProgrammeId programme,
        uint64 face,
        uint16 currency,
        uint40 due,
        bytes32 nullifier,
        bytes32 digest
    );
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

    /// @notice `[from, to)` moved: of a part transfer the tail. A head that remains stays with `holder`, at the same new version.
    event FragmentTransferred(
        ReceivableId indexed receivable,
        PartyId indexed holder,
        PartyId indexed recipient,
        uint64 from,
        uint64 to,
        uint32 version,
        bytes32 digest
    );

    /// @notice As `FragmentTransferred`; the part is now drawn on `programme`, the buyer's own.
    event FragmentPurchased(
        ReceivableId indexed receivable,
        PartyId indexed holder,
        PartyId indexed buyer,
        uint64 from,
        uint64 to,
        uint32 version,
        ProgrammeId programme,
        uint64 price,
        bytes32 digest
    );

    /// @notice `[from, to)`, the tail, was paid and is retired. `digest` is 0 when anybody paid from the due time on.
    event FragmentPaid(
        ReceivableId indexed receivable,
        PartyId indexed payee,
        address indexed payer,
        uint64 from,
        uint64 to,
        uint32 version,
        bytes32 digest
    );
    event FragmentCancelled(
        ReceivableId indexed receivable,
        PartyId indexed holder,
        uint64 from,
        uint64 to,
        uint32 version,
        bytes32 digest
    );
    event ActRevoked(bytes32 indexed revoked, PartyId indexed party, bytes32 digest);

    /// @notice Adds a currency's token to the append-only table. Signed by registrar.
    function listAsset(ListAsset calldata act, bytes[] calldata signatures) external;

    /// @notice A new receivable, all of it the creditor's at version 1. Signed by debtor, creditor, and the attestation by its verifier.
    function issue(Issue calldata act, TradeAttestation calldata attestation, bytes[] calldata signatures) external;

    /// @notice Cuts a fragment in place; cuts rise and lie strictly inside it. Signed by holder, and pledgee if pledged.
    function split(Split calldata act, bytes[] calldata signatures) external;

    /// @notice Joins neighbours that are alike in all but version. Signed by holder, and pledgee if pledged.
    function merge(Merge calldata act, bytes[] calldata signatures) external;

    /// @notice Raises the version alone: withdraws every act that waits on this fragment. Signed by holder, and pledgee if pledged.
    function touch(Touch calldata act, bytes[] calldata signatures) external;

    /// @notice The fragment, or its tail of `amount`, goes to the recipient. Signed by holder, recipient.
    function transfer(Transfer calldata act, bytes[] calldata signatures) external;

    /// @notice As transfer, to a bank, against `price` of the currency's token from its account to the holder's. Signed by holder, buyer.
    function purchase(Purchase calldata act, bytes[] calldata signatures) external;

    /// @notice The debtor pays the fragment, or its tail of `amount`, from its account to the holder's (pledged: the pledgee's). Signed by debtor.
    function pay(Pay calldata act, bytes[] calldata signatures) external;

    /// @notice From the due time on anybody may pay a whole fragment, from `msg.sender`'s own tokens.
    function payFor(ReceivableId receivable, uint64 from, uint64 to, uint32 version) external;

    /// @notice Ends a fragment unpaid. Signed by debtor, holder, pledgee if pledged. With a verifier's signature a never-moved `[0, face)` gives
    /// back what it used of its invoice, once, for one corrected issue between the same two.
    function cancel(Cancel calldata act, bytes[] calldata signatures) external;

    /// @notice Withdraws an issue that did not run. Signed by one of its signatories.
    function revokeIssue(RevokeAct calldata revocation, Issue calldata act, bytes[] calldata signatures) external;

    /// @notice Withdraws a purchase that did not run. Signed by one of its signatories.
    function revokePurchase(RevokeAct calldata revocation, Purchase calldata act, bytes[] calldata signatures) external;

    /// @notice All zero for an id that was never issued.
    function receivableOf(ReceivableId receivable) external view returns (Receivable memory);

    /// @notice The live fragment that starts at `from`; all zero if none does.
    function fragmentOf(ReceivableId receivable, uint64 from) external view returns (Fragment memory);

    /// @notice The token of an ISO 4217 numeric currency, or 0.
    function assetOf(uint16 currency) external view returns (address);

    /// @notice Whether the act with this digest was withdrawn by `revokeIssue` or `revokePurchase`.
    function isRevoked(bytes32 digest) external view returns (bool);

    function programmes() external view returns (IProgrammes);

    function trades() external view returns (ITradeRegistry);
}
