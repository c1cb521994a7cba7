// SPDX-License-Identifier: UNLICENSED
pragma solidity 0.8.37;

import {IEncumbrances} from "../interfaces/IEncumbrances.sol";
import {IReceivablesErrors} from "../interfaces/IReceivablesErrors.sol";
import {ISignedActs} from "../interfaces/ISignedActs.sol";
import {Actor} from "../support/Ledger.sol";
import {Keeping} from "../support/Keeping.sol";
import {vm} from "../support/Vm.sol";
import {Flags} from "../types/Flags.sol";
import {ReceivableId} from "../types/Ids.sol";
import {ConfirmFreeze, FreezeFragment, Unfreeze} from "../types/OrderActs.sol";
import {AssignWithRecourse} from "../types/ReceivableActs.sol";
import {Fragment, Freeze} from "../types/Records.sol";

contract FreezeTest is Keeping {
    ReceivableId private id;
    uint40 private lapsesAt;

    function setUp() public override {
        super.setUp();
        id = _issued(1);
        lapsesAt = uint40(block.timestamp + 7 days);
    }

    function test_the_registrar_freezes_at_once() public {
        FreezeFragment memory act = _freezeAct(id, 0, FACE, 1);
        bytes32 digest = digests.digestOfFreezeFragment(act, address(receivables));
        bytes[] memory signatures = _signed(digest, _registrar());
        vm.expectEmit(true, true, true, true, address(receivables));
        emit IEncumbrances.FragmentFrozen(id, 0, FACE, 2, lapsesAt, digest);
        receivables.freeze(act, signatures);
        Fragment memory part = receivables.fragmentOf(id, 0);
        yes(part.flags == Flags.FROZEN && part.holder == supplier.party && part.version == 2, "frozen in place");
        _recorded(lapsesAt, 0, 0);
        vm.expectRevert(abi.encodeWithSelector(IReceivablesErrors.FragmentStale.selector, id, 0, FACE, 1));
        receivables.freeze(act, signatures);
    }

    function test_what_is_frozen_is_not_frozen_again() public {
        _freeze(id, 0, FACE, 1);
        bytes memory reason = abi.encodeWithSelector(IReceivablesErrors.FragmentFlagged.selector, id, 0, Flags.FROZEN);
        _refuses(_freezeAct(id, 0, FACE, 2), reason);
    }

    function test_lapses_after_seven_days_to_the_second() public {
        _freeze(id, 0, FACE, 1);
        vm.warp(lapsesAt - 1);
        bytes memory stands = abi.encodeWithSelector(IReceivablesErrors.FreezeStands.selector, lapsesAt, 0);
        vm.expectRevert(stands);
        receivables.unfreezeLapsed(id, 0, 2);
        vm.warp(lapsesAt);
        vm.expectEmit(true, true, true, true, address(receivables));
        emit IEncumbrances.FragmentUnfrozen(id, 0, FACE, 3, bytes32(0));
        vm.prank(farSupplier.account);
        receivables.unfreezeLapsed(id, 0, 2);
        eq(receivables.fragmentOf(id, 0).flags, 0, "free");
        vm.expectRevert(abi.encodeWithSelector(IReceivablesErrors.NotFrozen.selector, id, 0));
        receivables.unfreezeLapsed(id, 0, 3);
    }

    function test_rests_seven_days_to_the_second_before_the_next() public {
        _freeze(id, 0, FACE, 1);
        vm.warp(lapsesAt);
        receivables.unfreezeLapsed(id, 0, 2);
        vm.warp(lapsesAt + 7 days - 1);
        bytes memory reason = abi.encodeWithSelector(IReceivablesErrors.FreezeTooSoon.selector, lapsesAt + 7 days);
        _refuses(_freezeAct(id, 0, FACE, 3), reason);
        vm.warp(lapsesAt + 7 days);
        _freeze(id, 0, FACE, 3);
        _recorded(lapsesAt + 14 days, 0, 0);
    }

    function test_lifted_early_it_rests_as_long_as_if_it_had_lapsed() public {
        _freeze(id, 0, FACE, 1);
        _unfreeze(id, 0, FACE, 2);
        bytes memory reason = abi.encodeWithSelector(IReceivablesErrors.FreezeTooSoon.selector, lapsesAt + 7 days);
        _refuses(_freezeAct(id, 0, FACE, 3), reason);
    }

    function test_what_is_cut_off_after_a_freeze_rests_with_it() public {
        _freeze(id, 0, FACE, 1);
        _unfreeze(id, 0, FACE, 2);
        _transfer(id, 0, FACE, 3, 400, supplier, subSupplier);
        bytes memory reason = abi.encodeWithSelector(IReceivablesErrors.FreezeTooSoon.selector, lapsesAt + 7 days);
        _refuses(_freezeAct(id, FACE - 400, FACE, 4), reason);
        _refuses(_freezeAct(id, 0, FACE - 400, 4), reason);
        vm.warp(lapsesAt + 7 days);
        _freeze(id, FACE - 400, FACE, 4);
    }

    function test_what_was_never_frozen_does_not_rest() public {
        _split(id, 0, FACE, 1, _cuts(100, 200), supplier);
        _freeze(id, 100, 200, 2);
        _freeze(id, 0, 100, 2);
        _freeze(id, 200, FACE, 2);
        eq(receivables.freezeOf(id, 200).lapsesAt, lapsesAt, "each on its own");
        ReceivableId other = _issued(2);
        _freeze(other, 0, FACE, 1);
    }

    /// @dev The rest that ends last counts, and of several only those of what is to be frozen.
    function test_what_is_joined_rests_as_long_as_any_of_it() public {
        _split(id, 0, FACE, 1, _cuts(100, 200), supplier);
        _freeze(id, 100, 200, 2);
        vm.warp(lapsesAt);
        _unfreeze(id, 100, 200, 3);
        _freeze(id, 0, 100, 2);
        _unfreeze(id, 0, 100, 3);
        _merge(id, _cuts(0, 100), _versions(4, 4), 200, supplier);
        bytes memory reason = abi.encodeWithSelector(IReceivablesErrors.FreezeTooSoon.selector, lapsesAt + 14 days);
        _refuses(_freezeAct(id, 0, 200, 5), reason);
        _freeze(id, 200, FACE, 2);
        vm.warp(lapsesAt + 14 days - 1);
        _refuses(_freezeAct(id, 0, 200, 5), reason);
        vm.warp(lapsesAt + 14 days);
        _freeze(id, 0, 200, 5);
    }

    function test_an_order_shown_in_the_last_second_confirms() public {
        _freeze(id, 0, FACE, 1);
        vm.warp(lapsesAt - 1);
        ConfirmFreeze memory act = _confirmAct(id, 0, FACE, 2);
        bytes32 digest = digests.digestOfConfirmFreeze(act, address(receivables));
        bytes[] memory signatures = _signed(digest, _registrar(), regulator);
        vm.expectEmit(true, true, true, true, address(receivables));
        emit IEncumbrances.FreezeConfirmed(id, 0, ORDER, digest);
        receivables.confirmFreeze(act, signatures);
        _recorded(lapsesAt, lapsesAt - 1, ORDER);
        eq(receivables.fragmentOf(id, 0).version, 2, "the fragment is not written");
        bytes memory stands = abi.encodeWithSelector(IReceivablesErrors.FreezeStands.selector, lapsesAt, ORDER);
        vm.expectRevert(stands);
        receivables.confirmFreeze(act, signatures);
        vm.warp(lapsesAt + 365 days);
        vm.expectRevert(stands);
        receivables.unfreezeLapsed(id, 0, 2);
    }

    function test_the_registrar_confirms_nothing_alone() public {
        _freeze(id, 0, FACE, 1);
        ConfirmFreeze memory act = _confirmAct(id, 0, FACE, 2);
        bytes32 digest = digests.digestOfConfirmFreeze(act, address(receivables));
        bytes[] memory signatures = _signed(digest, _registrar(), _registrar());
        vm.expectRevert(abi.encodeWithSelector(ISignedActs.NotSigned.selector, regulator.account, digest));
        receivables.confirmFreeze(act, signatures);
    }

    function test_an_order_shown_when_it_lapsed_confirms_nothing() public {
        _freeze(id, 0, FACE, 1);
        vm.warp(lapsesAt);
        bytes memory reason = abi.encodeWithSelector(IReceivablesErrors.FreezeLapsed.selector, lapsesAt);
        _refusesConfirmation(_confirmAct(id, 0, FACE, 2), regulator, reason);
    }

    function test_what_is_not_frozen_is_neither_confirmed_nor_lifted() public {
        bytes memory reason = abi.encodeWithSelector(IReceivablesErrors.NotFrozen.selector, id, 0);
        _refusesConfirmation(_confirmAct(id, 0, FACE, 1), regulator, reason);
        Unfreeze memory act = _unfreezeAct(id, 0, FACE, 1);
        bytes[] memory signatures = _signed(digests.digestOfUnfreeze(act, address(receivables)), _registrar());
        vm.expectRevert(reason);
        receivables.unfreeze(act, signatures);
    }

    function test_the_registrar_lifts_a_freeze_and_its_order() public {
        _freeze(id, 0, FACE, 1);
        _confirm(id, 0, FACE, 2);
        Unfreeze memory act = _unfreezeAct(id, 0, FACE, 2);
        bytes32 digest = digests.digestOfUnfreeze(act, address(receivables));
        bytes[] memory signatures = _signed(digest, _registrar());
        vm.expectEmit(true, true, true, true, address(receivables));
        emit IEncumbrances.FragmentUnfrozen(id, 0, FACE, 3, digest);
        receivables.unfreeze(act, signatures);
        eq(receivables.fragmentOf(id, 0).flags, 0, "free");
        vm.warp(lapsesAt + 7 days);
        _freeze(id, 0, FACE, 3);
        _recorded(lapsesAt + 14 days, 0, 0);
    }

    function test_an_order_of_nothing_is_none() public {
        _freeze(id, 0, FACE, 1);
        ConfirmFreeze memory act = _confirmAct(id, 0, FACE, 2);
        act.order = 0;
        _refusesConfirmation(act, regulator, abi.encodeWithSelector(IReceivablesErrors.OrderZero.selector));
    }

    /// @dev The holder, the pledgee, the debtor and who stands behind the part gain or lose by it; a supplier is no official.
    function test_a_witness_has_no_interest_and_an_office() public {
        _assignToSub();
        _pledge(id, 0, FACE, 2, subSupplier, bank);
        _freeze(id, 0, FACE, 3);
        Actor[5] memory unfit = [supplier, subSupplier, core, bank, farSupplier];
        for (uint256 i = 0; i < unfit.length; ++i) {
            uint16 officials = i == 4 ? 1 : 1 << 6;
            _renew(unfit[i], parties.partyOf(unfit[i].party).roles | officials, 2_000_000_000 + uint40(i));
            _refusesWitness(4, unfit[i]);
        }
        ConfirmFreeze memory act = _confirmAct(id, 0, FACE, 4);
        act.witness = otherBank.party;
        bytes32 digest = digests.digestOfConfirmFreeze(act, address(receivables));
        receivables.confirmFreeze(act, _signed(digest, _registrar(), otherBank));
    }

    function test_the_buyer_of_a_lock_is_no_witness() public {
        _lockWhole(id, bank);
        _freeze(id, 0, FACE, 2);
        _refusesWitness(3, bank);
        _unlock(id, 0, 3, bank);
        ConfirmFreeze memory act = _confirmAct(id, 0, FACE, 4);
        act.witness = bank.party;
        bytes32 digest = digests.digestOfConfirmFreeze(act, address(receivables));
        receivables.confirmFreeze(act, _signed(digest, _registrar(), bank));
    }

    function _assignToSub() private {
        AssignWithRecourse memory act = AssignWithRecourse(
            id,
            0,
            FACE,
            1,
            FACE,
            supplier.party,
            EPOCH,
            subSupplier.party,
            EPOCH,
            _deadline()
        );
        bytes32 digest = digests.digestOfAssignWithRecourse(act, address(receivables));
        receivables.assignWithRecourse(act, _signed(digest, supplier, subSupplier));
    }

    function _recorded(uint40 lapses, uint40 confirmed, bytes32 order) private view {
        Freeze memory found = receivables.freezeOf(id, 0);
        eq(found.lapsesAt, lapses, "lapses at");
        eq(found.confirmedAt, confirmed, "confirmed at");
        eq(found.order, order, "order");
    }

    function _refuses(FreezeFragment memory act, bytes memory reason) private {
        bytes[] memory signatures = _signed(digests.digestOfFreezeFragment(act, address(receivables)), _registrar());
        vm.expectRevert(reason);
        receivables.freeze(act, signatures);
    }

    function _refusesWitness(uint32 version, Actor memory witness) private {
        ConfirmFreeze memory act = _confirmAct(id, 0, FACE, version);
        act.witness = witness.party;
        bytes memory reason = abi.encodeWithSelector(IReceivablesErrors.WitnessUnfit.selector, witness.party);
        _refusesConfirmation(act, witness, reason);
    }

    function _refusesConfirmation(ConfirmFreeze memory act, Actor memory witness, bytes memory reason) private {
        bytes32 digest = digests.digestOfConfirmFreeze(act, address(receivables));
        bytes[] memory signatures = _signed(digest, _registrar(), witness);
        vm.expectRevert(reason);
        receivables.confirmFreeze(act, signatures);
    }
}
