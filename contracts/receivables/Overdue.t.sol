// SPDX-License-Identifier: UNLICENSED
pragma solidity 0.8.37;

import {IPartyRegistry} from "../interfaces/IPartyRegistry.sol";
import {IReceivablesErrors} from "../interfaces/IReceivablesErrors.sol";
import {IUpkeep} from "../interfaces/IUpkeep.sol";
import {Keeping} from "../support/Keeping.sol";
import {vm} from "../support/Vm.sol";
import {ReceivableId} from "../types/Ids.sol";
import {Issue, Transfer} from "../types/ReceivableActs.sol";
import {PartyStatus, ReceivableStatus} from "../types/Records.sol";
import {TradeAttestation} from "../types/TradeActs.sol";

contract OverdueTest is Keeping {
    ReceivableId private id;
    uint40 private due;

    function setUp() public override {
        super.setUp();
        id = _issued(1);
        due = receivables.receivableOf(id).due;
    }

    function test_anybody_declares_it_one_day_after_the_due_time_to_the_second() public {
        vm.warp(due + 1 days - 1);
        _refuses(id, ReceivableStatus.Live, due + 1 days);
        vm.warp(due + 1 days);
        vm.expectEmit(true, true, true, true, address(receivables));
        emit IUpkeep.ReceivableOverdue(id, core.party, 1);
        vm.prank(farSupplier.account);
        receivables.declareOverdue(id);
        yes(receivables.receivableOf(id).status == ReceivableStatus.Overdue, "overdue");
        eq(receivables.overdueOf(core.party), 1, "counted");
        yes(_debtor() == PartyStatus.Stopped, "the debtor is stopped");
        eq(programmes.programmeOf(PROGRAMME).outstanding, FACE, "it releases nothing");
        eq(receivables.fragmentOf(id, 0).version, 1, "and writes no fragment");
    }

    function test_declares_once() public {
        _overdue();
        _refuses(id, ReceivableStatus.Overdue, due + 1 days);
        eq(receivables.overdueOf(core.party), 1, "counted once");
    }

    function test_refuses_what_is_paid_and_what_never_was() public {
        _pay(id, 0, FACE, 1, FACE);
        vm.warp(due + 1 days);
        _refuses(id, ReceivableStatus.Settled, due + 1 days);
        _refuses(_id(77), ReceivableStatus.Unknown, 1 days);
    }

    function test_a_part_that_is_not_paid_is_overdue() public {
        _pay(id, 0, FACE, 1, FACE - 1);
        _overdue();
        _pay(id, 0, 1, 2, 1);
        _isFree();
    }

    function test_refuses_an_issue_of_a_stopped_debtor() public {
        _overdue();
        Issue memory act = _issueAct(2);
        TradeAttestation memory attestation = _attestationFor(act);
        bytes[] memory signatures = _issueSignatures(act, attestation);
        vm.expectRevert(abi.encodeWithSelector(IReceivablesErrors.DebtorStopped.selector, core.party));
        receivables.issue(act, attestation, signatures);
        _pay(id, 0, FACE, 1, FACE);
        receivables.issue(act, attestation, signatures);
    }

    function test_a_stopped_debtor_does_all_else() public {
        ReceivableId young = _issuedLater();
        _overdue();
        _transfer(young, 0, FACE, 1, FACE, supplier, subSupplier);
        _pay(young, 0, FACE, 2, FACE);
        yes(receivables.receivableOf(young).status == ReceivableStatus.Settled, "paid");
        yes(_debtor() == PartyStatus.Stopped, "still stopped");
    }

    function test_the_last_that_is_paid_sets_the_debtor_free() public {
        ReceivableId second = _issued(2);
        _overdue();
        receivables.declareOverdue(second);
        eq(receivables.overdueOf(core.party), 2, "two");
        _pay(id, 0, FACE, 1, FACE);
        eq(receivables.overdueOf(core.party), 1, "one");
        yes(_debtor() == PartyStatus.Stopped, "still stopped");
        vm.prank(bank.account);
        receivables.payFor(second, 0, FACE, 1);
        _isFree();
    }

    function test_cancelled_or_paid_by_receipt_it_sets_the_debtor_free_as_well() public {
        ReceivableId second = _issued(2);
        _nameSettlementBank(supplier, settlementBank, 1);
        _overdue();
        _cancel(id, 0, FACE, 1, supplier);
        _isFree();
        receivables.declareOverdue(second);
        _payByReceipt(_receiptOf(FOR_CLAIM, second, 0, 1, supplier, FACE));
        _isFree();
    }

    function test_what_is_settled_before_it_was_declared_leaves_the_count_alone() public {
        ReceivableId second = _issued(2);
        _overdue();
        _pay(second, 0, FACE, 1, FACE);
        eq(receivables.overdueOf(core.party), 1, "the first alone");
        yes(_debtor() == PartyStatus.Stopped, "still stopped");
    }

    function test_an_overdue_claim_does_not_move() public {
        _overdue();
        Transfer memory act = _transferAct(id, 0, FACE, 1, FACE, supplier, subSupplier);
        bytes[] memory signatures = _transferSignatures(act, supplier, subSupplier);
        vm.expectRevert(abi.encodeWithSelector(IReceivablesErrors.Matured.selector, id, due));
        receivables.transfer(act, signatures);
    }

    function test_a_debtor_under_recovery_is_stopped_and_freed_all_the_same() public {
        vm.warp(due + 1 days);
        _proposeRecovery(core, 1, 140);
        receivables.declareOverdue(id);
        yes(_debtor() == PartyStatus.RecoveringStopped, "recovering and stopped");
        vm.prank(bank.account);
        receivables.payFor(id, 0, FACE, 1);
        yes(_debtor() == PartyStatus.Recovering, "recovering alone");
        _stopRecovery(core, 1);
        yes(_debtor() == PartyStatus.Active, "active");
    }

    function test_a_stopped_debtor_stays_stopped_through_a_recovery() public {
        _overdue();
        _proposeRecovery(core, 1, 140);
        yes(_debtor() == PartyStatus.RecoveringStopped, "recovering and stopped");
        vm.warp(block.timestamp + 7 days);
        parties.completeRecovery(core.party);
        yes(_debtor() == PartyStatus.Stopped, "stopped under its new account");
    }

    function test_only_the_ledger_stops_a_debtor() public {
        vm.expectRevert(abi.encodeWithSelector(IPartyRegistry.CallerNotReceivables.selector, address(this)));
        parties.setStopped(core.party, true);
        vm.prank(vm.addr(REGISTRAR_KEY));
        vm.expectRevert(abi.encodeWithSelector(IPartyRegistry.CallerNotReceivables.selector, vm.addr(REGISTRAR_KEY)));
        parties.setStopped(core.party, false);
    }

    function _overdue() private {
        vm.warp(due + 1 days);
        receivables.declareOverdue(id);
    }

    /// @dev Due long after the first.
    function _issuedLater() private returns (ReceivableId) {
        Issue memory act = _issueAct(2);
        act.due += 60 days;
        _issue(act, _attestationFor(act));
        return act.receivable;
    }

    function _debtor() private view returns (PartyStatus) {
        return parties.partyOf(core.party).status;
    }

    function _isFree() private view {
        eq(receivables.overdueOf(core.party), 0, "none is overdue");
        yes(_debtor() == PartyStatus.Active, "active");
    }

    function _refuses(ReceivableId of_, ReceivableStatus status, uint256 earliest) private {
        vm.expectRevert(abi.encodeWithSelector(IReceivablesErrors.NotOverdue.selector, of_, status, earliest));
        receivables.declareOverdue(of_);
    }
}
