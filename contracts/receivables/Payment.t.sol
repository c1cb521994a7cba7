// SPDX-License-Identifier: UNLICENSED
pragma solidity 0.8.37;

import {IClaims} from "../interfaces/IClaims.sol";
import {IReceivablesErrors} from "../interfaces/IReceivablesErrors.sol";
import {ISignedActs} from "../interfaces/ISignedActs.sol";
import {Keeping} from "../support/Keeping.sol";
import {Actor} from "../support/Ledger.sol";
import {vm} from "../support/Vm.sol";
import {Flags} from "../types/Flags.sol";
import {NOBODY, ReceivableId} from "../types/Ids.sol";
import {Renew} from "../types/PartyActs.sol";
import {Pay} from "../types/ReceivableActs.sol";
import {Receivable, ReceivableStatus} from "../types/Records.sol";
import {Roles} from "../types/Roles.sol";

contract PaymentTest is Keeping {
    ReceivableId private id;

    function setUp() public override {
        super.setUp();
        id = _issued(1);
    }

    function test_pays_the_holder_and_settles() public {
        Pay memory act = _payAct(id, 0, FACE, 1, FACE);
        bytes32 digest = digests.digestOf(act, address(receivables));
        bytes[] memory signatures = _list(_sign(core.key, digest));
        vm.expectEmit(true, true, true, true, address(receivables));
        emit IClaims.FragmentPaid(id, supplier.party, core.account, 0, FACE, 2, digest);
        receivables.pay(act, signatures);
        eq(token.balanceOf(supplier.account), FACE, "the holder was paid");
        eq(token.balanceOf(address(receivables)), 0, "the ledger holds nothing");
        yes(receivables.fragmentOf(id, 0).holder == NOBODY, "the fragment is gone");
        Receivable memory receivable = receivables.receivableOf(id);
        yes(receivable.status == ReceivableStatus.Settled, "settled");
        eq(receivable.retired, FACE, "retired");
        eq(programmes.programmeOf(PROGRAMME).outstanding, 0, "released");
    }

    function test_a_part_payment_retires_the_tail() public {
        _pay(id, 0, FACE, 1, 300);
        eq(token.balanceOf(supplier.account), 300, "paid");
        eq(receivables.fragmentOf(id, 0).to, FACE - 300, "the head remains");
        eq(receivables.fragmentOf(id, 0).version, 2, "at a new version");
        yes(receivables.receivableOf(id).status == ReceivableStatus.Live, "live");
        eq(receivables.receivableOf(id).retired, 300, "retired");
        eq(programmes.programmeOf(PROGRAMME).outstanding, FACE - 300, "released");
    }

    function test_refuses_to_run_twice() public {
        Pay memory act = _payAct(id, 0, FACE, 1, 300);
        bytes[] memory signatures = _list(_sign(core.key, digests.digestOf(act, address(receivables))));
        receivables.pay(act, signatures);
        vm.expectRevert(abi.encodeWithSelector(IReceivablesErrors.FragmentStale.selector, id, 0, FACE, 1));
        receivables.pay(act, signatures);
    }

    function test_refuses_without_the_debtors_signature() public {
        Pay memory act = _payAct(id, 0, FACE, 1, FACE);
        bytes32 digest = digests.digestOf(act, address(receivables));
        vm.expectRevert(abi.encodeWithSelector(ISignedActs.NotSigned.selector, core.account, digest));
        receivables.pay(act, _list(_sign(supplier.key, digest)));
    }

    function test_refuses_a_debtor_whose_debt_it_is_not() public {
        Pay memory act = _payAct(id, 0, FACE, 1, FACE);
        act.debtor = bank.party;
        bytes32 digest = digests.digestOf(act, address(receivables));
        bytes[] memory signatures = _list(_sign(bank.key, digest));
        vm.expectRevert(abi.encodeWithSelector(IReceivablesErrors.DebtorDiffers.selector, core.party, bank.party));
        receivables.pay(act, signatures);
    }

    function test_refuses_nothing_and_more_than_all() public {
        Pay memory act = _payAct(id, 0, FACE, 1, FACE + 1);
        bytes[] memory signatures = _list(_sign(core.key, digests.digestOf(act, address(receivables))));
        vm.expectRevert(abi.encodeWithSelector(IReceivablesErrors.AmountOutOfRange.selector, FACE + 1, FACE));
        receivables.pay(act, signatures);
        act.amount = 0;
        signatures = _list(_sign(core.key, digests.digestOf(act, address(receivables))));
        vm.expectRevert(abi.encodeWithSelector(IReceivablesErrors.AmountOutOfRange.selector, 0, FACE));
        receivables.pay(act, signatures);
    }

    function test_an_expired_verification_stops_no_payment() public {
        Renew memory renewal = Renew(core.party, Roles.CORE_ENTERPRISE, uint40(block.timestamp), _deadline());
        parties.renew(renewal, _list(_sign(REGISTRAR_KEY, digests.digestOf(renewal, address(parties)))));
        _pay(id, 0, FACE, 1, FACE);
        eq(token.balanceOf(supplier.account), FACE, "paid");
    }

    function test_pays_the_pledgee_of_a_pledged_fragment() public {
        _pledgeWhole(id, otherBank);
        _pay(id, 0, FACE, 2, FACE);
        eq(token.balanceOf(otherBank.account), FUNDS + FACE, "the pledgee was paid");
    }

    function test_refuses_a_locked_fragment() public {
        _lockWhole(id, bank);
        Pay memory act = _payAct(id, 0, FACE, 2, FACE);
        bytes[] memory signatures = _list(_sign(core.key, digests.digestOf(act, address(receivables))));
        vm.expectRevert(abi.encodeWithSelector(IReceivablesErrors.FragmentFlagged.selector, id, 0, Flags.LOCKED));
        receivables.pay(act, signatures);
    }

    function test_from_the_due_time_on_anybody_pays_from_its_own_tokens() public {
        vm.warp(receivables.receivableOf(id).due);
        vm.expectEmit(true, true, true, true, address(receivables));
        emit IClaims.FragmentPaid(id, supplier.party, bank.account, 0, FACE, 2, bytes32(0));
        vm.prank(bank.account);
        receivables.payFor(id, 0, FACE, 1);
        eq(token.balanceOf(supplier.account), FACE, "the holder was paid");
        eq(token.balanceOf(bank.account), FUNDS - FACE, "by whoever sent it");
        eq(token.balanceOf(core.account), FUNDS, "not by the debtor");
        vm.prank(bank.account);
        vm.expectRevert(abi.encodeWithSelector(IReceivablesErrors.FragmentStale.selector, id, 0, FACE, 1));
        receivables.payFor(id, 0, FACE, 1);
    }

    function test_before_the_due_time_nobody_else_pays() public {
        uint40 due = receivables.receivableOf(id).due;
        vm.warp(due - 1);
        vm.prank(bank.account);
        vm.expectRevert(abi.encodeWithSelector(IReceivablesErrors.NotMatured.selector, id, due));
        receivables.payFor(id, 0, FACE, 1);
    }

    function test_nobody_pays_for_a_fragment_that_never_was() public {
        ReceivableId never = _id(77);
        vm.expectRevert(abi.encodeWithSelector(IReceivablesErrors.FragmentStale.selector, never, 0, 0, 0));
        receivables.payFor(never, 0, 0, 0);
    }

    function test_nobody_pays_from_anothers_tokens() public {
        vm.warp(receivables.receivableOf(id).due);
        vm.prank(farSupplier.account);
        vm.expectRevert();
        receivables.payFor(id, 0, FACE, 1);
        Actor memory holder = supplier;
        yes(receivables.fragmentOf(id, 0).holder == holder.party, "nothing happened");
    }
}
