// SPDX-License-Identifier: UNLICENSED
pragma solidity 0.8.37;

import {IBankTransfers} from "../interfaces/IBankTransfers.sol";
import {IPartyErrors} from "../interfaces/IPartyErrors.sol";
import {IProgrammes} from "../interfaces/IProgrammes.sol";
import {IReceivablesErrors} from "../interfaces/IReceivablesErrors.sol";
import {Actor} from "../support/Ledger.sol";
import {Keeping} from "../support/Keeping.sol";
import {vm} from "../support/Vm.sol";
import {Lock} from "../types/BankTransferActs.sol";
import {Flags} from "../types/Flags.sol";
import {NO_PROGRAMME, NOBODY, PartyId, ProgrammeId, ReceivableId} from "../types/Ids.sol";
import {RevokeAct} from "../types/ReceivableActs.sol";
import {Fragment, FragmentLock} from "../types/Records.sol";
import {Roles} from "../types/Roles.sol";

contract LockTest is Keeping {
    ProgrammeId private constant FRESH = ProgrammeId.wrap(7);

    ReceivableId private id;

    function setUp() public override {
        super.setUp();
        id = _issued(1);
        _nameSettlementBank(supplier, settlementBank, 1);
    }

    function test_locks_the_tail_for_the_buyer_and_reserves_room_on_its_line() public {
        Lock memory act = _lockAct(id, 0, FACE, 1, 300, supplier, otherBank);
        bytes32 digest = digests.digestOfLock(act, address(receivables));
        bytes[] memory signatures = _signed(digest, supplier, otherBank);
        vm.expectEmit(true, true, true, true, address(receivables));
        emit IBankTransfers.FragmentLocked(
            id,
            supplier.party,
            otherBank.party,
            FACE - 300,
            FACE,
            2,
            OTHER_PROGRAMME,
            act.price,
            settlementBank.party,
            act.payBy,
            act.unlockFrom,
            digest
        );
        receivables.lock(act, signatures);
        Fragment memory head = receivables.fragmentOf(id, 0);
        Fragment memory tail = receivables.fragmentOf(id, FACE - 300);
        yes(head.flags == 0 && head.to == FACE - 300 && head.version == 2, "the head is free at the new version");
        yes(tail.flags == Flags.LOCKED && tail.to == FACE && tail.version == 2, "the tail is locked");
        yes(tail.holder == supplier.party && tail.programme == PROGRAMME, "and still the seller's");
        eq(programmes.programmeOf(PROGRAMME).outstanding, FACE, "the seller's line still counts it");
        eq(programmes.programmeOf(OTHER_PROGRAMME).outstanding, 300, "the buyer's line keeps room");
    }

    function test_remembers_what_it_is_held_for() public {
        Lock memory act = _lockWhole(id, bank);
        FragmentLock memory held = receivables.lockOf(id, 0);
        yes(held.buyer == bank.party && held.programme == PROGRAMME, "buyer and line");
        yes(held.price == act.price && held.settlementBank == settlementBank.party, "price and bank");
        yes(held.payBy == act.payBy && held.unlockFrom == act.unlockFrom, "times");
        eq(programmes.programmeOf(PROGRAMME).outstanding, FACE, "one line counts it once");
    }

    function test_refuses_to_be_paid_by_now_or_earlier() public {
        Lock memory act = _lockAct(id, 0, FACE, 1, FACE, supplier, bank);
        act.payBy = uint40(block.timestamp);
        _refusesTimes(act);
        act.payBy = uint40(block.timestamp + 1);
        _lock(act, supplier, bank);
    }

    function test_refuses_to_unlock_a_second_less_than_two_days_later() public {
        Lock memory act = _lockAct(id, 0, FACE, 1, FACE, supplier, bank);
        act.unlockFrom = act.payBy + 2 days - 1;
        _refusesTimes(act);
        act.unlockFrom = act.payBy + 2 days;
        _lock(act, supplier, bank);
    }

    function test_refuses_to_unlock_from_the_due_time_on() public {
        Lock memory act = _lockAct(id, 0, FACE, 1, FACE, supplier, bank);
        act.unlockFrom = receivables.receivableOf(id).due;
        _refusesTimes(act);
        act.unlockFrom -= 1;
        _lock(act, supplier, bank);
    }

    function test_refuses_a_bank_that_the_seller_did_not_name() public {
        Actor memory another = _enrol(130, Roles.SETTLEMENT_BANK);
        Lock memory act = _lockAct(id, 0, FACE, 1, FACE, supplier, bank);
        act.settlementBank = another.party;
        _refusesBank(act, another.party);
        act.settlementBank = NOBODY;
        _refusesBank(act, NOBODY);
    }

    function test_refuses_when_the_seller_named_none() public {
        _nameSettlementBank(supplier, _nobody(), 2);
        Lock memory act = _lockAct(id, 0, FACE, 1, FACE, supplier, bank);
        act.settlementBank = NOBODY;
        bytes memory reason = abi.encodeWithSelector(
            IReceivablesErrors.SettlementBankDiffers.selector,
            supplier.party,
            NOBODY,
            NOBODY
        );
        _refuses(act, bank, reason);
    }

    /// @dev Or the buyer's own word that it paid would be enough.
    function test_refuses_the_buyer_and_the_debtor_as_the_sellers_bank() public {
        _renew(bank, Roles.BANK | Roles.SETTLEMENT_BANK, type(uint40).max);
        _nameSettlementBank(supplier, bank, 2);
        Lock memory act = _lockAct(id, 0, FACE, 1, FACE, supplier, bank);
        act.settlementBank = bank.party;
        _refuses(act, bank, abi.encodeWithSelector(IReceivablesErrors.SettlementBankInvolved.selector, bank.party));
        _renew(core, Roles.CORE_ENTERPRISE | Roles.SETTLEMENT_BANK, type(uint40).max);
        _nameSettlementBank(supplier, core, 3);
        act.settlementBank = core.party;
        _refuses(act, bank, abi.encodeWithSelector(IReceivablesErrors.SettlementBankInvolved.selector, core.party));
    }

    function test_refuses_a_bank_that_no_longer_keeps_accounts() public {
        _renew(settlementBank, Roles.BANK, type(uint40).max);
        bytes memory reason = abi.encodeWithSelector(
            IPartyErrors.RoleMissing.selector,
            settlementBank.party,
            Roles.SETTLEMENT_BANK
        );
        _refuses(_lockAct(id, 0, FACE, 1, FACE, supplier, bank), bank, reason);
    }

    function test_refuses_without_headroom() public {
        Lock memory act = _lockAct(id, 0, FACE, 1, FACE, supplier, otherBank);
        _openProgramme(FRESH, otherBank, FACE - 1);
        act.programme = FRESH;
        bytes memory reason = abi.encodeWithSelector(IProgrammes.NoHeadroom.selector, FRESH, FACE - 1, 0, FACE);
        _refuses(act, otherBank, reason);
    }

    function test_refuses_another_banks_line_and_none() public {
        Lock memory act = _lockAct(id, 0, FACE, 1, FACE, supplier, bank);
        act.programme = OTHER_PROGRAMME;
        bytes memory reason = abi.encodeWithSelector(
            IProgrammes.ProgrammeBankDiffers.selector,
            OTHER_PROGRAMME,
            otherBank.party,
            bank.party
        );
        _refuses(act, bank, reason);
        act.programme = NO_PROGRAMME;
        _refuses(act, bank, abi.encodeWithSelector(IProgrammes.ProgrammeUnknown.selector, 0));
    }

    function test_refuses_oneself_nothing_and_more_than_all() public {
        Lock memory act = _lockAct(id, 0, FACE, 1, FACE, bank, bank);
        bytes memory reason = abi.encodeWithSelector(IReceivablesErrors.SameParty.selector, bank.party);
        _refusesBy(act, bank, bank, reason);
        act = _lockAct(id, 0, FACE, 1, 0, supplier, bank);
        _refuses(act, bank, abi.encodeWithSelector(IReceivablesErrors.AmountOutOfRange.selector, 0, FACE));
        act.amount = FACE + 1;
        _refuses(act, bank, abi.encodeWithSelector(IReceivablesErrors.AmountOutOfRange.selector, FACE + 1, FACE));
    }

    function test_refuses_what_is_locked_pledged_frozen_or_disputed() public {
        _lockWhole(id, bank);
        _refusesFlagged(id, Flags.LOCKED);
        ReceivableId one = _issued(2);
        _freeze(one, 0, FACE, 1);
        _refusesFlagged(one, Flags.FROZEN);
        one = _issued(3);
        _dispute(one, 0, FACE, 1, FACE);
        _refusesFlagged(one, Flags.DISPUTED);
        one = _issued(4);
        _pledgeWhole(one, bank);
        bytes memory reason = abi.encodeWithSelector(IReceivablesErrors.PledgeStands.selector, one, 0, bank.party);
        _refuses(_lockAct(one, 0, FACE, 2, FACE, supplier, otherBank), otherBank, reason);
    }

    function test_refuses_from_the_due_time_on() public {
        uint40 due = receivables.receivableOf(id).due;
        vm.warp(due);
        Lock memory act = _lockAct(id, 0, FACE, 1, FACE, supplier, bank);
        _refuses(act, bank, abi.encodeWithSelector(IReceivablesErrors.Matured.selector, id, due));
    }

    function test_a_revoked_lock_never_runs() public {
        Lock memory act = _lockAct(id, 0, FACE, 1, FACE, supplier, bank);
        bytes32 digest = digests.digestOfLock(act, address(receivables));
        RevokeAct memory revocation = _revocationOf(digest, bank);
        receivables.revokeLock(revocation, act, _revocationSignatures(revocation, bank));
        _refuses(act, bank, abi.encodeWithSelector(IReceivablesErrors.RevokedAct.selector, digest));
    }

    function test_nobody_but_a_signatory_revokes_a_lock_that_waits() public {
        Lock memory act = _lockAct(id, 0, FACE, 1, FACE, supplier, bank);
        bytes32 digest = digests.digestOfLock(act, address(receivables));
        RevokeAct memory revocation = _revocationOf(digest, settlementBank);
        bytes[] memory signatures = _revocationSignatures(revocation, settlementBank);
        vm.expectRevert(abi.encodeWithSelector(IReceivablesErrors.NotASignatory.selector, settlementBank.party));
        receivables.revokeLock(revocation, act, signatures);
        _lock(act, supplier, bank);
        revocation = _revocationOf(digest, supplier);
        signatures = _revocationSignatures(revocation, supplier);
        vm.expectRevert(abi.encodeWithSelector(IReceivablesErrors.FragmentStale.selector, id, 0, FACE, 1));
        receivables.revokeLock(revocation, act, signatures);
    }

    function _refusesTimes(Lock memory act) private {
        bytes memory reason = abi.encodeWithSelector(
            IReceivablesErrors.LockTimesOutOfRange.selector,
            act.payBy,
            act.unlockFrom,
            receivables.receivableOf(id).due
        );
        _refuses(act, bank, reason);
    }

    function _refusesBank(Lock memory act, PartyId given) private {
        bytes memory reason = abi.encodeWithSelector(
            IReceivablesErrors.SettlementBankDiffers.selector,
            supplier.party,
            settlementBank.party,
            given
        );
        _refuses(act, bank, reason);
    }

    function _refusesFlagged(ReceivableId one, uint16 flag) private {
        bytes memory reason = abi.encodeWithSelector(IReceivablesErrors.FragmentFlagged.selector, one, 0, flag);
        _refuses(_lockAct(one, 0, FACE, 2, FACE, supplier, bank), bank, reason);
    }

    function _refuses(Lock memory act, Actor memory buyer, bytes memory reason) private {
        _refusesBy(act, supplier, buyer, reason);
    }

    function _refusesBy(Lock memory act, Actor memory holder, Actor memory buyer, bytes memory reason) private {
        bytes[] memory signatures = _signed(digests.digestOfLock(act, address(receivables)), holder, buyer);
        vm.expectRevert(reason);
        receivables.lock(act, signatures);
    }
}
