// SPDX-License-Identifier: UNLICENSED
pragma solidity 0.8.37;

import {PartyId} from "../types/Ids.sol";
import {Invoice} from "../types/Records.sol";
import {TradeAttestation} from "../types/TradeActs.sol";
import {IPartyErrors} from "./IPartyErrors.sol";
import {ISignedActs} from "./ISignedActs.sol";

/// @title What may be financed of an invoice, and what already is: stops double financing inside and across banks.
/// @notice An invoice is known by keyed nullifiers, one under each living key of the verifiers; every one of an attestation's is marked, so
/// that a key can be retired without forgetting what was financed under it.
interface ITradeRegistry is ISignedActs, IPartyErrors {
    event InvoiceUpdated(bytes32 indexed nullifier, uint64 cap, uint64 used, uint32 sequence, PartyId verifier);

    /// @notice A stand-alone attestation; those that travel with an issue are recorded by `InvoiceUpdated` and `Issued`.
    event TradeAttested(bytes32 indexed digest, PartyId indexed verifier, uint32 sequence);

    /// @notice More is financed than may be, since the cap came down later: it can be used no further.
    event OverFinanced(bytes32 indexed nullifier, uint64 cap, uint64 used);

    /// @notice Only the ledger may use what an invoice holds.
    error CallerNotReceivables(address caller);

    /// @notice An attestation carries 1 to 8 nullifiers.
    error NullifierCountOutOfRange(uint256 count);

    /// @notice A later attestation of the invoice is recorded already.
    error AttestationSuperseded(bytes32 nullifier, uint32 recorded, uint32 given);

    /// @notice Two attestations with one sequence number and different caps.
    error AttestationContradicts(bytes32 nullifier, uint32 sequence, uint64 recordedCap, uint64 givenCap);

    /// @notice The attestation says nothing that is not recorded already.
    error NothingToAttest(bytes32 digest);

    /// @notice The invoice was attested in another currency.
    error InvoiceCurrencyDiffers(bytes32 nullifier, uint16 recorded, uint16 given);

    /// @notice More than what may be financed of this invoice.
    error InvoiceCapExceeded(bytes32 nullifier, uint64 cap, uint64 used, uint64 amount);

    /// @notice The invoice was reopened by a cancelled issue, for a corrected one between the same two alone.
    error InvoiceReopenedForOthers(bytes32 nullifier, PartyId debtor, PartyId creditor);

    /// @notice What an invoice's cancelled issue used is given back once, by the verifier that attested it.
    error InvoiceNotReopenable(bytes32 nullifier);

    /// @notice Records a new cap without an issue: after a credit note, say. Signed by verifier.
    function attest(TradeAttestation calldata act, bytes[] calldata signatures) external;

    /// @notice Takes the attestation (signed by its verifier) and uses `amount` of the invoice. By the ledger alone, which sees to it that
    /// the attestation fits what is issued.
    function use(TradeAttestation calldata attestation, uint64 amount, bytes calldata signature) external;

    /// @notice Gives back what a cancelled issue used, for one corrected issue between the same two. By the ledger alone.
    function reopen(
        bytes32[] calldata nullifiers,
        PartyId verifier,
        PartyId debtor,
        PartyId creditor,
        uint64 amount
    ) external;

    /// @notice What is recorded of an invoice; all zero if nothing is.
    function invoiceOf(bytes32 nullifier) external view returns (Invoice memory);

    /// @notice The EIP-712 digest of an attestation.
    function digestOf(TradeAttestation calldata act) external view returns (bytes32);

    /// @notice The ledger that uses invoices.
    function receivables() external view returns (address);
}
