// SPDX-License-Identifier: UNLICENSED
pragma solidity 0.8.37;

import {IReceivablesErrors} from "../../interfaces/IReceivablesErrors.sol";
import {ITradeRegistry} from "../../interfaces/ITradeRegistry.sol";
import {NO_PROGRAMME} from "../../types/Ids.sol";
import {Issue} from "../../types/ReceivableActs.sol";
import {TradeAttestation} from "../../types/TradeActs.sol";
import {HonestRecovery} from "../honest/HonestRecovery.sol";

/// @dev One invoice financed twice.
abstract contract HostileIssues is HonestRecovery {
    string private constant REISSUE = "re-issue after cancel or settle";
    string private constant OTHER_SUPPLIER = "the same invoice by another supplier";
    string private constant NEW_KEY = "the same invoice after a nullifier key change";
    string private constant STOPPED = "an issue by a stopped debtor";

    function setUp() public virtual override {
        super.setUp();
        _name(REISSUE);
        _name(OTHER_SUPPLIER);
        _name(NEW_KEY);
        _name(STOPPED);
    }

    /// @dev The id of what has ended, with a new invoice that nobody has financed.
    function _tryReissue() internal {
        if (endedNumbers.length == 0) return;
        uint160 number = endedNumbers[_roll(endedNumbers.length)];
        Issued memory was = issued[number];
        if (_cannotSign(was.creditor)) return;
        Issue memory act = _issueOf(number, was.currency, was.creditor, NO_PROGRAMME);
        act.nullifier = keccak256(abi.encode("never financed", _roll(type(uint256).max)));
        bytes memory reason = abi.encodeWithSelector(IReceivablesErrors.ReceivableExists.selector, act.receivable);
        _refusedIssue(REISSUE, act, _attestationOf(act), reason);
    }

    function _tryOtherSupplier() internal {
        if (issuedCount == 0) return;
        uint160 number = 1 + uint160(_roll(issuedCount));
        Issued memory was = issued[number];
        if (isFreed[was.invoice]) return;
        Issue memory act = _issueOf(type(uint160).max, was.currency, _supplierBut(was.creditor), NO_PROGRAMME);
        act.nullifier = _nullifier(was.invoice, 1);
        bytes memory reason = abi.encodeWithSelector(
            ITradeRegistry.InvoiceCapExceeded.selector,
            act.nullifier,
            SHORT,
            SHORT,
            SHORT
        );
        _refusedIssue(OTHER_SUPPLIER, act, _attestationOf(act), reason);
    }

    /// @dev Under a key that is new, beside one under which the invoice was marked.
    function _tryNewKey() internal {
        if (issuedCount == 0) return;
        uint160 number = 1 + uint160(_roll(issuedCount));
        Issued memory was = issued[number];
        if (_cannotSign(was.creditor) || isFreed[was.invoice]) return;
        Issue memory act = _issueOf(type(uint160).max, was.currency, was.creditor, NO_PROGRAMME);
        act.nullifier = _nullifier(was.invoice, 3);
        TradeAttestation memory attestation = _attestationOf(act);
        attestation.keyId = 3;
        attestation.nullifiers = new bytes32[](2);
        uint32 living = was.invoice % 2 == 0 && _roll(2) == 0 ? 2 : 1;
        (attestation.nullifiers[0], attestation.nullifiers[1]) = (act.nullifier, _nullifier(was.invoice, living));
        bytes memory reason = abi.encodeWithSelector(
            ITradeRegistry.InvoiceCapExceeded.selector,
            act.nullifier,
            SHORT,
            SHORT,
            SHORT
        );
        _refusedIssue(NEW_KEY, act, attestation, reason);
    }

    function _refusedIssue(
        string memory kind,
        Issue memory act,
        TradeAttestation memory attestation,
        bytes memory reason
    ) internal {
        bytes memory data = _issueCall(act, attestation);
        if (!_stopped()) return _refusedNew(kind, data, reason);
        bytes memory stopped = abi.encodeWithSelector(IReceivablesErrors.DebtorStopped.selector, act.debtor);
        _refusedNew(STOPPED, data, stopped);
    }
}
