// SPDX-License-Identifier: UNLICENSED
pragma solidity 0.8.37;

import {ISignedActs} from "../interfaces/ISignedActs.sol";
import {ITradeRegistry} from "../interfaces/ITradeRegistry.sol";
import {Claims} from "../support/Claims.sol";
import {vm} from "../support/Vm.sol";
import {Issue} from "../types/ReceivableActs.sol";
import {Invoice, InvoiceStatus} from "../types/Records.sol";
import {TradeAttestation} from "../types/TradeActs.sol";

contract TradeRegistryTest is Claims {
    function test_a_stand_alone_attestation_sets_the_cap() public {
        TradeAttestation memory act = _attestation(1, FACE);
        bytes32 digest = trades.digestOf(act);
        eq(digest, digests.digestOf(act, address(trades)), "digest");
        bytes[] memory signatures = _list(_sign(verifier.key, digest));
        vm.expectEmit(true, true, true, true, address(trades));
        emit ITradeRegistry.InvoiceUpdated(act.nullifiers[0], FACE, 0, 1, verifier.party);
        vm.expectEmit(true, true, true, true, address(trades));
        emit ITradeRegistry.TradeAttested(digest, verifier.party, 1);
        trades.attest(act, signatures);
        Invoice memory invoice = trades.invoiceOf(act.nullifiers[0]);
        eq(invoice.cap, FACE, "cap");
        eq(invoice.used, 0, "used");
        eq(invoice.attestedAt, block.timestamp, "attested at");
        eq(invoice.currency, CNY, "currency");
        yes(invoice.attestor == verifier.party && invoice.status == InvoiceStatus.Attested, "attested");
        vm.expectRevert(abi.encodeWithSelector(ITradeRegistry.NothingToAttest.selector, digest));
        trades.attest(act, signatures);
    }

    function test_refuses_what_its_verifier_did_not_sign() public {
        TradeAttestation memory act = _attestation(1, FACE);
        bytes32 digest = trades.digestOf(act);
        vm.expectRevert(abi.encodeWithSelector(ISignedActs.NotSigned.selector, verifier.account, digest));
        trades.attest(act, _list(_sign(supplier.key, digest)));
    }

    function test_a_higher_sequence_replaces_and_a_lower_is_refused() public {
        _attest(_attestation(2, FACE));
        _attest(_attestation(5, FACE * 2));
        eq(trades.invoiceOf(_nullifier(1)).cap, FACE * 2, "replaced");
        bytes memory reason = abi.encodeWithSelector(
            ITradeRegistry.AttestationSuperseded.selector,
            _nullifier(1),
            5,
            4
        );
        _refuses(_attestation(4, FACE), reason);
    }

    function test_one_sequence_has_one_cap() public {
        _attest(_attestation(2, FACE));
        bytes memory reason = abi.encodeWithSelector(
            ITradeRegistry.AttestationContradicts.selector,
            _nullifier(1),
            2,
            FACE,
            FACE + 1
        );
        _refuses(_attestation(2, FACE + 1), reason);
    }

    function test_an_invoice_keeps_its_currency() public {
        _attest(_attestation(2, FACE));
        TradeAttestation memory act = _attestation(3, FACE);
        act.currency = 840;
        bytes memory reason = abi.encodeWithSelector(
            ITradeRegistry.InvoiceCurrencyDiffers.selector,
            _nullifier(1),
            CNY,
            840
        );
        _refuses(act, reason);
    }

    function test_refuses_no_nullifier_and_nine() public {
        TradeAttestation memory act = _attestation(1, FACE);
        act.nullifiers = new bytes32[](0);
        _refuses(act, abi.encodeWithSelector(ITradeRegistry.NullifierCountOutOfRange.selector, 0));
        act.nullifiers = new bytes32[](9);
        _refuses(act, abi.encodeWithSelector(ITradeRegistry.NullifierCountOutOfRange.selector, 9));
    }

    function test_a_cap_below_what_is_used_stops_use_and_says_so() public {
        Issue memory first = _issueOfInvoice(1, FACE, FACE * 2, 1);
        TradeAttestation memory lowered = _attestation(2, FACE - 1);
        lowered.nullifiers[0] = first.nullifier;
        bytes[] memory signatures = _list(_sign(verifier.key, trades.digestOf(lowered)));
        vm.expectEmit(true, true, true, true, address(trades));
        emit ITradeRegistry.OverFinanced(first.nullifier, FACE - 1, FACE);
        trades.attest(lowered, signatures);

        Issue memory act = _issueAct(9);
        act.nullifier = first.nullifier;
        act.face = 1;
        TradeAttestation memory attestation = _attestationFor(act);
        attestation.cap = FACE - 1;
        attestation.sequence = 2;
        bytes[] memory issueSignatures = _issueSignatures(act, attestation);
        vm.expectRevert(
            abi.encodeWithSelector(ITradeRegistry.InvoiceCapExceeded.selector, first.nullifier, FACE - 1, FACE, 1)
        );
        receivables.issue(act, attestation, issueSignatures);
    }

    function test_one_attestation_serves_several_issues_up_to_its_cap() public {
        _issueOfInvoice(1, FACE, FACE * 2, 1);
        _issueOfInvoice(2, FACE, FACE * 2, 1);
        eq(trades.invoiceOf(_nullifier(1)).used, FACE * 2, "used in all");
    }

    /// @dev A key joins and another leaves: what was financed under the first key alone is not forgotten.
    function test_every_living_keys_nullifier_learns_what_was_used() public {
        Issue memory act = _issueAct(1);
        act.nullifier = _nullifier(1);
        _issue(act, _attestationUnder(act, _nullifier(1), bytes32(0), 1));

        act = _issueAct(2);
        act.nullifier = _nullifier(1);
        _issue(act, _attestationUnder(act, _nullifier(1), _nullifier(2), 1));
        eq(trades.invoiceOf(_nullifier(2)).used, FACE * 2, "the new key's too");

        act = _issueAct(3);
        act.nullifier = _nullifier(2);
        TradeAttestation memory attestation = _attestationUnder(act, _nullifier(2), bytes32(0), 1);
        bytes[] memory signatures = _issueSignatures(act, attestation);
        vm.expectRevert(
            abi.encodeWithSelector(ITradeRegistry.InvoiceCapExceeded.selector, _nullifier(2), FACE * 2, FACE * 2, FACE)
        );
        receivables.issue(act, attestation, signatures);
    }

    /// @dev The new key's nullifier comes first and knows nothing; what was financed is kept under the old one.
    function test_what_was_used_counts_in_whatever_order_the_keys_come() public {
        Issue memory act = _issueAct(1);
        act.nullifier = _nullifier(1);
        _issue(act, _attestationUnder(act, _nullifier(1), bytes32(0), 1));

        act = _issueAct(2);
        act.nullifier = _nullifier(2);
        act.face = FACE + 1;
        TradeAttestation memory attestation = _attestationUnder(act, _nullifier(2), _nullifier(1), 1);
        bytes[] memory signatures = _issueSignatures(act, attestation);
        vm.expectRevert(
            abi.encodeWithSelector(ITradeRegistry.InvoiceCapExceeded.selector, _nullifier(2), FACE * 2, FACE, FACE + 1)
        );
        receivables.issue(act, attestation, signatures);

        act.face = FACE;
        _issue(act, _attestationUnder(act, _nullifier(2), _nullifier(1), 1));
        eq(trades.invoiceOf(_nullifier(1)).used, FACE * 2, "under the old key");
        eq(trades.invoiceOf(_nullifier(2)).used, FACE * 2, "and under the new one");
    }

    function test_only_the_ledger_uses_and_reopens() public {
        TradeAttestation memory act = _attestation(1, FACE);
        bytes memory reason = abi.encodeWithSelector(ITradeRegistry.CallerNotReceivables.selector, address(this));
        vm.expectRevert(reason);
        trades.use(act, 1, "");
        vm.expectRevert(reason);
        trades.reopen(act.nullifiers, verifier.party, core.party, supplier.party, 1);
    }

    /// @dev A full credit note: what was attested before holds nothing any more, whether the ledger had heard of it or not.
    function test_a_cap_of_zero_leaves_nothing_of_what_was_attested_before() public {
        Issue memory act = _issueAct(1);
        TradeAttestation memory before = _attestationFor(act);
        TradeAttestation memory credited = _attestationFor(act);
        credited.cap = 0;
        credited.sequence = before.sequence + 1;
        _attest(credited);
        Invoice memory invoice = trades.invoiceOf(act.nullifier);
        yes(invoice.cap == 0 && invoice.status == InvoiceStatus.Attested, "known, and holds nothing");

        bytes[] memory old = _issueSignatures(act, before);
        vm.expectRevert(
            abi.encodeWithSelector(
                ITradeRegistry.AttestationSuperseded.selector,
                act.nullifier,
                credited.sequence,
                before.sequence
            )
        );
        receivables.issue(act, before, old);
        bytes[] memory present = _issueSignatures(act, credited);
        vm.expectRevert(
            abi.encodeWithSelector(ITradeRegistry.InvoiceCapExceeded.selector, act.nullifier, 0, 0, act.face)
        );
        receivables.issue(act, credited, present);
    }

    function _nullifier(uint256 number) private pure returns (bytes32) {
        return keccak256(abi.encode("nullifier", number));
    }

    function _attestation(uint32 sequence, uint64 cap) private view returns (TradeAttestation memory act) {
        act = _attestationFor(_issueAct(1));
        act.nullifiers[0] = _nullifier(1);
        act.sequence = sequence;
        act.cap = cap;
    }

    function _attestationUnder(
        Issue memory act,
        bytes32 first,
        bytes32 second,
        uint32 sequence
    ) private view returns (TradeAttestation memory attestation) {
        attestation = _attestationFor(act);
        attestation.nullifiers = new bytes32[](second == bytes32(0) ? 1 : 2);
        attestation.nullifiers[0] = first;
        if (second != bytes32(0)) attestation.nullifiers[1] = second;
        attestation.cap = FACE * 2;
        attestation.sequence = sequence;
    }

    function _issueOfInvoice(
        uint160 random,
        uint64 face,
        uint64 cap,
        uint32 sequence
    ) private returns (Issue memory act) {
        act = _issueAct(random);
        act.nullifier = _nullifier(1);
        act.face = face;
        TradeAttestation memory attestation = _attestationFor(act);
        attestation.cap = cap;
        attestation.sequence = sequence;
        _issue(act, attestation);
    }

    function _attest(TradeAttestation memory act) private {
        trades.attest(act, _list(_sign(verifier.key, trades.digestOf(act))));
    }

    function _refuses(TradeAttestation memory act, bytes memory reason) private {
        bytes[] memory signatures = _list(_sign(verifier.key, trades.digestOf(act)));
        vm.expectRevert(reason);
        trades.attest(act, signatures);
    }
}
