// SPDX-License-Identifier: UNLICENSED
pragma solidity 0.8.37;

import {IProgrammes} from "../interfaces/IProgrammes.sol";
import {ISignedActs} from "../interfaces/ISignedActs.sol";
import {Claims} from "../support/Claims.sol";
import {Actor} from "../support/Ledger.sol";
import {vm} from "../support/Vm.sol";
import {AdjustProgramme, OpenProgramme} from "../types/CreditActs.sol";
import {NO_PROGRAMME, PartyId, ProgrammeId, ReceivableId} from "../types/Ids.sol";
import {ChangeAccount} from "../types/PartyActs.sol";
import {Issue} from "../types/ReceivableActs.sol";
import {Programme, ProgrammeTrust} from "../types/Records.sol";
import {TradeAttestation} from "../types/TradeActs.sol";

contract ProgrammesTest is Claims {
    ProgrammeId private constant FRESH = ProgrammeId.wrap(7);

    function test_a_bank_opens_a_line() public {
        OpenProgramme memory act = _programmeOf(FRESH, bank, 500);
        bytes32 digest = digests.digestOf(act, address(programmes));
        bytes[] memory signatures = _list(_sign(bank.key, digest));
        vm.expectEmit(true, true, true, true, address(programmes));
        emit IProgrammes.ProgrammeOpened(
            FRESH,
            bank.party,
            core.party,
            core.account,
            500,
            CNY,
            365,
            act.verifiers,
            digest
        );
        programmes.open(act, signatures);
        Programme memory line = programmes.programmeOf(FRESH);
        yes(line.bank == bank.party && line.debtor == core.party && line.open, "bank, debtor, open");
        eq(line.limit, 500, "limit");
        eq(line.version, 1, "version");
        eq(line.maxTenorDays, 365, "tenor");
        ProgrammeTrust memory trust = programmes.trustOf(FRESH);
        eq(trust.debtorAccount, core.account, "account");
        yes(trust.verifier0 == verifier.party, "verifier");
        vm.expectRevert(abi.encodeWithSelector(IProgrammes.ProgrammeExists.selector, FRESH));
        programmes.open(act, signatures);
    }

    function test_refuses_what_its_bank_did_not_sign() public {
        OpenProgramme memory act = _programmeOf(FRESH, bank, 500);
        bytes32 digest = digests.digestOf(act, address(programmes));
        vm.expectRevert(abi.encodeWithSelector(ISignedActs.NotSigned.selector, bank.account, digest));
        programmes.open(act, _list(_sign(otherBank.key, digest)));
    }

    function test_refuses_number_zero() public {
        OpenProgramme memory act = _programmeOf(NO_PROGRAMME, bank, 500);
        _refusesOpening(act, abi.encodeWithSelector(IProgrammes.ProgrammeNumberZero.selector));
    }

    function test_refuses_no_verifier_and_four() public {
        OpenProgramme memory act = _programmeOf(FRESH, bank, 500);
        act.verifiers = new PartyId[](0);
        _refusesOpening(act, abi.encodeWithSelector(IProgrammes.VerifierCountOutOfRange.selector, 0));
        act.verifiers = new PartyId[](4);
        _refusesOpening(act, abi.encodeWithSelector(IProgrammes.VerifierCountOutOfRange.selector, 4));
    }

    function test_refuses_another_account_than_the_debtors() public {
        OpenProgramme memory act = _programmeOf(FRESH, bank, 500);
        act.debtorAccount = supplier.account;
        bytes memory reason = abi.encodeWithSelector(
            IProgrammes.DebtorAccountDiffers.selector,
            FRESH,
            supplier.account,
            core.account
        );
        _refusesOpening(act, reason);
    }

    function test_adjusts_limit_tenor_and_openness_once_per_version() public {
        AdjustProgramme memory act = AdjustProgramme(PROGRAMME, 1, bank.party, EPOCH, 77, 30, false, _deadline());
        bytes32 digest = digests.digestOf(act, address(programmes));
        bytes[] memory signatures = _list(_sign(bank.key, digest));
        vm.expectEmit(true, true, true, true, address(programmes));
        emit IProgrammes.ProgrammeAdjusted(PROGRAMME, 2, 77, 30, false, digest);
        programmes.adjust(act, signatures);
        Programme memory line = programmes.programmeOf(PROGRAMME);
        eq(line.limit, 77, "limit");
        eq(line.maxTenorDays, 30, "tenor");
        yes(!line.open, "closed");
        vm.expectRevert(abi.encodeWithSelector(IProgrammes.ProgrammeVersionDiffers.selector, PROGRAMME, 2, 1));
        programmes.adjust(act, signatures);
    }

    function test_refuses_to_adjust_another_banks_programme() public {
        AdjustProgramme memory act = AdjustProgramme(PROGRAMME, 1, otherBank.party, EPOCH, 7, 3, true, _deadline());
        bytes[] memory signatures = _list(_sign(otherBank.key, digests.digestOf(act, address(programmes))));
        vm.expectRevert(
            abi.encodeWithSelector(IProgrammes.ProgrammeBankDiffers.selector, PROGRAMME, bank.party, otherBank.party)
        );
        programmes.adjust(act, signatures);
    }

    function test_lowering_the_limit_never_stops_a_payment() public {
        ReceivableId id = _issued(1);
        _adjust(0, false);
        _pay(id, 0, FACE, 1, FACE);
        eq(programmes.programmeOf(PROGRAMME).outstanding, 0, "released");
    }

    function test_an_issue_must_be_the_programmes_debtors() public {
        OpenProgramme memory act = _programmeOf(FRESH, bank, 500);
        act.debtor = supplier.party;
        act.debtorAccount = supplier.account;
        programmes.open(act, _list(_sign(bank.key, digests.digestOf(act, address(programmes)))));
        Issue memory issue = _issueAct(1);
        issue.programme = FRESH;
        bytes memory reason = abi.encodeWithSelector(
            IProgrammes.ProgrammeDebtorDiffers.selector,
            FRESH,
            supplier.party,
            core.party
        );
        _refusesIssue(issue, _attestationFor(issue), reason);
    }

    function test_an_issue_must_be_in_the_programmes_currency() public {
        OpenProgramme memory act = _programmeOf(FRESH, bank, 500);
        act.currency = 978;
        programmes.open(act, _list(_sign(bank.key, digests.digestOf(act, address(programmes)))));
        Issue memory issue = _issueAct(1);
        issue.programme = FRESH;
        bytes memory reason = abi.encodeWithSelector(IProgrammes.ProgrammeCurrencyDiffers.selector, FRESH, 978, CNY);
        _refusesIssue(issue, _attestationFor(issue), reason);
    }

    function test_an_issue_must_fall_due_within_the_tenor() public {
        Issue memory issue = _issueAct(1);
        issue.due = uint40(block.timestamp + 365 days + 1);
        bytes memory reason = abi.encodeWithSelector(
            IProgrammes.TenorTooLong.selector,
            PROGRAMME,
            issue.due,
            block.timestamp + 365 days
        );
        _refusesIssue(issue, _attestationFor(issue), reason);
    }

    function test_an_issue_needs_a_verifier_that_the_bank_accepts() public {
        _enrol(150, 1 << 5);
        Issue memory issue = _issueAct(1);
        TradeAttestation memory attestation = _attestationFor(issue);
        attestation.verifier = PartyId.wrap(150);
        bytes[] memory signatures = _issueSignatures(issue, attestation);
        signatures[2] = _sign(150, digests.digestOf(attestation, address(trades)));
        vm.expectRevert(
            abi.encodeWithSelector(IProgrammes.VerifierNotAccepted.selector, PROGRAMME, attestation.verifier)
        );
        receivables.issue(issue, attestation, signatures);
    }

    function test_a_debtor_with_another_account_than_the_bank_named_draws_nothing() public {
        ChangeAccount memory change = ChangeAccount(core.party, 1, vm.addr(151), _deadline());
        bytes32 digest = digests.digestOf(change, address(parties));
        parties.changeAccount(change, _list(_sign(core.key, digest), _sign(151, digest)));
        Issue memory issue = _issueAct(1);
        issue.debtorEpoch = 2;
        core.key = 151;
        bytes memory reason = abi.encodeWithSelector(
            IProgrammes.DebtorAccountDiffers.selector,
            PROGRAMME,
            core.account,
            vm.addr(151)
        );
        _refusesIssue(issue, _attestationFor(issue), reason);
    }

    function test_a_closed_programme_takes_no_issue() public {
        _adjust(LIMIT, false);
        Issue memory issue = _issueAct(1);
        bytes memory reason = abi.encodeWithSelector(IProgrammes.ProgrammeClosed.selector, PROGRAMME);
        _refusesIssue(issue, _attestationFor(issue), reason);
    }

    function test_only_the_ledger_draws_moves_and_releases() public {
        bytes memory reason = abi.encodeWithSelector(IProgrammes.CallerNotReceivables.selector, address(this));
        vm.expectRevert(reason);
        programmes.draw(PROGRAMME, core.party, core.account, verifier.party, CNY, 0, 1);
        vm.expectRevert(reason);
        programmes.move(PROGRAMME, OTHER_PROGRAMME, otherBank.party, core.party, CNY, 0, 1);
        vm.expectRevert(reason);
        programmes.reserve(PROGRAMME, OTHER_PROGRAMME, otherBank.party, core.party, CNY, 0, 1);
        vm.expectRevert(reason);
        programmes.release(PROGRAMME, 0);
    }

    function test_a_reserved_part_counts_on_both_lines() public {
        _issued(1);
        vm.prank(address(receivables));
        programmes.reserve(PROGRAMME, OTHER_PROGRAMME, otherBank.party, core.party, CNY, 0, 300);
        eq(programmes.programmeOf(PROGRAMME).outstanding, FACE, "it stays drawn where it was");
        eq(programmes.programmeOf(OTHER_PROGRAMME).outstanding, 300, "and takes room where it goes");
    }

    function test_a_part_reserved_within_its_own_line_counts_once() public {
        _issued(1);
        vm.prank(address(receivables));
        programmes.reserve(PROGRAMME, PROGRAMME, bank.party, core.party, CNY, 0, 300);
        eq(programmes.programmeOf(PROGRAMME).outstanding, FACE, "once");
    }

    function test_a_reservation_fills_a_line_to_its_limit_and_no_further() public {
        vm.prank(address(receivables));
        programmes.reserve(NO_PROGRAMME, PROGRAMME, bank.party, core.party, CNY, 0, LIMIT - 1);
        bytes memory reason = abi.encodeWithSelector(IProgrammes.NoHeadroom.selector, PROGRAMME, LIMIT, LIMIT - 1, 2);
        _refusesReservation(PROGRAMME, bank, core, CNY, 0, 2, reason);
        vm.prank(address(receivables));
        programmes.reserve(NO_PROGRAMME, PROGRAMME, bank.party, core.party, CNY, 0, 1);
    }

    function test_a_reservation_asks_of_the_line_what_a_purchase_asks() public {
        bytes memory reason = abi.encodeWithSelector(
            IProgrammes.ProgrammeBankDiffers.selector,
            PROGRAMME,
            bank.party,
            otherBank.party
        );
        _refusesReservation(PROGRAMME, otherBank, core, CNY, 0, 1, reason);
        reason = abi.encodeWithSelector(
            IProgrammes.ProgrammeDebtorDiffers.selector,
            PROGRAMME,
            core.party,
            supplier.party
        );
        _refusesReservation(PROGRAMME, bank, supplier, CNY, 0, 1, reason);
        reason = abi.encodeWithSelector(IProgrammes.ProgrammeCurrencyDiffers.selector, PROGRAMME, CNY, 840);
        _refusesReservation(PROGRAMME, bank, core, 840, 0, 1, reason);
        uint40 latest = uint40(block.timestamp + 365 days);
        reason = abi.encodeWithSelector(IProgrammes.TenorTooLong.selector, PROGRAMME, latest + 1, latest);
        _refusesReservation(PROGRAMME, bank, core, CNY, latest + 1, 1, reason);
        reason = abi.encodeWithSelector(IProgrammes.ProgrammeUnknown.selector, FRESH);
        _refusesReservation(FRESH, bank, core, CNY, 0, 1, reason);
        _adjust(LIMIT, false);
        reason = abi.encodeWithSelector(IProgrammes.ProgrammeClosed.selector, PROGRAMME);
        _refusesReservation(PROGRAMME, bank, core, CNY, 0, 1, reason);
    }

    function test_what_is_released_makes_room_again() public {
        vm.prank(address(receivables));
        programmes.reserve(NO_PROGRAMME, PROGRAMME, bank.party, core.party, CNY, 0, LIMIT);
        _adjust(0, false);
        vm.prank(address(receivables));
        programmes.release(PROGRAMME, LIMIT);
        eq(programmes.programmeOf(PROGRAMME).outstanding, 0, "released, closed or not");
    }

    function _refusesReservation(
        ProgrammeId to,
        Actor memory buyer,
        Actor memory debtor,
        uint16 currency,
        uint40 due,
        uint64 amount,
        bytes memory reason
    ) private {
        vm.prank(address(receivables));
        vm.expectRevert(reason);
        programmes.reserve(NO_PROGRAMME, to, buyer.party, debtor.party, currency, due, amount);
    }

    function _adjust(uint64 limit, bool open) private {
        AdjustProgramme memory act = AdjustProgramme(PROGRAMME, 1, bank.party, EPOCH, limit, 365, open, _deadline());
        programmes.adjust(act, _list(_sign(bank.key, digests.digestOf(act, address(programmes)))));
    }

    function _refusesOpening(OpenProgramme memory act, bytes memory reason) private {
        Actor memory sponsor = bank;
        bytes[] memory signatures = _list(_sign(sponsor.key, digests.digestOf(act, address(programmes))));
        vm.expectRevert(reason);
        programmes.open(act, signatures);
    }

    function _refusesIssue(Issue memory act, TradeAttestation memory attestation, bytes memory reason) private {
        bytes[] memory signatures = _issueSignatures(act, attestation);
        vm.expectRevert(reason);
        receivables.issue(act, attestation, signatures);
    }
}
