// SPDX-License-Identifier: UNLICENSED
pragma solidity 0.8.37;

import {IClaims} from "../interfaces/IClaims.sol";
import {IPartyErrors} from "../interfaces/IPartyErrors.sol";
import {IReceivablesErrors} from "../interfaces/IReceivablesErrors.sol";
import {ISignedActs} from "../interfaces/ISignedActs.sol";
import {Actor} from "../support/Ledger.sol";
import {Keeping} from "../support/Keeping.sol";
import {vm} from "../support/Vm.sol";
import {Flags} from "../types/Flags.sol";
import {NOBODY, PartyId, ReceivableId} from "../types/Ids.sol";
import {AssignWithRecourse, Merge, Transfer} from "../types/ReceivableActs.sol";
import {Fragment} from "../types/Records.sol";
import {Roles} from "../types/Roles.sol";

contract RecourseTest is Keeping {
    ReceivableId private id;

    function setUp() public override {
        super.setUp();
        id = _issued(1);
    }

    function test_the_holder_stands_behind_the_tail_that_it_passes_on() public {
        AssignWithRecourse memory act = _assignAct(1, 300, supplier, subSupplier);
        bytes[] memory signatures = _signatures(act, supplier, subSupplier);
        bytes32 digest = digests.digestOfAssignWithRecourse(act, address(receivables));
        vm.expectEmit(true, true, true, true, address(receivables));
        emit IClaims.FragmentAssigned(id, supplier.party, subSupplier.party, FACE - 300, FACE, 2, digest);
        receivables.assignWithRecourse(act, signatures);
        Fragment memory head = receivables.fragmentOf(id, 0);
        Fragment memory tail = receivables.fragmentOf(id, FACE - 300);
        yes(head.holder == supplier.party && head.recourse == NOBODY, "the head is as it was");
        yes(head.to == FACE - 300 && head.version == 2, "but for its end and version");
        yes(tail.holder == subSupplier.party && tail.recourse == supplier.party, "the supplier stands behind the tail");
        yes(tail.programme == PROGRAMME && tail.to == FACE && tail.version == 2, "the programme goes along");
        vm.expectRevert(abi.encodeWithSelector(IReceivablesErrors.FragmentStale.selector, id, 0, FACE, 1));
        receivables.assignWithRecourse(act, signatures);
    }

    function test_who_stood_behind_it_before_no_longer_does() public {
        _assign(1, supplier, subSupplier);
        _assign(2, subSupplier, farSupplier);
        _standsBehind(subSupplier.party);
    }

    function test_a_transfer_on_keeps_who_stands_behind() public {
        _assign(1, supplier, subSupplier);
        _transfer(id, 0, FACE, 2, FACE, subSupplier, farSupplier);
        _standsBehind(supplier.party);
    }

    function test_a_purchase_and_a_lock_keep_who_stands_behind() public {
        _assign(1, supplier, subSupplier);
        _purchase(id, 0, FACE, 2, FACE, subSupplier, bank);
        _standsBehind(supplier.party);
        _nameSettlementBank(bank, settlementBank, 1);
        _lock(_lockAct(id, 0, FACE, 3, FACE, bank, otherBank), bank, otherBank);
        _settle(_receiptOf(FOR_LOCK, id, 0, 4, bank, FACE - FACE / 100));
        yes(receivables.fragmentOf(id, 0).holder == otherBank.party, "sold");
        _standsBehind(supplier.party);
    }

    function test_nobody_stands_behind_a_part_that_comes_back_to_who_did() public {
        _assign(1, supplier, subSupplier);
        _transfer(id, 0, FACE, 2, FACE, subSupplier, supplier);
        _standsBehind(NOBODY);
    }

    function test_nobody_stands_behind_a_part_that_a_court_gives_back_to_who_did() public {
        _assign(1, supplier, subSupplier);
        _freeze(id, 0, FACE, 2);
        _confirm(id, 0, FACE, 3);
        vm.warp(block.timestamp + 3 days);
        _reassign(_reassignAct(id, 0, FACE, 3, subSupplier, supplier));
        _standsBehind(NOBODY);
    }

    function test_given_back_with_recourse_the_giver_stands_behind() public {
        _assign(1, supplier, subSupplier);
        _assign(2, subSupplier, supplier);
        _standsBehind(subSupplier.party);
    }

    function test_parts_with_and_without_recourse_are_not_merged() public {
        AssignWithRecourse memory act = _assignAct(1, 300, supplier, subSupplier);
        receivables.assignWithRecourse(act, _signatures(act, supplier, subSupplier));
        _transfer(id, 0, FACE - 300, 2, FACE - 300, supplier, subSupplier);
        Merge memory merged = _mergeAct(id, _cuts(0, FACE - 300), _versions(3, 2), FACE, subSupplier);
        bytes[] memory signatures = _signed(digests.digestOf(merged, address(receivables)), subSupplier);
        vm.expectRevert(abi.encodeWithSelector(IReceivablesErrors.FragmentsUnlike.selector, 1));
        receivables.merge(merged, signatures);
    }

    /// @dev The two structs have the same members: what was signed as the one must not run as the other.
    function test_refuses_what_was_signed_as_a_transfer_and_the_other_way_round() public {
        Transfer memory transfer = _transferAct(id, 0, FACE, 1, FACE, supplier, subSupplier);
        AssignWithRecourse memory act = _assignAct(1, FACE, supplier, subSupplier);
        bytes[] memory asTransfer = _transferSignatures(transfer, supplier, subSupplier);
        bytes[] memory asAssignment = _signatures(act, supplier, subSupplier);
        bytes32 digest = digests.digestOfAssignWithRecourse(act, address(receivables));
        vm.expectRevert(abi.encodeWithSelector(ISignedActs.NotSigned.selector, supplier.account, digest));
        receivables.assignWithRecourse(act, asTransfer);
        digest = digests.digestOf(transfer, address(receivables));
        vm.expectRevert(abi.encodeWithSelector(ISignedActs.NotSigned.selector, supplier.account, digest));
        receivables.transfer(transfer, asAssignment);
    }

    function test_refuses_a_recipient_without_the_role_and_oneself() public {
        bytes memory reason = abi.encodeWithSelector(IPartyErrors.RoleMissing.selector, bank.party, Roles.SUPPLIER);
        _refuses(_assignAct(1, FACE, supplier, bank), bank, reason);
        reason = abi.encodeWithSelector(IReceivablesErrors.SameParty.selector, supplier.party);
        _refuses(_assignAct(1, FACE, supplier, supplier), supplier, reason);
    }

    function test_refuses_nothing_and_more_than_all() public {
        bytes memory reason = abi.encodeWithSelector(IReceivablesErrors.AmountOutOfRange.selector, 0, FACE);
        _refuses(_assignAct(1, 0, supplier, subSupplier), subSupplier, reason);
        reason = abi.encodeWithSelector(IReceivablesErrors.AmountOutOfRange.selector, FACE + 1, FACE);
        _refuses(_assignAct(1, FACE + 1, supplier, subSupplier), subSupplier, reason);
    }

    function test_refuses_from_the_due_time_on() public {
        uint40 due = receivables.receivableOf(id).due;
        vm.warp(due);
        bytes memory reason = abi.encodeWithSelector(IReceivablesErrors.Matured.selector, id, due);
        _refuses(_assignAct(1, FACE, supplier, subSupplier), subSupplier, reason);
        vm.warp(due - 1);
        _assign(1, supplier, subSupplier);
    }

    function test_refuses_a_pledged_and_a_flagged_fragment() public {
        _pledgeWhole(id, bank);
        bytes memory reason = abi.encodeWithSelector(IReceivablesErrors.PledgeStands.selector, id, 0, bank.party);
        _refuses(_assignAct(2, FACE, supplier, subSupplier), subSupplier, reason);
        _release(id, 0, FACE, 2, bank);
        _dispute(id, 0, FACE, 3, FACE);
        reason = abi.encodeWithSelector(IReceivablesErrors.FragmentFlagged.selector, id, 0, Flags.DISPUTED);
        _refuses(_assignAct(4, FACE, supplier, subSupplier), subSupplier, reason);
    }

    function _assignAct(
        uint32 version,
        uint64 amount,
        Actor memory holder,
        Actor memory recipient
    ) private view returns (AssignWithRecourse memory act) {
        act.receivable = id;
        act.to = FACE;
        act.version = version;
        act.amount = amount;
        act.holder = holder.party;
        act.holderEpoch = EPOCH;
        act.recipient = recipient.party;
        act.recipientEpoch = EPOCH;
        act.deadline = _deadline();
    }

    function _signatures(
        AssignWithRecourse memory act,
        Actor memory holder,
        Actor memory recipient
    ) private view returns (bytes[] memory) {
        return _signed(digests.digestOfAssignWithRecourse(act, address(receivables)), holder, recipient);
    }

    function _assign(uint32 version, Actor memory holder, Actor memory recipient) private {
        AssignWithRecourse memory act = _assignAct(version, FACE, holder, recipient);
        receivables.assignWithRecourse(act, _signatures(act, holder, recipient));
    }

    function _standsBehind(PartyId expected) private view {
        yes(receivables.fragmentOf(id, 0).recourse == expected, "who stands behind");
    }

    function _refuses(AssignWithRecourse memory act, Actor memory recipient, bytes memory reason) private {
        bytes[] memory signatures = _signatures(act, supplier, recipient);
        vm.expectRevert(reason);
        receivables.assignWithRecourse(act, signatures);
    }
}
