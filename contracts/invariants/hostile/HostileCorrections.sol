// SPDX-License-Identifier: UNLICENSED
pragma solidity 0.8.37;

import {IReceivablesErrors} from "../../interfaces/IReceivablesErrors.sol";
import {ITradeRegistry} from "../../interfaces/ITradeRegistry.sol";
import {Flags} from "../../types/Flags.sol";
import {NO_PROGRAMME, PartyId, ReceivableId} from "../../types/Ids.sol";
import {Issue} from "../../types/ReceivableActs.sol";
import {TradeAttestation} from "../../types/TradeActs.sol";
import {Pledged, Spot} from "../World.sol";
import {HostileToken} from "./HostileToken.sol";

/// @dev Invoices that a cancellation frees, for others, or again.
abstract contract HostileCorrections is HostileToken {
    string private constant FREED = "an invoice freed by a claim that moved, or freed twice";
    string private constant FOR_OTHERS = "a freed invoice financed by another supplier";

    function setUp() public virtual override {
        super.setUp();
        _name(FREED);
        _name(FOR_OTHERS);
    }

    function _tryFreed() internal {
        (bool found, Spot memory spot) = _find(0, Flags.LOCKED | Flags.FROZEN, Pledged.Either);
        if (!found) return;
        uint160 invoice = issued[uint160(ReceivableId.unwrap(spot.id))].invoice;
        bytes32[] memory nullifiers = _nullifiers(invoice);
        bool moved = spot.part.version != 1 || _length(spot) != SHORT;
        if (!moved && !isCorrected[invoice]) return;
        bytes memory reason =
            moved
                ? abi.encodeWithSelector(IReceivablesErrors.NeverMovedExpected.selector, spot.id)
                : abi.encodeWithSelector(ITradeRegistry.InvoiceNotReopenable.selector, nullifiers[0]);
        _refused(FREED, _verifiedCancelCall(spot, nullifiers), reason);
    }

    /// @dev Under the keys that were marked, and under a new one beside one of them.
    function _tryFreedByOthers() internal {
        if (freed.length == 0) return;
        Issued memory terms = freed[_roll(freed.length)];
        bytes32[] memory marked = _nullifiers(terms.invoice);
        _refusedOther(terms, marked, marked[0]);
        bytes32[] memory renewed = new bytes32[](2);
        (renewed[0], renewed[1]) = (_nullifier(terms.invoice, 3), marked[marked.length - 1]);
        _refusedOther(terms, renewed, renewed[1]);
    }

    function _refusedOther(Issued memory terms, bytes32[] memory nullifiers, bytes32 refusing) private {
        PartyId other = _supplierBut(terms.creditor);
        Issue memory act = _issueOf(type(uint160).max, terms.currency, other, NO_PROGRAMME);
        act.nullifier = nullifiers[0];
        TradeAttestation memory attestation = _attestationOf(act);
        attestation.nullifiers = nullifiers;
        bytes4 selector = ITradeRegistry.InvoiceReopenedForOthers.selector;
        bytes memory reason = abi.encodeWithSelector(selector, refusing, core.party, terms.creditor);
        _refusedIssue(FOR_OTHERS, act, attestation, reason);
    }
}
