// SPDX-License-Identifier: UNLICENSED
pragma solidity 0.8.37;

import {IEncumbrances} from "../interfaces/IEncumbrances.sol";
import {IPartyErrors} from "../interfaces/IPartyErrors.sol";
import {IReceivablesErrors} from "../interfaces/IReceivablesErrors.sol";
import {Keeping} from "../support/Keeping.sol";
import {vm} from "../support/Vm.sol";
import {Flags} from "../types/Flags.sol";
import {NOBODY, ReceivableId} from "../types/Ids.sol";
import {OrderDispute, Reassign} from "../types/OrderActs.sol";
import {Fragment} from "../types/Records.sol";

contract ReassignTest is Keeping {
    ReceivableId private id;

    /// @dev Frozen and confirmed at version 2.
    function setUp() public override {
        super.setUp();
        id = _issued(1);
        _freeze(id, 0, FACE, 1);
        _confirm(id, 0, FACE, 2);
    }

    function test_gives_the_fragment_to_another_by_the_order() public {
        vm.warp(block.timestamp + 3 days);
        Reassign memory act = _reassignAct(id, 0, FACE, 2, supplier, subSupplier);
        bytes32 digest = digests.digestOfReassign(act, address(receivables));
        bytes[] memory signatures = _signed(digest, _registrar(), regulator);
        vm.expectEmit(true, true, true, true, address(receivables));
        emit IEncumbrances.FragmentReassigned(id, supplier.party, subSupplier.party, 0, FACE, 3, ORDER, digest);
        receivables.reassign(act, signatures);
        Fragment memory part = receivables.fragmentOf(id, 0);
        yes(part.holder == subSupplier.party && part.flags == 0 && part.version == 3, "another's, and free");
        yes(part.programme == PROGRAMME, "on the line that it was");
        vm.expectRevert(abi.encodeWithSelector(IReceivablesErrors.FragmentStale.selector, id, 0, FACE, 2));
        receivables.reassign(act, signatures);
    }

    function test_hears_the_holder_for_three_days_to_the_second() public {
        uint256 earliest = block.timestamp + 3 days;
        vm.warp(earliest - 1);
        Reassign memory act = _reassignAct(id, 0, FACE, 2, supplier, subSupplier);
        _refuses(act, abi.encodeWithSelector(IReceivablesErrors.ReassignmentTooSoon.selector, earliest));
        vm.warp(earliest);
        _reassign(act);
    }

    function test_refuses_another_order_than_the_one_shown() public {
        vm.warp(block.timestamp + 3 days);
        Reassign memory act = _reassignAct(id, 0, FACE, 2, supplier, subSupplier);
        act.order = keccak256("another");
        _refuses(act, abi.encodeWithSelector(IReceivablesErrors.OrderDiffers.selector, ORDER, act.order));
    }

    function test_refuses_before_an_order_was_shown() public {
        ReceivableId one = _issued(2);
        _freeze(one, 0, FACE, 1);
        Reassign memory act = _reassignAct(one, 0, FACE, 2, supplier, subSupplier);
        _refuses(act, abi.encodeWithSelector(IReceivablesErrors.OrderDiffers.selector, 0, ORDER));
        act.order = 0;
        _refuses(act, abi.encodeWithSelector(IReceivablesErrors.OrderZero.selector));
    }

    function test_refuses_what_is_not_frozen_any_more() public {
        _unfreeze(id, 0, FACE, 2);
        vm.warp(block.timestamp + 3 days);
        Reassign memory act = _reassignAct(id, 0, FACE, 3, supplier, subSupplier);
        _refuses(act, abi.encodeWithSelector(IReceivablesErrors.NotFrozen.selector, id, 0));
    }

    function test_refuses_a_locked_fragment_until_the_lock_is_over() public {
        ReceivableId one = _issued(2);
        _lockWhole(one, bank);
        _freeze(one, 0, FACE, 2);
        _confirm(one, 0, FACE, 3);
        vm.warp(block.timestamp + 3 days);
        Reassign memory act = _reassignAct(one, 0, FACE, 3, supplier, subSupplier);
        uint16 flags = Flags.FROZEN | Flags.LOCKED;
        _refuses(act, abi.encodeWithSelector(IReceivablesErrors.FragmentFlagged.selector, one, 0, flags));
        receivables.unlockLapsed(one, 0, 3);
        act.version = 4;
        _reassign(act);
    }

    function test_a_pledge_goes_along() public {
        ReceivableId one = _issued(2);
        _pledgeWhole(one, bank);
        _freeze(one, 0, FACE, 2);
        _confirm(one, 0, FACE, 3);
        vm.warp(block.timestamp + 3 days);
        _reassign(_reassignAct(one, 0, FACE, 3, supplier, subSupplier));
        yes(receivables.fragmentOf(one, 0).pledgee == bank.party, "still pledged");
    }

    function test_refuses_the_holder_itself_nobody_and_the_witness_as_recipient() public {
        vm.warp(block.timestamp + 3 days);
        Reassign memory act = _reassignAct(id, 0, FACE, 2, supplier, supplier);
        _refuses(act, abi.encodeWithSelector(IReceivablesErrors.SameParty.selector, supplier.party));
        act = _reassignAct(id, 0, FACE, 2, supplier, _nobody());
        _refuses(act, abi.encodeWithSelector(IPartyErrors.PartyUnknown.selector, NOBODY));
        act = _reassignAct(id, 0, FACE, 2, supplier, regulator);
        _refuses(act, abi.encodeWithSelector(IReceivablesErrors.WitnessUnfit.selector, regulator.party));
    }

    function test_refuses_the_fragment_of_another() public {
        vm.warp(block.timestamp + 3 days);
        Reassign memory act = _reassignAct(id, 0, FACE, 2, farSupplier, subSupplier);
        bytes memory reason = abi.encodeWithSelector(
            IReceivablesErrors.HolderDiffers.selector,
            supplier.party,
            farSupplier.party
        );
        _refuses(act, reason);
    }

    function test_an_order_begins_and_ends_a_dispute() public {
        OrderDispute memory act = _orderDisputeAct(id, 0, FACE, 2, true);
        bytes32 digest = digests.digestOfOrderDispute(act, address(receivables));
        bytes[] memory signatures = _signed(digest, _registrar(), regulator);
        vm.expectEmit(true, true, true, true, address(receivables));
        emit IEncumbrances.FragmentDisputed(id, 0, FACE, 3, digest);
        receivables.orderDispute(act, signatures);
        eq(receivables.fragmentOf(id, 0).flags, Flags.FROZEN | Flags.DISPUTED, "frozen and disputed");
        act = _orderDisputeAct(id, 0, FACE, 3, false);
        digest = digests.digestOfOrderDispute(act, address(receivables));
        signatures = _signed(digest, _registrar(), regulator);
        vm.expectEmit(true, true, true, true, address(receivables));
        emit IEncumbrances.DisputeResolved(id, 0, FACE, 4, digest);
        receivables.orderDispute(act, signatures);
        eq(receivables.fragmentOf(id, 0).flags, Flags.FROZEN, "frozen alone");
    }

    function test_an_order_does_not_dispute_twice_or_under_a_lock() public {
        _orderDispute(_orderDisputeAct(id, 0, FACE, 2, true));
        uint16 flags = Flags.FROZEN | Flags.DISPUTED;
        bytes memory reason = abi.encodeWithSelector(IReceivablesErrors.FragmentFlagged.selector, id, 0, flags);
        _refusesDispute(_orderDisputeAct(id, 0, FACE, 3, true), reason);
        ReceivableId one = _issued(2);
        _lockWhole(one, bank);
        reason = abi.encodeWithSelector(IReceivablesErrors.FragmentFlagged.selector, one, 0, Flags.LOCKED);
        _refusesDispute(_orderDisputeAct(one, 0, FACE, 2, true), reason);
    }

    function test_an_order_ends_no_dispute_that_is_not_there() public {
        bytes memory reason = abi.encodeWithSelector(IReceivablesErrors.NotDisputed.selector, id, 0);
        _refusesDispute(_orderDisputeAct(id, 0, FACE, 2, false), reason);
    }

    function _refuses(Reassign memory act, bytes memory reason) private {
        bytes[] memory signatures = _signed(
            digests.digestOfReassign(act, address(receivables)),
            _registrar(),
            regulator
        );
        vm.expectRevert(reason);
        receivables.reassign(act, signatures);
    }

    function _refusesDispute(OrderDispute memory act, bytes memory reason) private {
        bytes32 digest = digests.digestOfOrderDispute(act, address(receivables));
        bytes[] memory signatures = _signed(digest, _registrar(), regulator);
        vm.expectRevert(reason);
        receivables.orderDispute(act, signatures);
    }
}
