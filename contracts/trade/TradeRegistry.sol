// SPDX-License-Identifier: UNLICENSED
pragma solidity 0.8.37;

import {IPartyRegistry} from "../interfaces/IPartyRegistry.sol";
import {ITradeRegistry} from "../interfaces/ITradeRegistry.sol";
import {AsksPartyRegistry} from "../libraries/AsksPartyRegistry.sol";
import {PartyId} from "../types/Ids.sol";
import {InvoiceBits, PackedInvoice} from "../types/PackedInvoice.sol";
import {Invoice, InvoiceStatus} from "../types/Records.sol";
import {Roles} from "../types/Roles.sol";
import {TradeActHashes, TradeAttestation} from "../types/TradeActs.sol";

/// @title See ITradeRegistry.
contract TradeRegistry is ITradeRegistry, AsksPartyRegistry {
    using TradeActHashes for TradeAttestation;

    /// @dev Room for a key's whole life in several verifiers' services; a bound on what one issue writes.
    uint256 private constant MAX_NULLIFIERS = 8;

    struct Counterparties {
        PartyId debtor;
        PartyId creditor;
    }

    /// @inheritdoc ITradeRegistry
    address public immutable receivables;

    mapping(bytes32 nullifier => PackedInvoice) private _invoices;
    mapping(bytes32 nullifier => Counterparties) private _reopenedFor;

    constructor(IPartyRegistry parties_, address receivables_) AsksPartyRegistry(parties_) {
        receivables = receivables_;
    }

    modifier onlyReceivables() {
        require(msg.sender == receivables, CallerNotReceivables(msg.sender));
        _;
    }

    /// @inheritdoc ITradeRegistry
    function attest(TradeAttestation calldata act, bytes[] calldata signatures) external {
        _requireCount(signatures, 1);
        bytes32 digest = _requireAttested(act, signatures[0]);

        bool news;
        for (uint256 i = 0; i < act.nullifiers.length; ++i) {
            bytes32 nullifier = act.nullifiers[i];
            PackedInvoice known = _invoices[nullifier];
            PackedInvoice invoice = _attested(known, act, nullifier);
            if (known.status() != InvoiceStatus.Unknown && invoice.sequence() == known.sequence()) continue;
            news = true;
            _record(nullifier, invoice);
            if (invoice.cap() < invoice.used()) emit OverFinanced(nullifier, invoice.cap(), invoice.used());
        }
        require(news, NothingToAttest(digest));
        emit TradeAttested(digest, act.verifier, act.sequence);
    }

    /// @inheritdoc ITradeRegistry
    function use(
        TradeAttestation calldata attestation,
        uint64 amount,
        bytes calldata signature
    ) external onlyReceivables {
        _requireAttested(attestation, signature);

        uint256 count = attestation.nullifiers.length;
        PackedInvoice[] memory invoices = new PackedInvoice[](count);
        uint64 used;
        for (uint256 i = 0; i < count; ++i) {
            bytes32 nullifier = attestation.nullifiers[i];
            PackedInvoice invoice = _attested(_invoices[nullifier], attestation, nullifier);
            if (invoice.status() == InvoiceStatus.Reopened) invoice = _corrected(invoice, attestation, nullifier);
            if (invoice.used() > used) used = invoice.used();
            invoices[i] = invoice;
        }
        bool fits = uint256(used) + amount <= attestation.cap;
        require(fits, InvoiceCapExceeded(attestation.nullifiers[0], attestation.cap, used, amount));
        for (uint256 i = 0; i < count; ++i) {
            // The highest of all: a key that joined later learns what was financed before it came.
            _record(attestation.nullifiers[i], invoices[i].withUsed(used + amount));
        }
    }

    /// @inheritdoc ITradeRegistry
    function reopen(
        bytes32[] calldata nullifiers,
        PartyId verifier,
        PartyId debtor,
        PartyId creditor,
        uint64 amount
    ) external onlyReceivables {
        _requireNullifierCount(nullifiers.length);
        for (uint256 i = 0; i < nullifiers.length; ++i) {
            bytes32 nullifier = nullifiers[i];
            PackedInvoice invoice = _invoices[nullifier];
            bool reopens =
                invoice.status() == InvoiceStatus.Attested &&
                    invoice.attestor() == verifier &&
                    invoice.used() >= amount;
            require(reopens, InvoiceNotReopenable(nullifier));
            _reopenedFor[nullifier] = Counterparties(debtor, creditor);
            _record(nullifier, invoice.withUsed(invoice.used() - amount).withStatus(InvoiceStatus.Reopened));
        }
    }

    /// @inheritdoc ITradeRegistry
    function invoiceOf(bytes32 nullifier) external view returns (Invoice memory) {
        return _invoices[nullifier].unpack();
    }

    /// @inheritdoc ITradeRegistry
    function digestOf(TradeAttestation calldata act) public view returns (bytes32) {
        return _hashTypedDataV4(act.hash());
    }

    function _requireAttested(
        TradeAttestation calldata act,
        bytes calldata signature
    ) private view returns (bytes32 digest) {
        _requireTimely(act.deadline, LONGEST_DEADLINE);
        _requireNullifierCount(act.nullifiers.length);
        digest = digestOf(act);
        _requireSigned(act.verifier, act.verifierEpoch, Roles.VERIFIER, digest, signature);
    }

    function _requireNullifierCount(uint256 count) private pure {
        require(count > 0 && count <= MAX_NULLIFIERS, NullifierCountOutOfRange(count));
    }

    /// @dev The invoice as this attestation has it: a higher sequence replaces what is known, the same one must agree with it.
    function _attested(
        PackedInvoice known,
        TradeAttestation calldata act,
        bytes32 nullifier
    ) private view returns (PackedInvoice) {
        InvoiceStatus status = known.status();
        if (status == InvoiceStatus.Unknown) return _restated(act, 0, InvoiceStatus.Attested);
        bool sameCurrency = known.currency() == act.currency;
        require(sameCurrency, InvoiceCurrencyDiffers(nullifier, known.currency(), act.currency));
        uint32 sequence = known.sequence();
        require(act.sequence >= sequence, AttestationSuperseded(nullifier, sequence, act.sequence));
        if (act.sequence > sequence) return _restated(act, known.used(), status);
        require(act.cap == known.cap(), AttestationContradicts(nullifier, sequence, known.cap(), act.cap));
        return known;
    }

    function _restated(
        TradeAttestation calldata act,
        uint64 used,
        InvoiceStatus status
    ) private view returns (PackedInvoice) {
        return
            InvoiceBits.pack(
                Invoice(act.cap, used, act.verifier, act.sequence, uint40(block.timestamp), act.currency, status)
            );
    }

    function _corrected(
        PackedInvoice invoice,
        TradeAttestation calldata attestation,
        bytes32 nullifier
    ) private view returns (PackedInvoice) {
        Counterparties memory pair = _reopenedFor[nullifier];
        bool same = pair.debtor == attestation.debtor && pair.creditor == attestation.creditor;
        require(same, InvoiceReopenedForOthers(nullifier, pair.debtor, pair.creditor));
        return invoice.withStatus(InvoiceStatus.Corrected);
    }

    function _record(bytes32 nullifier, PackedInvoice invoice) private {
        _invoices[nullifier] = invoice;
        emit InvoiceUpdated(nullifier, invoice.cap(), invoice.used(), invoice.sequence(), invoice.attestor());
    }
}
