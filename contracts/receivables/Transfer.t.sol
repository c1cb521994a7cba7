// SPDX-License-Identifier: UNLICENSED
pragma solidity 0.8.37;

import {IPartyErrors} from "../interfaces/IPartyErrors.sol";
import {IClaims} from "../interfaces/IClaims.sol";
import {IReceivablesErrors} from "../interfaces/IReceivablesErrors.sol";
import {ISignedActs} from "../interfaces/ISignedActs.sol";
import {Keeping} from "../support/Keeping.sol";
import {vm} from "../support/Vm.sol";
import {Flags} from "../types/Flags.sol";
import {ReceivableId} from "../types/Ids.sol";
import {Transfer} from "../types/ReceivableActs.sol";
import {Fragment} from "../types/Records.sol";
import {Roles} from "../types/Roles.sol";

contract TransferTest is Keeping {
    ReceivableId private id;

    function setUp() public override {
        super.setUp();
        id = _issued(1);
    }

    function test_moves_the_whole_and_raises_its_version() public {
        _transfer(id, 0, FACE, 1, FACE, supplier, subSupplier);
        Fragment memory whole = receivables.fragmentOf(id, 0);
        yes(whole.holder == subSupplier.party, "holder");
        eq(whole.to, FACE, "to");
        eq(whole.version, 2, "version");
        yes(whole.programme == PROGRAMME, "the programme goes along");
    }

    function test_moves_the_tail_and_keeps_the_head_at_the_same_version() public {
        uint64 cut = FACE - 300;
        Transfer memory act = _transferAct(id, 0, FACE, 1, 300, supplier, subSupplier);
        bytes[] memory signatures = _transferSignatures(act, supplier, subSupplier);
        bytes32 digest = digests.digestOf(act, address(receivables));
        vm.expectEmit(true, true, true, true, address(receivables));
        emit IClaims.FragmentTransferred(id, supplier.party, subSupplier.party, cut, FACE, 2, digest);
        receivables.transfer(act, signatures);
        Fragment memory head = receivables.fragmentOf(id, 0);
        Fragment memory tail = receivables.fragmentOf(id, cut);
        yes(head.holder == supplier.party && tail.holder == subSupplier.party, "holders");
        eq(head.to, cut, "head ends where the tail starts");
        eq(tail.to, FACE, "tail ends where the whole did");
        eq(head.version, 2, "head's version");
        eq(tail.version, 2, "tail's version");
    }

    function test_refuses_to_run_twice() public {
        Transfer memory act = _transferAct(id, 0, FACE, 1, 300, supplier, subSupplier);
        bytes[] memory signatures = _transferSignatures(act, supplier, subSupplier);
        receivables.transfer(act, signatures);
        vm.expectRevert(abi.encodeWithSelector(IReceivablesErrors.FragmentStale.selector, id, 0, FACE, 1));
        receivables.transfer(act, signatures);
    }

    function test_refuses_when_another_signs_for_the_holder() public {
        Transfer memory act = _transferAct(id, 0, FACE, 1, FACE, supplier, subSupplier);
        bytes32 digest = digests.digestOf(act, address(receivables));
        bytes memory reason = abi.encodeWithSelector(ISignedActs.NotSigned.selector, supplier.account, digest);
        _refuses(act, _transferSignatures(act, farSupplier, subSupplier), reason);
    }

    function test_refuses_when_another_signs_for_the_recipient() public {
        Transfer memory act = _transferAct(id, 0, FACE, 1, FACE, supplier, subSupplier);
        bytes32 digest = digests.digestOf(act, address(receivables));
        bytes memory reason = abi.encodeWithSelector(ISignedActs.NotSigned.selector, subSupplier.account, digest);
        _refuses(act, _transferSignatures(act, supplier, farSupplier), reason);
    }

    function test_refuses_one_signature_too_few() public {
        Transfer memory act = _transferAct(id, 0, FACE, 1, FACE, supplier, subSupplier);
        bytes32 digest = digests.digestOf(act, address(receivables));
        bytes memory reason = abi.encodeWithSelector(ISignedActs.SignatureCountDiffers.selector, 2, 1);
        _refuses(act, _list(_sign(supplier.key, digest)), reason);
    }

    function test_refuses_the_signatures_of_another_chain() public {
        Transfer memory act = _transferAct(id, 0, FACE, 1, FACE, supplier, subSupplier);
        bytes32 elsewhere = digests.digestOf(act, address(programmes));
        bytes32 here = digests.digestOf(act, address(receivables));
        bytes memory reason = abi.encodeWithSelector(ISignedActs.NotSigned.selector, supplier.account, here);
        _refuses(act, _list(_sign(supplier.key, elsewhere), _sign(subSupplier.key, elsewhere)), reason);
    }

    function test_refuses_the_fragment_of_another() public {
        Transfer memory act = _transferAct(id, 0, FACE, 1, FACE, farSupplier, subSupplier);
        bytes memory reason = abi.encodeWithSelector(
            IReceivablesErrors.HolderDiffers.selector,
            supplier.party,
            farSupplier.party
        );
        _refuses(act, _transferSignatures(act, farSupplier, subSupplier), reason);
    }

    function test_refuses_a_recipient_without_the_role() public {
        Transfer memory act = _transferAct(id, 0, FACE, 1, FACE, supplier, bank);
        bytes memory reason = abi.encodeWithSelector(IPartyErrors.RoleMissing.selector, bank.party, Roles.SUPPLIER);
        _refuses(act, _transferSignatures(act, supplier, bank), reason);
    }

    function test_refuses_a_transfer_to_oneself() public {
        Transfer memory act = _transferAct(id, 0, FACE, 1, FACE, supplier, supplier);
        bytes memory reason = abi.encodeWithSelector(IReceivablesErrors.SameParty.selector, supplier.party);
        _refuses(act, _transferSignatures(act, supplier, supplier), reason);
    }

    function test_refuses_a_version_that_is_not_of_now() public {
        Transfer memory act = _transferAct(id, 0, FACE, 2, FACE, supplier, subSupplier);
        bytes memory reason = abi.encodeWithSelector(IReceivablesErrors.FragmentStale.selector, id, 0, FACE, 2);
        _refuses(act, _transferSignatures(act, supplier, subSupplier), reason);
    }

    function test_refuses_nothing_and_more_than_all() public {
        Transfer memory act = _transferAct(id, 0, FACE, 1, 0, supplier, subSupplier);
        bytes memory reason = abi.encodeWithSelector(IReceivablesErrors.AmountOutOfRange.selector, 0, FACE);
        _refuses(act, _transferSignatures(act, supplier, subSupplier), reason);
        act.amount = FACE + 1;
        reason = abi.encodeWithSelector(IReceivablesErrors.AmountOutOfRange.selector, FACE + 1, FACE);
        _refuses(act, _transferSignatures(act, supplier, subSupplier), reason);
    }

    function test_refuses_from_the_due_time_on() public {
        uint40 due = receivables.receivableOf(id).due;
        vm.warp(due);
        Transfer memory act = _transferAct(id, 0, FACE, 1, FACE, supplier, subSupplier);
        bytes memory reason = abi.encodeWithSelector(IReceivablesErrors.Matured.selector, id, due);
        _refuses(act, _transferSignatures(act, supplier, subSupplier), reason);
        vm.warp(due - 1);
        act.deadline = _deadline();
        receivables.transfer(act, _transferSignatures(act, supplier, subSupplier));
    }

    function test_refuses_a_pledged_fragment() public {
        _pledgeWhole(id, bank);
        Transfer memory act = _transferAct(id, 0, FACE, 2, FACE, supplier, subSupplier);
        bytes memory reason = abi.encodeWithSelector(IReceivablesErrors.PledgeStands.selector, id, 0, bank.party);
        _refuses(act, _transferSignatures(act, supplier, subSupplier), reason);
    }

    function test_refuses_a_frozen_locked_or_disputed_fragment() public {
        ReceivableId frozen = _issued(10);
        _freeze(frozen, 0, FACE, 1);
        _refusesFlagged(frozen, Flags.FROZEN);
        ReceivableId locked = _issued(11);
        _lockWhole(locked, bank);
        _refusesFlagged(locked, Flags.LOCKED);
        ReceivableId disputed = _issued(12);
        _dispute(disputed, 0, FACE, 1, FACE);
        _refusesFlagged(disputed, Flags.DISPUTED);
    }

    function _refusesFlagged(ReceivableId one, uint16 flag) private {
        Transfer memory act = _transferAct(one, 0, FACE, 2, FACE, supplier, subSupplier);
        bytes memory reason = abi.encodeWithSelector(IReceivablesErrors.FragmentFlagged.selector, one, 0, flag);
        _refuses(act, _transferSignatures(act, supplier, subSupplier), reason);
    }

    function _refuses(Transfer memory act, bytes[] memory signatures, bytes memory reason) private {
        vm.expectRevert(reason);
        receivables.transfer(act, signatures);
    }
}
