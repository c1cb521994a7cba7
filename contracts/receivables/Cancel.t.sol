// SPDX-License-Identifier: UNLICENSED
pragma solidity 0.8.37;

import {IUpkeep} from "../interfaces/IUpkeep.sol";
import {IReceivablesErrors} from "../interfaces/IReceivablesErrors.sol";
import {ISignedActs} from "../interfaces/ISignedActs.sol";
import {ITradeRegistry} from "../interfaces/ITradeRegistry.sol";
import {Keeping} from "../support/Keeping.sol";
import {vm} from "../support/Vm.sol";
import {Flags} from "../types/Flags.sol";
import {NOBODY, PartyId, ReceivableId} from "../types/Ids.sol";
import {Cancel, Issue} from "../types/ReceivableActs.sol";
import {Invoice, InvoiceStatus, ReceivableStatus} from "../types/Records.sol";
import {TradeAttestation} from "../types/TradeActs.sol";

contract CancelTest is Keeping {
    Issue private issued;

    function setUp() public override {
        super.setUp();
        Issue memory act = _issueAct(1);
        _issue(act, _attestationFor(act));
        issued = act;
    }

    function test_debtor_and_holder_end_a_fragment_unpaid() public {
        Cancel memory act = _cancelAct(issued.receivable, 0, FACE, 1, supplier);
        bytes32 digest = digests.digestOf(act, address(receivables));
        bytes[] memory signatures = _list(_sign(core.key, digest), _sign(supplier.key, digest));
        vm.expectEmit(true, true, true, true, address(receivables));
        emit IUpkeep.FragmentCancelled(issued.receivable, supplier.party, 0, FACE, 2, digest);
        receivables.cancel(act, signatures);
        yes(receivables.fragmentOf(issued.receivable, 0).holder == NOBODY, "the fragment is gone");
        yes(receivables.receivableOf(issued.receivable).status == ReceivableStatus.Settled, "settled");
        eq(programmes.programmeOf(PROGRAMME).outstanding, 0, "released");
        eq(trades.invoiceOf(issued.nullifier).used, FACE, "the invoice stays used");
        eq(token.balanceOf(supplier.account), 0, "no money moved");
        vm.expectRevert(
            abi.encodeWithSelector(IReceivablesErrors.FragmentStale.selector, issued.receivable, 0, FACE, 1)
        );
        receivables.cancel(act, signatures);
    }

    function test_refuses_without_the_debtor_or_the_holder() public {
        Cancel memory act = _cancelAct(issued.receivable, 0, FACE, 1, supplier);
        bytes32 digest = digests.digestOf(act, address(receivables));
        bytes memory byCore = _sign(core.key, digest);
        bytes memory bySupplier = _sign(supplier.key, digest);
        vm.expectRevert(abi.encodeWithSelector(ISignedActs.NotSigned.selector, core.account, digest));
        receivables.cancel(act, _list(bySupplier, bySupplier));
        vm.expectRevert(abi.encodeWithSelector(ISignedActs.NotSigned.selector, supplier.account, digest));
        receivables.cancel(act, _list(byCore, byCore));
        vm.expectRevert(abi.encodeWithSelector(ISignedActs.SignatureCountDiffers.selector, 2, 1));
        receivables.cancel(act, _list(byCore));
    }

    function test_refuses_another_debtor() public {
        Cancel memory act = _cancelAct(issued.receivable, 0, FACE, 1, supplier);
        act.debtor = bank.party;
        bytes32 digest = digests.digestOf(act, address(receivables));
        bytes[] memory signatures = _list(_sign(bank.key, digest), _sign(supplier.key, digest));
        vm.expectRevert(abi.encodeWithSelector(IReceivablesErrors.DebtorDiffers.selector, core.party, bank.party));
        receivables.cancel(act, signatures);
    }

    function test_a_pledged_fragment_needs_its_pledgee() public {
        _pledgeWhole(issued.receivable, bank);
        Cancel memory act = _cancelAct(issued.receivable, 0, FACE, 2, supplier);
        bytes memory reason = abi.encodeWithSelector(IReceivablesErrors.PledgeeDiffers.selector, bank.party, NOBODY);
        _refuses(act, reason);
        act.pledgee = bank.party;
        act.pledgeeEpoch = EPOCH;
        bytes32 digest = digests.digestOf(act, address(receivables));
        bytes memory byCore = _sign(core.key, digest);
        bytes memory bySupplier = _sign(supplier.key, digest);
        vm.expectRevert(abi.encodeWithSelector(ISignedActs.NotSigned.selector, bank.account, digest));
        receivables.cancel(act, _list(byCore, bySupplier, bySupplier));
        receivables.cancel(act, _list(byCore, bySupplier, _sign(bank.key, digest)));
    }

    function test_refuses_a_frozen_or_locked_fragment() public {
        _freeze(issued.receivable, 0, FACE, 1);
        bytes memory reason = abi.encodeWithSelector(
            IReceivablesErrors.FragmentFlagged.selector,
            issued.receivable,
            0,
            Flags.FROZEN
        );
        _refuses(_cancelAct(issued.receivable, 0, FACE, 2, supplier), reason);
        ReceivableId locked = _issued(2);
        _lockWhole(locked, bank);
        reason = abi.encodeWithSelector(IReceivablesErrors.FragmentFlagged.selector, locked, 0, Flags.LOCKED);
        _refuses(_cancelAct(locked, 0, FACE, 2, supplier), reason);
    }

    function test_with_its_verifier_an_invoice_is_given_back_for_one_corrected_issue() public {
        _cancelVerified(issued, 1);
        Invoice memory invoice = trades.invoiceOf(issued.nullifier);
        eq(invoice.used, 0, "given back");
        yes(invoice.status == InvoiceStatus.Reopened, "reopened");

        Issue memory corrected = _issueAct(2);
        corrected.nullifier = issued.nullifier;
        _issue(corrected, _attestationFor(corrected));
        invoice = trades.invoiceOf(issued.nullifier);
        eq(invoice.used, FACE, "used by the corrected issue");
        yes(invoice.status == InvoiceStatus.Corrected, "corrected");
    }

    function test_an_invoice_is_given_back_once() public {
        _cancelVerified(issued, 1);
        Issue memory corrected = _issueAct(2);
        corrected.nullifier = issued.nullifier;
        _issue(corrected, _attestationFor(corrected));
        Cancel memory act = _verifiedAct(corrected);
        bytes memory reason = abi.encodeWithSelector(ITradeRegistry.InvoiceNotReopenable.selector, issued.nullifier);
        _refusesVerified(act, reason);
    }

    function test_a_reopened_invoice_is_for_the_same_two_alone() public {
        _cancelVerified(issued, 1);
        Issue memory act = _issueAct(2);
        act.nullifier = issued.nullifier;
        act.creditor = subSupplier.party;
        TradeAttestation memory attestation = _attestationFor(act);
        bytes[] memory signatures = _issueSignatures(act, attestation);
        signatures[1] = _sign(subSupplier.key, digests.digestOf(act, address(receivables)));
        bytes memory reason = abi.encodeWithSelector(
            ITradeRegistry.InvoiceReopenedForOthers.selector,
            issued.nullifier,
            core.party,
            supplier.party
        );
        vm.expectRevert(reason);
        receivables.issue(act, attestation, signatures);
    }

    function test_only_the_verifier_that_attested_gives_back() public {
        uint16 verifierRole = 1 << 5;
        _enrol(130, verifierRole);
        Cancel memory act = _verifiedAct(issued);
        act.verifier = PartyId.wrap(130);
        bytes32 digest = digests.digestOf(act, address(receivables));
        bytes[] memory signatures = _list(_sign(core.key, digest), _sign(supplier.key, digest), _sign(130, digest));
        vm.expectRevert(abi.encodeWithSelector(ITradeRegistry.InvoiceNotReopenable.selector, issued.nullifier));
        receivables.cancel(act, signatures);
    }

    function test_what_moved_is_not_given_back() public {
        _touch(issued.receivable, 0, FACE, 1, supplier);
        Cancel memory act = _verifiedAct(issued);
        act.version = 2;
        bytes memory reason = abi.encodeWithSelector(IReceivablesErrors.NeverMovedExpected.selector, issued.receivable);
        _refusesVerified(act, reason);
    }

    function test_nullifiers_and_verifier_come_together_or_not_at_all() public {
        bytes memory reason = abi.encodeWithSelector(IReceivablesErrors.NullifiersWithoutVerifier.selector);
        Cancel memory act = _verifiedAct(issued);
        act.nullifiers = new bytes32[](0);
        _refusesVerified(act, reason);
        act = _cancelAct(issued.receivable, 0, FACE, 1, supplier);
        act.nullifiers = new bytes32[](1);
        _refuses(act, reason);
    }

    function _verifiedAct(Issue memory of_) private view returns (Cancel memory act) {
        act = _cancelAct(of_.receivable, 0, FACE, 1, supplier);
        act.verifier = verifier.party;
        act.verifierEpoch = EPOCH;
        act.nullifiers = new bytes32[](1);
        act.nullifiers[0] = of_.nullifier;
    }

    function _refuses(Cancel memory act, bytes memory reason) private {
        bytes32 digest = digests.digestOf(act, address(receivables));
        bytes[] memory signatures = _list(_sign(core.key, digest), _sign(supplier.key, digest));
        vm.expectRevert(reason);
        receivables.cancel(act, signatures);
    }

    function _refusesVerified(Cancel memory act, bytes memory reason) private {
        bytes32 digest = digests.digestOf(act, address(receivables));
        bytes[] memory signatures = _list(
            _sign(core.key, digest),
            _sign(supplier.key, digest),
            _sign(verifier.key, digest)
        );
        vm.expectRevert(reason);
        receivables.cancel(act, signatures);
    }
}
