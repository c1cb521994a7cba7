// SPDX-License-Identifier: UNLICENSED
pragma solidity 0.8.37;

import {IEncumbrances} from "../interfaces/IEncumbrances.sol";
import {IReceivablesErrors} from "../interfaces/IReceivablesErrors.sol";
import {Actor} from "../support/Ledger.sol";
import {Keeping} from "../support/Keeping.sol";
import {vm} from "../support/Vm.sol";
import {Dispute, Resolve} from "../types/EncumbranceActs.sol";
import {Flags} from "../types/Flags.sol";
import {NOBODY, ReceivableId} from "../types/Ids.sol";
import {Fragment, ReceivableStatus} from "../types/Records.sol";

contract DisputeTest is Keeping {
    ReceivableId private id;

    function setUp() public override {
        super.setUp();
        id = _issued(1);
    }

    function test_debtor_and_holder_mark_the_tail() public {
        Dispute memory act = _disputeAct(id, 0, FACE, 1, 300);
        bytes32 digest = digests.digestOfDispute(act, address(receivables));
        bytes[] memory signatures = _signed(digest, core, supplier);
        vm.expectEmit(true, true, true, true, address(receivables));
        emit IEncumbrances.FragmentDisputed(id, FACE - 300, FACE, 2, digest);
        receivables.dispute(act, signatures);
        Fragment memory head = receivables.fragmentOf(id, 0);
        Fragment memory tail = receivables.fragmentOf(id, FACE - 300);
        yes(head.flags == 0 && head.to == FACE - 300 && head.version == 2, "the head is free at the new version");
        yes(tail.flags == Flags.DISPUTED && tail.to == FACE && tail.version == 2, "the tail is disputed");
        yes(tail.holder == supplier.party && tail.programme == PROGRAMME, "and still the holder's");
        eq(programmes.programmeOf(PROGRAMME).outstanding, FACE, "a dispute releases nothing");
        vm.expectRevert(abi.encodeWithSelector(IReceivablesErrors.FragmentStale.selector, id, 0, FACE, 1));
        receivables.dispute(act, signatures);
    }

    function test_what_is_disputed_is_paid_or_cancelled_not_passed_on() public {
        _dispute(id, 0, FACE, 1, 300);
        _pay(id, FACE - 300, FACE, 2, 100);
        _cancel(id, FACE - 300, FACE - 100, 3, supplier);
        eq(receivables.receivableOf(id).retired, 300, "paid and cancelled");
        yes(receivables.receivableOf(id).status == ReceivableStatus.Live, "the rest lives");
    }

    function test_a_pledged_fragment_is_disputed_with_its_pledgee_alone() public {
        _pledgeWhole(id, bank);
        Dispute memory act = _disputeAct(id, 0, FACE, 2, FACE);
        _refuses(act, abi.encodeWithSelector(IReceivablesErrors.PledgeeDiffers.selector, bank.party, NOBODY));
        act.pledgee = bank.party;
        act.pledgeeEpoch = EPOCH;
        bytes32 digest = digests.digestOfDispute(act, address(receivables));
        receivables.dispute(act, _signed(digest, core, supplier, bank));
        Fragment memory part = receivables.fragmentOf(id, 0);
        yes(part.pledgee == bank.party && part.flags == Flags.DISPUTED, "pledged and disputed");
    }

    function test_refuses_another_debtor_and_holder() public {
        Dispute memory act = _disputeAct(id, 0, FACE, 1, FACE);
        act.debtor = farSupplier.party;
        bytes[] memory signatures = _signed(digests.digestOfDispute(act, address(receivables)), farSupplier, supplier);
        bytes memory reason = abi.encodeWithSelector(
            IReceivablesErrors.DebtorDiffers.selector,
            core.party,
            farSupplier.party
        );
        vm.expectRevert(reason);
        receivables.dispute(act, signatures);
        act = _disputeAct(id, 0, FACE, 1, FACE);
        act.holder = farSupplier.party;
        signatures = _signed(digests.digestOfDispute(act, address(receivables)), core, farSupplier);
        reason = abi.encodeWithSelector(IReceivablesErrors.HolderDiffers.selector, supplier.party, farSupplier.party);
        vm.expectRevert(reason);
        receivables.dispute(act, signatures);
    }

    function test_refuses_nothing_and_more_than_all() public {
        Dispute memory act = _disputeAct(id, 0, FACE, 1, 0);
        _refuses(act, abi.encodeWithSelector(IReceivablesErrors.AmountOutOfRange.selector, 0, FACE));
        act.amount = FACE + 1;
        _refuses(act, abi.encodeWithSelector(IReceivablesErrors.AmountOutOfRange.selector, FACE + 1, FACE));
    }

    function test_refuses_a_flagged_fragment() public {
        _dispute(id, 0, FACE, 1, FACE);
        _refusesFlagged(id, Flags.DISPUTED);
        ReceivableId one = _issued(2);
        _lockWhole(one, bank);
        _refusesFlagged(one, Flags.LOCKED);
        one = _issued(3);
        _freeze(one, 0, FACE, 1);
        _refusesFlagged(one, Flags.FROZEN);
    }

    function test_debtor_and_holder_resolve() public {
        _dispute(id, 0, FACE, 1, FACE);
        Resolve memory act = _resolveAct(id, 0, FACE, 2);
        bytes32 digest = digests.digestOfResolve(act, address(receivables));
        bytes[] memory signatures = _signed(digest, core, supplier);
        vm.expectEmit(true, true, true, true, address(receivables));
        emit IEncumbrances.DisputeResolved(id, 0, FACE, 3, digest);
        receivables.resolve(act, signatures);
        eq(receivables.fragmentOf(id, 0).flags, 0, "free");
        _transfer(id, 0, FACE, 3, FACE, supplier, subSupplier);
    }

    function test_what_is_not_disputed_is_not_resolved() public {
        bytes memory reason = abi.encodeWithSelector(IReceivablesErrors.NotDisputed.selector, id, 0);
        _refusesResolution(_resolveAct(id, 0, FACE, 1), core, supplier, reason);
        _freeze(id, 0, FACE, 1);
        _refusesResolution(_resolveAct(id, 0, FACE, 2), core, supplier, reason);
    }

    function test_others_do_not_resolve() public {
        _dispute(id, 0, FACE, 1, FACE);
        Resolve memory act = _resolveAct(id, 0, FACE, 2);
        act.debtor = bank.party;
        bytes memory reason = abi.encodeWithSelector(IReceivablesErrors.DebtorDiffers.selector, core.party, bank.party);
        _refusesResolution(act, bank, supplier, reason);
        act = _resolveAct(id, 0, FACE, 2);
        act.holder = bank.party;
        reason = abi.encodeWithSelector(IReceivablesErrors.HolderDiffers.selector, supplier.party, bank.party);
        _refusesResolution(act, core, bank, reason);
    }

    function test_a_resolution_lifts_no_freeze() public {
        _dispute(id, 0, FACE, 1, FACE);
        _freeze(id, 0, FACE, 2);
        Resolve memory act = _resolveAct(id, 0, FACE, 3);
        receivables.resolve(act, _signed(digests.digestOfResolve(act, address(receivables)), core, supplier));
        eq(receivables.fragmentOf(id, 0).flags, Flags.FROZEN, "still frozen");
    }

    function _refusesFlagged(ReceivableId one, uint16 flag) private {
        bytes memory reason = abi.encodeWithSelector(IReceivablesErrors.FragmentFlagged.selector, one, 0, flag);
        _refuses(_disputeAct(one, 0, FACE, 2, FACE), reason);
    }

    function _refuses(Dispute memory act, bytes memory reason) private {
        bytes[] memory signatures = _signed(digests.digestOfDispute(act, address(receivables)), core, supplier);
        vm.expectRevert(reason);
        receivables.dispute(act, signatures);
    }

    function _refusesResolution(
        Resolve memory act,
        Actor memory debtor,
        Actor memory holder,
        bytes memory reason
    ) private {
        bytes[] memory signatures = _signed(digests.digestOfResolve(act, address(receivables)), debtor, holder);
        vm.expectRevert(reason);
        receivables.resolve(act, signatures);
    }
}
