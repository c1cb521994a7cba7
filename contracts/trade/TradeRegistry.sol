// SPDX-License-Identifier: UNLICENSED
pragma solidity 0.8.37;

import {IPartyRegistry} from "../interfaces/IPartyRegistry.sol";
import {ITradeRegistry} from "../interfaces/ITradeRegistry.sol";
import {SignedActs} from "../libraries/SignedActs.sol";
import {PartyId} from "../types/Ids.sol";
import {Issue} from "../types/ReceivableActs.sol";
import {Invoice, InvoiceStatus} from "../types/Records.sol";
import {Roles} from "../types/Roles.sol";
import {TradeActHashes, TradeAttestation} from "../types/TradeActs.sol";

/// @title See ITradeRegistry.
contract TradeRegistry is ITradeRegistry, SignedActs {
    using TradeActHashes for TradeAttestation;

    /// @dev Room for a key's whole life in several verifiers' services; a bound on what one issue writes.
    uint256 private constant MAX_NULLIFIERS = 8;

    struct Counterparties {
        PartyId debtor;
        PartyId creditor;
    }

    /// @inheritdoc ITradeRegistry
    IPartyRegistry public immutable parties;
    /// @inheritdoc ITradeRegistry
    address public immutable receivables;

    mapping(bytes32 nullifier => Invoice) private _invoices;
    mapping(bytes32 nullifier => Counterparties) private _reopenedFor;

    constructor(IPartyRegistry parties_, address receivables_) {
        parties = parties_;
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
            Invoice memory invoice = _invoices[nullifier];
            if (!_apply(invoice, act, nullifier)) continue;
            news = true;
            _record(nullifier, invoice);
            if (invoice.cap < invoice.used) emit OverFinanced(nullifier, invoice.cap, invoice.used);
        }
        require(news, NothingToAttest(digest));
        emit TradeAttested(digest, act.verifier, act.sequence);
    }

    /// @inheritdoc ITradeRegistry
    function use(
        Issue calldata issue,
        TradeAttestation calldata attestation,
        bytes calldata signature
    ) external onlyReceivables {
        _requireAttested(attestation, signature);
        require(_fits(attestation, issue), AttestationDoesNotFitIssue(issue.nullifier));

        uint256 count = attestation.nullifiers.length;
        Invoice[] memory invoices = new Invoice[](count);
        uint64 used;
        for (uint256 i = 0; i < count; ++i) {
            bytes32 nullifier = attestation.nullifiers[i];
            Invoice memory invoice = _invoices[nullifier];
            _apply(invoice, attestation, nullifier);
            _closeReopening(invoice, issue, nullifier);
            if (invoice.used > used) used = invoice.used;
            invoices[i] = invoice;
        }
        bool fits = uint256(used) + issue.face <= attestation.cap;
        require(fits, InvoiceCapExceeded(issue.nullifier, attestation.cap, used, issue.face));
        for (uint256 i = 0; i < count; ++i) {
            // The highest of all: a key that joined later learns what was financed before it came.
            invoices[i].used = used + issue.face;
            _record(attestation.nullifiers[i], invoices[i]);
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
            Invoice memory invoice = _invoices[nullifier];
            bool reopens = invoice.status == InvoiceStatus.Attested &&
                invoice.attestor == verifier &&
                invoice.used >= amount;
            require(reopens, InvoiceNotReopenable(nullifier));
            invoice.used -= amount;
            invoice.status = InvoiceStatus.Reopened;
            _reopenedFor[nullifier] = Counterparties(debtor, creditor);
            _record(nullifier, invoice);
        }
    }

    /// @inheritdoc ITradeRegistry
    function invoiceOf(bytes32 nullifier) external view returns (Invoice memory) {
        return _invoices[nullifier];
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
        parties.requireSigned(act.verifier, act.verifierEpoch, Roles.VERIFIER, digest, signature);
    }

    function _requireNullifierCount(uint256 count) private pure {
        require(count > 0 && count <= MAX_NULLIFIERS, NullifierCountOutOfRange(count));
    }

    function _fits(TradeAttestation calldata attestation, Issue calldata issue) private pure returns (bool) {
        return
            attestation.nullifiers[0] == issue.nullifier &&
            attestation.debtor == issue.debtor &&
            attestation.creditor == issue.creditor &&
            attestation.currency == issue.currency;
    }

    /// @return news whether the attestation is later than what is recorded
    function _apply(
        Invoice memory invoice,
        TradeAttestation calldata act,
        bytes32 nullifier
    ) private view returns (bool news) {
        if (invoice.status == InvoiceStatus.Unknown) {
            invoice.status = InvoiceStatus.Attested;
            invoice.currency = act.currency;
        } else {
            bool sameCurrency = invoice.currency == act.currency;
            require(sameCurrency, InvoiceCurrencyDiffers(nullifier, invoice.currency, act.currency));
            bool current = act.sequence >= invoice.sequence;
            require(current, AttestationSuperseded(nullifier, invoice.sequence, act.sequence));
            if (act.sequence == invoice.sequence) {
                bool agrees = act.cap == invoice.cap;
                require(agrees, AttestationContradicts(nullifier, act.sequence, invoice.cap, act.cap));
                return false;
            }
        }
        invoice.cap = act.cap;
        invoice.attestor = act.verifier;
        invoice.sequence = act.sequence;
        invoice.attestedAt = uint40(block.timestamp);
        return true;
    }

    function _closeReopening(Invoice memory invoice, Issue calldata issue, bytes32 nullifier) private view {
        if (invoice.status != InvoiceStatus.Reopened) return;
        Counterparties memory pair = _reopenedFor[nullifier];
        bool same = pair.debtor == issue.debtor && pair.creditor == issue.creditor;
        require(same, InvoiceReopenedForOthers(nullifier, pair.debtor, pair.creditor));
        invoice.status = InvoiceStatus.Corrected;
    }

    function _record(bytes32 nullifier, Invoice memory invoice) private {
        _invoices[nullifier] = invoice;
        emit InvoiceUpdated(nullifier, invoice.cap, invoice.used, invoice.sequence, invoice.attestor);
    }
}
