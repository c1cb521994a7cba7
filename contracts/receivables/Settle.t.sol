// SPDX-License-Identifier: UNLICENSED
pragma solidity 0.8.37;

import {IBankTransfers} from "../interfaces/IBankTransfers.sol";
import {IPartyErrors} from "../interfaces/IPartyErrors.sol";
import {IReceivablesErrors} from "../interfaces/IReceivablesErrors.sol";
import {ISignedActs} from "../interfaces/ISignedActs.sol";
import {Actor} from "../support/Ledger.sol";
import {Keeping} from "../support/Keeping.sol";
import {vm} from "../support/Vm.sol";
import {Lock, Receipt, Unlock} from "../types/BankTransferActs.sol";
import {Flags} from "../types/Flags.sol";
import {NO_PROGRAMME, ReceivableId} from "../types/Ids.sol";
import {Issue} from "../types/ReceivableActs.sol";
import {Fragment} from "../types/Records.sol";
import {Roles} from "../types/Roles.sol";

/// @dev The supplier's whole fragment is locked for the other bank, whose line is not the one that the claim is drawn on.
contract SettleTest is Keeping {
    ReceivableId private id;
    Lock private locked;

    function setUp() public override {
        super.setUp();
        id = _issued(1);
        locked = _lockWhole(id, otherBank);
    }

    function test_the_sellers_bank_has_the_price_and_the_part_is_the_buyers() public {
        Receipt memory act = _priceOf(locked);
        bytes[] memory signatures = _receiptSignatures(act);
        vm.expectEmit(true, true, true, true, address(receivables));
        emit IBankTransfers.LockSettled(
            id,
            supplier.party,
            otherBank.party,
            0,
            FACE,
            3,
            OTHER_PROGRAMME,
            locked.price,
            act.bankReference,
            digests.digestOfReceipt(act, address(receivables))
        );
        receivables.settle(act, signatures);
        Fragment memory sold = receivables.fragmentOf(id, 0);
        yes(sold.holder == otherBank.party && sold.programme == OTHER_PROGRAMME, "the buyer's, on its line");
        yes(sold.flags == 0 && sold.to == FACE && sold.version == 3, "free at the next version");
        eq(programmes.programmeOf(PROGRAMME).outstanding, 0, "the former line is free");
        eq(programmes.programmeOf(OTHER_PROGRAMME).outstanding, FACE, "the buyer's counts it once");
        yes(receivables.isReceiptUsed(settlementBank.party, act.bankReference), "the reference is used");
        eq(token.balanceOf(supplier.account), 0, "no token moved");
        vm.expectRevert(abi.encodeWithSelector(IReceivablesErrors.FragmentStale.selector, id, 0, FACE, 2));
        receivables.settle(act, signatures);
    }

    function test_a_lock_within_one_line_changes_nothing_of_it() public {
        ReceivableId one = _issued(2);
        _settle(_priceOf(_lockWhole(one, bank)));
        eq(programmes.programmeOf(PROGRAMME).outstanding, 2 * FACE, "both claims, once each");
        yes(receivables.fragmentOf(one, 0).holder == bank.party, "sold");
    }

    function test_a_part_without_a_line_joins_the_buyers() public {
        Issue memory issue = _issueAct(2);
        issue.programme = NO_PROGRAMME;
        _issue(issue, _attestationFor(issue));
        _settle(_priceOf(_lockWhole(issue.receivable, bank)));
        eq(programmes.programmeOf(PROGRAMME).outstanding, 2 * FACE, "drawn");
    }

    function test_money_booked_in_the_last_second_counts_however_late_the_word_of_it() public {
        Receipt memory act = _priceOf(locked);
        vm.warp(locked.unlockFrom + 30 days);
        act.bookedAt = locked.payBy;
        act.deadline = _deadline();
        _settle(act);
        yes(receivables.fragmentOf(id, 0).holder == otherBank.party, "sold");
    }

    function test_refuses_money_booked_a_second_after_payBy() public {
        Receipt memory act = _priceOf(locked);
        vm.warp(locked.unlockFrom);
        act.bookedAt = locked.payBy + 1;
        act.deadline = _deadline();
        bytes memory reason = abi.encodeWithSelector(
            IReceivablesErrors.BookedOutOfTime.selector,
            act.bookedAt,
            locked.payBy
        );
        _refuses(act, reason);
    }

    function test_refuses_money_that_is_not_booked_yet() public {
        Receipt memory act = _priceOf(locked);
        act.bookedAt = uint40(block.timestamp + 1);
        bytes memory reason = abi.encodeWithSelector(
            IReceivablesErrors.BookedOutOfTime.selector,
            act.bookedAt,
            block.timestamp
        );
        _refuses(act, reason);
    }

    function test_refuses_another_amount_than_the_price() public {
        Receipt memory act = _priceOf(locked);
        act.amount = locked.price - 1;
        _refuses(act, _amountDiffers(act.amount));
        act.amount = locked.price + 1;
        _refuses(act, _amountDiffers(act.amount));
    }

    function test_refuses_the_receipt_of_a_payment_and_of_other_money() public {
        Receipt memory act = _priceOf(locked);
        act.purpose = FOR_CLAIM;
        _refuses(act, abi.encodeWithSelector(IReceivablesErrors.ReceiptPurposeDiffers.selector, FOR_LOCK, FOR_CLAIM));
        act = _priceOf(locked);
        act.currency = 840;
        _refuses(act, abi.encodeWithSelector(IReceivablesErrors.ReceiptCurrencyDiffers.selector, CNY, 840));
    }

    function test_refuses_money_that_went_to_another() public {
        Receipt memory act = _priceOf(locked);
        act.payee = subSupplier.party;
        bytes memory reason = abi.encodeWithSelector(
            IReceivablesErrors.ReceiptPayeeDiffers.selector,
            supplier.party,
            subSupplier.party
        );
        _refuses(act, reason);
    }

    function test_a_payment_settles_one_lock() public {
        Receipt memory first = _priceOf(locked);
        _settle(first);
        ReceivableId one = _issued(2);
        Receipt memory act = _priceOf(_lockWhole(one, otherBank));
        act.bankReference = first.bankReference;
        bytes memory reason = abi.encodeWithSelector(
            IReceivablesErrors.ReceiptUsed.selector,
            settlementBank.party,
            first.bankReference
        );
        _refuses(act, reason);
    }

    /// @dev The bank of the lock is that of its time: the seller cannot take back whose word counts.
    function test_a_later_naming_changes_no_lock() public {
        Actor memory another = _enrol(130, Roles.SETTLEMENT_BANK);
        _nameSettlementBank(supplier, another, 2);
        Receipt memory act = _priceOf(locked);
        act.bank = another.party;
        bytes[] memory signatures = _signed(digests.digestOfReceipt(act, address(receivables)), another);
        bytes memory reason = abi.encodeWithSelector(
            IReceivablesErrors.SettlementBankDiffers.selector,
            supplier.party,
            settlementBank.party,
            another.party
        );
        vm.expectRevert(reason);
        receivables.settle(act, signatures);
        _settle(_priceOf(locked));
    }

    function test_refuses_a_bank_that_no_longer_keeps_accounts() public {
        _renew(settlementBank, Roles.BANK, type(uint40).max);
        bytes memory reason = abi.encodeWithSelector(
            IPartyErrors.RoleMissing.selector,
            settlementBank.party,
            Roles.SETTLEMENT_BANK
        );
        _refuses(_priceOf(locked), reason);
    }

    function test_refuses_the_buyers_word_that_it_paid() public {
        Receipt memory act = _priceOf(locked);
        bytes32 digest = digests.digestOfReceipt(act, address(receivables));
        bytes[] memory signatures = _signed(digest, otherBank);
        vm.expectRevert(abi.encodeWithSelector(ISignedActs.NotSigned.selector, settlementBank.account, digest));
        receivables.settle(act, signatures);
    }

    function test_refuses_a_fragment_that_is_not_locked() public {
        ReceivableId one = _issued(2);
        Receipt memory act = _receiptOf(FOR_LOCK, one, 0, 1, supplier, FACE);
        _refuses(act, abi.encodeWithSelector(IReceivablesErrors.NotLocked.selector, one, 0));
    }

    function test_a_frozen_lock_waits_for_the_court() public {
        _freeze(id, 0, FACE, 2);
        Receipt memory act = _priceOf(locked);
        act.version = 3;
        uint16 flags = Flags.FROZEN | Flags.LOCKED;
        _refuses(act, abi.encodeWithSelector(IReceivablesErrors.FragmentFlagged.selector, id, 0, flags));
        _unfreeze(id, 0, FACE, 3);
        act.version = 4;
        _settle(act);
        yes(receivables.fragmentOf(id, 0).holder == otherBank.party, "sold");
    }

    function _amountDiffers(uint64 given) private view returns (bytes memory) {
        return abi.encodeWithSelector(IReceivablesErrors.ReceiptAmountDiffers.selector, locked.price, given);
    }

    function _refuses(Receipt memory act, bytes memory reason) private {
        bytes[] memory signatures = _receiptSignatures(act);
        vm.expectRevert(reason);
        receivables.settle(act, signatures);
    }
}

contract UnlockTest is Keeping {
    ReceivableId private id;
    Lock private locked;

    function setUp() public override {
        super.setUp();
        id = _issued(1);
        locked = _lockWhole(id, otherBank);
    }

    function test_the_buyer_gives_up_at_any_time() public {
        Unlock memory act = _unlockAct(id, 0, 2, otherBank);
        bytes32 digest = digests.digestOfUnlock(act, address(receivables));
        bytes[] memory signatures = _signed(digest, otherBank);
        vm.expectEmit(true, true, true, true, address(receivables));
        emit IBankTransfers.FragmentUnlocked(id, otherBank.party, 0, FACE, 3, digest);
        receivables.unlock(act, signatures);
        _isFree(3);
        vm.expectRevert(abi.encodeWithSelector(IReceivablesErrors.FragmentStale.selector, id, 0, FACE, 2));
        receivables.unlock(act, signatures);
    }

    function test_from_its_time_on_anybody_unlocks() public {
        vm.warp(locked.unlockFrom - 1);
        vm.expectRevert(abi.encodeWithSelector(IReceivablesErrors.LockStands.selector, locked.unlockFrom));
        receivables.unlockLapsed(id, 0, 2);
        vm.warp(locked.unlockFrom);
        vm.expectEmit(true, true, true, true, address(receivables));
        emit IBankTransfers.FragmentUnlocked(id, otherBank.party, 0, FACE, 3, bytes32(0));
        vm.prank(farSupplier.account);
        receivables.unlockLapsed(id, 0, 2);
        _isFree(3);
    }

    function test_another_than_the_buyer_does_not_unlock() public {
        _refuses(_unlockAct(id, 0, 2, bank), bank);
        _refuses(_unlockAct(id, 0, 2, supplier), supplier);
    }

    function test_what_is_not_locked_is_not_unlocked() public {
        _unlock(id, 0, 2, otherBank);
        Unlock memory act = _unlockAct(id, 0, 3, otherBank);
        bytes[] memory signatures = _signed(digests.digestOfUnlock(act, address(receivables)), otherBank);
        bytes memory reason = abi.encodeWithSelector(IReceivablesErrors.NotLocked.selector, id, 0);
        vm.expectRevert(reason);
        receivables.unlock(act, signatures);
        vm.warp(locked.unlockFrom);
        vm.expectRevert(reason);
        receivables.unlockLapsed(id, 0, 3);
    }

    function test_a_lock_within_one_line_gives_nothing_back() public {
        ReceivableId one = _issued(2);
        _lockWhole(one, bank);
        _unlock(one, 0, 2, bank);
        eq(programmes.programmeOf(PROGRAMME).outstanding, 2 * FACE, "both claims, once each");
    }

    function test_a_second_lock_is_held_for_its_own_buyer() public {
        _unlock(id, 0, 2, otherBank);
        Lock memory act = _lockAct(id, 0, FACE, 3, FACE, supplier, bank);
        _lock(act, supplier, bank);
        _refusesFor(_unlockAct(id, 0, 4, otherBank), otherBank, bank);
        _settle(_priceOf(act));
        yes(receivables.fragmentOf(id, 0).holder == bank.party, "the second buyer's");
        eq(programmes.programmeOf(OTHER_PROGRAMME).outstanding, 0, "the first keeps no room");
    }

    function _isFree(uint32 version) private view {
        Fragment memory part = receivables.fragmentOf(id, 0);
        yes(part.flags == 0 && part.holder == supplier.party && part.version == version, "its holder's alone");
        yes(part.programme == PROGRAMME, "on the line that it was");
        eq(programmes.programmeOf(PROGRAMME).outstanding, FACE, "still drawn");
        eq(programmes.programmeOf(OTHER_PROGRAMME).outstanding, 0, "no room is kept");
    }

    function _refuses(Unlock memory act, Actor memory by) private {
        _refusesFor(act, by, otherBank);
    }

    function _refusesFor(Unlock memory act, Actor memory by, Actor memory buyer) private {
        bytes[] memory signatures = _signed(digests.digestOfUnlock(act, address(receivables)), by);
        vm.expectRevert(abi.encodeWithSelector(IReceivablesErrors.BuyerDiffers.selector, buyer.party, by.party));
        receivables.unlock(act, signatures);
    }
}
