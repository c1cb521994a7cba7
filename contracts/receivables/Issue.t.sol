// SPDX-License-Identifier: UNLICENSED
pragma solidity 0.8.37;

import {IPartyErrors} from "../interfaces/IPartyErrors.sol";
import {IProgrammes} from "../interfaces/IProgrammes.sol";
import {IClaims} from "../interfaces/IClaims.sol";
import {IReceivablesErrors} from "../interfaces/IReceivablesErrors.sol";
import {ISignedActs} from "../interfaces/ISignedActs.sol";
import {ITradeRegistry} from "../interfaces/ITradeRegistry.sol";
import {Claims} from "../support/Claims.sol";
import {vm} from "../support/Vm.sol";
import {NO_PROGRAMME, PartyId, ProgrammeId, ReceivableId} from "../types/Ids.sol";
import {Issue} from "../types/ReceivableActs.sol";
import {Fragment, Receivable, ReceivableStatus} from "../types/Records.sol";
import {Roles} from "../types/Roles.sol";
import {TradeAttestation} from "../types/TradeActs.sol";

contract IssueTest is Claims {
    function test_gives_all_of_it_to_the_creditor_at_version_1() public {
        Issue memory act = _issueAct(1);
        _issue(act, _attestationFor(act));
        Receivable memory receivable = receivables.receivableOf(act.receivable);
        yes(receivable.debtor == core.party && receivable.programme == PROGRAMME, "debtor and programme");
        eq(receivable.face, FACE, "face");
        eq(receivable.due, act.due, "due");
        eq(receivable.currency, CNY, "currency");
        eq(receivable.retired, 0, "retired");
        yes(receivable.status == ReceivableStatus.Live, "live");
        Fragment memory whole = receivables.fragmentOf(act.receivable, 0);
        yes(whole.holder == supplier.party && whole.programme == PROGRAMME, "holder and programme");
        eq(whole.to, FACE, "to");
        eq(whole.version, 1, "version");
        eq(programmes.programmeOf(PROGRAMME).outstanding, FACE, "outstanding");
        eq(trades.invoiceOf(act.nullifier).used, FACE, "used");
    }

    function test_says_what_was_issued() public {
        Issue memory act = _issueAct(1);
        TradeAttestation memory attestation = _attestationFor(act);
        bytes[] memory signatures = _issueSignatures(act, attestation);
        bytes32 digest = digests.digestOf(act, address(receivables));
        vm.expectEmit(true, true, true, true, address(receivables));
        emit IClaims.Issued(
            act.receivable,
            act.debtor,
            act.creditor,
            act.programme,
            act.face,
            act.currency,
            act.due,
            act.nullifier,
            digest
        );
        receivables.issue(act, attestation, signatures);
    }

    function test_needs_no_programme() public {
        Issue memory act = _issueAct(1);
        act.programme = NO_PROGRAMME;
        _issue(act, _attestationFor(act));
        yes(receivables.fragmentOf(act.receivable, 0).programme == NO_PROGRAMME, "no programme");
        eq(programmes.programmeOf(PROGRAMME).outstanding, 0, "outstanding");
    }

    function test_refuses_to_run_twice() public {
        Issue memory act = _issueAct(1);
        TradeAttestation memory attestation = _attestationFor(act);
        bytes[] memory signatures = _issueSignatures(act, attestation);
        receivables.issue(act, attestation, signatures);
        vm.expectRevert(abi.encodeWithSelector(IReceivablesErrors.ReceivableExists.selector, act.receivable));
        receivables.issue(act, attestation, signatures);
    }

    function test_refuses_when_the_deadline_is_past() public {
        Issue memory act = _issueAct(1);
        act.deadline = uint48(block.timestamp - 1);
        _refuses(act, _attestationFor(act), abi.encodeWithSelector(ISignedActs.ActExpired.selector, act.deadline));
    }

    function test_refuses_a_deadline_over_30_days_ahead() public {
        Issue memory act = _issueAct(1);
        act.deadline = uint48(block.timestamp + 30 days + 1);
        bytes memory reason = abi.encodeWithSelector(
            ISignedActs.DeadlineTooFar.selector,
            act.deadline,
            block.timestamp + 30 days
        );
        _refuses(act, _attestationFor(act), reason);
    }

    function test_refuses_when_a_signature_is_missing() public {
        Issue memory act = _issueAct(1);
        bytes32 digest = digests.digestOf(act, address(receivables));
        bytes[] memory two = _list(_sign(core.key, digest), _sign(supplier.key, digest));
        vm.expectRevert(abi.encodeWithSelector(ISignedActs.SignatureCountDiffers.selector, 3, 2));
        receivables.issue(act, _attestationFor(act), two);
    }

    function test_refuses_when_another_signs_for_the_debtor() public {
        _refusesSigner(0, core.account);
    }

    function test_refuses_when_another_signs_for_the_creditor() public {
        _refusesSigner(1, supplier.account);
    }

    function test_refuses_when_another_signs_for_the_verifier() public {
        Issue memory act = _issueAct(1);
        TradeAttestation memory attestation = _attestationFor(act);
        bytes[] memory signatures = _issueSignatures(act, attestation);
        bytes32 attested = digests.digestOf(attestation, address(trades));
        signatures[2] = _sign(farSupplier.key, attested);
        vm.expectRevert(abi.encodeWithSelector(ISignedActs.NotSigned.selector, verifier.account, attested));
        receivables.issue(act, attestation, signatures);
    }

    function test_refuses_signatures_of_another_content() public {
        Issue memory act = _issueAct(1);
        TradeAttestation memory attestation = _attestationFor(act);
        bytes[] memory signatures = _issueSignatures(act, attestation);
        act.due += 1 days;
        bytes32 altered = digests.digestOf(act, address(receivables));
        vm.expectRevert(abi.encodeWithSelector(ISignedActs.NotSigned.selector, core.account, altered));
        receivables.issue(act, attestation, signatures);
    }

    function test_refuses_an_epoch_that_is_not_of_now() public {
        Issue memory act = _issueAct(1);
        act.creditorEpoch = 2;
        bytes memory reason = abi.encodeWithSelector(IPartyErrors.EpochDiffers.selector, act.creditor, 1, 2);
        _refuses(act, _attestationFor(act), reason);
    }

    function test_refuses_a_debtor_without_the_role() public {
        Issue memory act = _issueAct(1);
        act.debtor = farSupplier.party;
        bytes memory reason = abi.encodeWithSelector(
            IPartyErrors.RoleMissing.selector,
            farSupplier.party,
            Roles.CORE_ENTERPRISE
        );
        _refuses(act, _attestationFor(act), reason);
    }

    function test_refuses_a_party_nobody_enrolled() public {
        Issue memory act = _issueAct(1);
        act.creditor = PartyId.wrap(999);
        _refuses(act, _attestationFor(act), abi.encodeWithSelector(IPartyErrors.PartyUnknown.selector, act.creditor));
    }

    function test_refuses_an_id_that_is_not_the_debtors() public {
        Issue memory act = _issueAct(1);
        act.receivable = ReceivableId.wrap(ReceivableId.unwrap(act.receivable) + (uint192(1) << 160));
        bytes memory reason = abi.encodeWithSelector(
            IReceivablesErrors.ReceivableIdNotDebtors.selector,
            act.receivable,
            act.debtor
        );
        _refuses(act, _attestationFor(act), reason);
    }

    function test_refuses_a_debtor_who_owes_itself() public {
        _enrol(120, Roles.CORE_ENTERPRISE | Roles.SUPPLIER);
        Issue memory act = _issueAct(1);
        act.debtor = PartyId.wrap(120);
        act.creditor = act.debtor;
        act.receivable = ReceivableId.wrap(uint192(120) << 160);
        TradeAttestation memory attestation = _attestationFor(act);
        bytes[] memory signatures = _issueSignatures(act, attestation);
        bytes32 digest = digests.digestOf(act, address(receivables));
        signatures[0] = _sign(120, digest);
        signatures[1] = signatures[0];
        vm.expectRevert(abi.encodeWithSelector(IReceivablesErrors.SameParty.selector, act.debtor));
        receivables.issue(act, attestation, signatures);
    }

    function test_refuses_a_face_of_nothing() public {
        Issue memory act = _issueAct(1);
        act.face = 0;
        _refuses(act, _attestationFor(act), abi.encodeWithSelector(IReceivablesErrors.FaceZero.selector));
    }

    function test_refuses_a_due_time_that_is_not_ahead() public {
        Issue memory act = _issueAct(1);
        act.due = uint40(block.timestamp);
        bytes memory reason = abi.encodeWithSelector(IReceivablesErrors.DueNotInFuture.selector, act.due);
        _refuses(act, _attestationFor(act), reason);
    }

    function test_refuses_a_currency_without_a_token() public {
        Issue memory act = _issueAct(1);
        act.currency = 840;
        bytes memory reason = abi.encodeWithSelector(IReceivablesErrors.AssetNotListed.selector, 840);
        _refuses(act, _attestationFor(act), reason);
    }

    function test_refuses_an_attestation_of_another_trade() public {
        for (uint256 i = 0; i < 5; ++i) {
            Issue memory act = _issueAct(uint160(i + 1));
            TradeAttestation memory attestation = _attestationFor(act);
            if (i == 0) attestation.debtor = supplier.party;
            if (i == 1) attestation.creditor = subSupplier.party;
            if (i == 2) attestation.currency = 840;
            if (i == 3) attestation.nullifiers[0] = keccak256("another invoice");
            if (i == 4) attestation.nullifiers = new bytes32[](0);
            bytes memory reason = abi.encodeWithSelector(
                IReceivablesErrors.AttestationDoesNotFitIssue.selector,
                act.nullifier
            );
            _refuses(act, attestation, reason);
        }
    }

    function test_refuses_more_than_the_cap_of_its_invoice() public {
        Issue memory act = _issueAct(1);
        TradeAttestation memory attestation = _attestationFor(act);
        attestation.cap = FACE - 1;
        bytes memory reason = abi.encodeWithSelector(
            ITradeRegistry.InvoiceCapExceeded.selector,
            act.nullifier,
            FACE - 1,
            0,
            FACE
        );
        _refuses(act, attestation, reason);
    }

    function test_refuses_what_the_programme_has_no_room_for() public {
        Issue memory act = _issueAct(1);
        act.face = LIMIT + 1;
        bytes memory reason = abi.encodeWithSelector(IProgrammes.NoHeadroom.selector, PROGRAMME, LIMIT, 0, LIMIT + 1);
        _refuses(act, _attestationFor(act), reason);
    }

    function test_refuses_a_programme_nobody_opened() public {
        Issue memory act = _issueAct(1);
        act.programme = ProgrammeId.wrap(9);
        bytes memory reason = abi.encodeWithSelector(IProgrammes.ProgrammeUnknown.selector, 9);
        _refuses(act, _attestationFor(act), reason);
    }

    function _refusesSigner(uint256 index, address account) private {
        Issue memory act = _issueAct(1);
        TradeAttestation memory attestation = _attestationFor(act);
        bytes[] memory signatures = _issueSignatures(act, attestation);
        bytes32 digest = digests.digestOf(act, address(receivables));
        signatures[index] = _sign(farSupplier.key, digest);
        vm.expectRevert(abi.encodeWithSelector(ISignedActs.NotSigned.selector, account, digest));
        receivables.issue(act, attestation, signatures);
    }

    /// @dev Signed by the parties of the story, whoever the act names: what is refused is refused before or besides signatures.
    function _refuses(Issue memory act, TradeAttestation memory attestation, bytes memory reason) private {
        bytes[] memory signatures = _issueSignatures(act, attestation);
        vm.expectRevert(reason);
        receivables.issue(act, attestation, signatures);
    }
}
