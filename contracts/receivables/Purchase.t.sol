// SPDX-License-Identifier: UNLICENSED
pragma solidity 0.8.37;

import {IPartyErrors} from "../interfaces/IPartyErrors.sol";
import {IProgrammes} from "../interfaces/IProgrammes.sol";
import {IClaims} from "../interfaces/IClaims.sol";
import {IReceivablesErrors} from "../interfaces/IReceivablesErrors.sol";
import {ISignedActs} from "../interfaces/ISignedActs.sol";
import {Encumbering} from "../support/Encumbering.sol";
import {vm} from "../support/Vm.sol";
import {NO_PROGRAMME, ProgrammeId, ReceivableId} from "../types/Ids.sol";
import {AdjustProgramme} from "../types/CreditActs.sol";
import {Issue, Purchase} from "../types/ReceivableActs.sol";
import {Fragment} from "../types/Records.sol";
import {Roles} from "../types/Roles.sol";

contract PurchaseTest is Encumbering {
    ReceivableId private id;

    function setUp() public override {
        super.setUp();
        id = _issued(1);
    }

    function test_moves_claim_and_price_together() public {
        Purchase memory act = _purchaseAct(id, 0, FACE, 1, FACE, supplier, bank);
        bytes[] memory signatures = _purchaseSignatures(act, supplier, bank);
        bytes32 digest = digests.digestOf(act, address(receivables));
        vm.expectEmit(true, true, true, true, address(receivables));
        emit IClaims.FragmentPurchased(id, supplier.party, bank.party, 0, FACE, 2, PROGRAMME, act.price, digest);
        receivables.purchase(act, signatures);
        yes(receivables.fragmentOf(id, 0).holder == bank.party, "holder");
        eq(token.balanceOf(supplier.account), act.price, "the seller has the price");
        eq(token.balanceOf(bank.account), FUNDS - act.price, "the buyer paid it");
        eq(token.balanceOf(address(receivables)), 0, "the ledger holds nothing");
        eq(programmes.programmeOf(PROGRAMME).outstanding, FACE, "outstanding counts it once");
    }

    function test_moves_a_part_to_the_buyers_own_programme() public {
        _purchase(id, 0, FACE, 1, 400, supplier, otherBank);
        Fragment memory head = receivables.fragmentOf(id, 0);
        Fragment memory tail = receivables.fragmentOf(id, FACE - 400);
        yes(head.holder == supplier.party && head.programme == PROGRAMME, "the head stays");
        yes(tail.holder == otherBank.party && tail.programme == OTHER_PROGRAMME, "the tail moved");
        eq(head.version, 2, "head's version");
        eq(tail.version, 2, "tail's version");
        eq(programmes.programmeOf(PROGRAMME).outstanding, FACE - 400, "released");
        eq(programmes.programmeOf(OTHER_PROGRAMME).outstanding, 400, "drawn");
    }

    function test_takes_a_part_without_programme_into_the_buyers() public {
        Issue memory act = _issueAct(2);
        act.programme = NO_PROGRAMME;
        _issue(act, _attestationFor(act));
        _purchase(act.receivable, 0, FACE, 1, FACE, supplier, otherBank);
        eq(programmes.programmeOf(OTHER_PROGRAMME).outstanding, FACE, "drawn");
    }

    function test_refuses_to_run_twice() public {
        Purchase memory act = _purchaseAct(id, 0, FACE, 1, 400, supplier, bank);
        bytes[] memory signatures = _purchaseSignatures(act, supplier, bank);
        receivables.purchase(act, signatures);
        vm.expectRevert(abi.encodeWithSelector(IReceivablesErrors.FragmentStale.selector, id, 0, FACE, 1));
        receivables.purchase(act, signatures);
    }

    function test_refuses_a_quote_of_over_24_hours() public {
        Purchase memory act = _purchaseAct(id, 0, FACE, 1, FACE, supplier, bank);
        act.deadline = uint48(block.timestamp + 1 days + 1);
        bytes memory reason = abi.encodeWithSelector(
            ISignedActs.DeadlineTooFar.selector,
            act.deadline,
            block.timestamp + 1 days
        );
        _refuses(act, reason);
    }

    function test_refuses_without_the_holders_or_the_buyers_signature() public {
        Purchase memory act = _purchaseAct(id, 0, FACE, 1, FACE, supplier, bank);
        bytes32 digest = digests.digestOf(act, address(receivables));
        bytes[] memory signatures = _purchaseSignatures(act, farSupplier, bank);
        vm.expectRevert(abi.encodeWithSelector(ISignedActs.NotSigned.selector, supplier.account, digest));
        receivables.purchase(act, signatures);
        signatures = _purchaseSignatures(act, supplier, otherBank);
        vm.expectRevert(abi.encodeWithSelector(ISignedActs.NotSigned.selector, bank.account, digest));
        receivables.purchase(act, signatures);
    }

    function test_refuses_a_buyer_that_is_no_bank() public {
        Purchase memory act = _purchaseAct(id, 0, FACE, 1, FACE, supplier, subSupplier);
        bytes memory reason = abi.encodeWithSelector(IPartyErrors.RoleMissing.selector, subSupplier.party, Roles.BANK);
        bytes[] memory signatures = _purchaseSignatures(act, supplier, subSupplier);
        vm.expectRevert(reason);
        receivables.purchase(act, signatures);
    }

    function test_refuses_a_purchase_from_oneself() public {
        Purchase memory act = _purchaseAct(id, 0, FACE, 1, FACE, bank, bank);
        bytes[] memory signatures = _purchaseSignatures(act, bank, bank);
        vm.expectRevert(abi.encodeWithSelector(IReceivablesErrors.SameParty.selector, bank.party));
        receivables.purchase(act, signatures);
    }

    function test_refuses_from_the_due_time_on() public {
        uint40 due = receivables.receivableOf(id).due;
        vm.warp(due);
        Purchase memory act = _purchaseAct(id, 0, FACE, 1, FACE, supplier, bank);
        _refuses(act, abi.encodeWithSelector(IReceivablesErrors.Matured.selector, id, due));
    }

    function test_refuses_a_pledged_fragment() public {
        _pledgeWhole(id, otherBank);
        Purchase memory act = _purchaseAct(id, 0, FACE, 2, FACE, supplier, bank);
        _refuses(act, abi.encodeWithSelector(IReceivablesErrors.PledgeStands.selector, id, 0, otherBank.party));
    }

    function test_refuses_another_banks_programme() public {
        Purchase memory act = _purchaseAct(id, 0, FACE, 1, FACE, supplier, bank);
        act.programme = OTHER_PROGRAMME;
        bytes memory reason = abi.encodeWithSelector(
            IProgrammes.ProgrammeBankDiffers.selector,
            OTHER_PROGRAMME,
            otherBank.party,
            bank.party
        );
        _refuses(act, reason);
    }

    function test_refuses_no_programme() public {
        Purchase memory act = _purchaseAct(id, 0, FACE, 1, FACE, supplier, bank);
        act.programme = NO_PROGRAMME;
        _refuses(act, abi.encodeWithSelector(IProgrammes.ProgrammeUnknown.selector, 0));
    }

    function test_refuses_without_headroom() public {
        _adjust(1, FACE - 1, true);
        Purchase memory act = _purchaseAct(id, 0, FACE, 1, FACE, supplier, bank);
        bytes memory reason = abi.encodeWithSelector(IProgrammes.NoHeadroom.selector, PROGRAMME, FACE - 1, FACE, 0);
        _refuses(act, reason);
    }

    function test_refuses_a_closed_programme() public {
        _adjust(1, LIMIT, false);
        Purchase memory act = _purchaseAct(id, 0, FACE, 1, FACE, supplier, bank);
        _refuses(act, abi.encodeWithSelector(IProgrammes.ProgrammeClosed.selector, PROGRAMME));
    }

    function _adjust(uint16 version, uint64 limit, bool open) private {
        AdjustProgramme memory act = AdjustProgramme(
            PROGRAMME,
            version,
            bank.party,
            EPOCH,
            limit,
            365,
            open,
            _deadline()
        );
        programmes.adjust(act, _list(_sign(bank.key, digests.digestOf(act, address(programmes)))));
    }

    function _refuses(Purchase memory act, bytes memory reason) private {
        bytes[] memory signatures = _purchaseSignatures(act, supplier, bank);
        vm.expectRevert(reason);
        receivables.purchase(act, signatures);
    }
}
