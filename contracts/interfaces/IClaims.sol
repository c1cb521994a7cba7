// SPDX-License-Identifier: UNLICENSED
pragma solidity 0.8.37;

import {PartyId, ProgrammeId, ReceivableId} from "../types/Ids.sol";
import {AssignWithRecourse, Issue, Pay, Purchase, Transfer} from "../types/ReceivableActs.sol";
import {Fragment, Receivable} from "../types/Records.sol";
import {TradeAttestation} from "../types/TradeActs.sol";
import {IProgrammes} from "./IProgrammes.sol";
import {IReceivablesErrors} from "./IReceivablesErrors.sol";
import {ITradeRegistry} from "./ITradeRegistry.sol";

/// @title Claims: issued, passed on, sold and paid.
interface IClaims is IReceivablesErrors {
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

    /// @notice As `FragmentTransferred`; from now on `holder` stands behind the part.
    event FragmentAssigned(
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

    /// @notice A new receivable, all of it the creditor's at version 1. Signed by debtor, creditor, and the attestation by its verifier.
    function issue(Issue calldata act, TradeAttestation calldata attestation, bytes[] calldata signatures) external;

    /// @notice The fragment, or its tail of `amount`, goes to the recipient. Signed by holder, recipient.
    function transfer(Transfer calldata act, bytes[] calldata signatures) external;

    /// @notice As transfer, and the holder stands behind the part: it owes the recipient what the debtor does not pay. Who stood behind it
    /// before no longer does towards the new holder. Nobody stands behind a part that comes back to who did.
    /// Signed by holder, recipient.
    function assignWithRecourse(AssignWithRecourse calldata act, bytes[] calldata signatures) external;

    /// @notice As transfer, to a bank, against `price` of the currency's token from its account to the holder's. Signed by holder, buyer.
    function purchase(Purchase calldata act, bytes[] calldata signatures) external;

    /// @notice The debtor pays the fragment, or its tail of `amount`, from its account to the holder's (pledged: the pledgee's). Signed by debtor.
    function pay(Pay calldata act, bytes[] calldata signatures) external;

    /// @notice From the due time on anybody may pay a whole fragment, from `msg.sender`'s own tokens.
    function payFor(ReceivableId receivable, uint64 from, uint64 to, uint32 version) external;

    /// @notice All zero for an id that was never issued.
    function receivableOf(ReceivableId receivable) external view returns (Receivable memory);

    /// @notice The live fragment that starts at `from`; all zero if none does.
    function fragmentOf(ReceivableId receivable, uint64 from) external view returns (Fragment memory);

    /// @notice The registry that knows what is used of invoices.
    function trades() external view returns (ITradeRegistry);

    /// @notice The lines that claims are drawn on.
    function programmes() external view returns (IProgrammes);
}
