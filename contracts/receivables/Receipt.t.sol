// SPDX-License-Identifier: UNLICENSED
pragma solidity 0.8.37;

import {IBankTransfers} from "../interfaces/IBankTransfers.sol";
import {IReceivablesErrors} from "../interfaces/IReceivablesErrors.sol";
import {Actor} from "../support/Ledger.sol";
import {Keeping} from "../support/Keeping.sol";
import {vm} from "../support/Vm.sol";
import {Receipt} from "../types/BankTransferActs.sol";
import {Flags} from "../types/Flags.sol";
import {NOBODY, ReceivableId} from "../types/Ids.sol";
import {Receivable, ReceivableStatus} from "../types/Records.sol";
import {Roles} from "../types/Roles.sol";

contract ReceiptTest is Keeping {
    ReceivableId private id;

    function setUp() public override {
        super.setUp();
        id = _issued(1);
        _nameSettlementBank(supplier, settlementBank, 1);
    }

    function test_the_payees_bank_has_the_money_and_the_claim_is_settled() public {
        Receipt memory act = _receiptOf(FOR_CLAIM, id, 0, 1, supplier, FACE);
        bytes[] memory signatures = _receiptSignatures(act);
        bytes32 digest = digests.digestOfReceipt(act, address(receivables));
        vm.expectEmit(true, true, true, true, address(receivables));
        emit IBankTransfers.FragmentPaidByReceipt(
            id,
            supplier.party,
            settlementBank.party,
            0,
            FACE,
            2,
            act.bankReference,
            digest
        );
        receivables.payByReceipt(act, signatures);
        yes(receivables.fragmentOf(id, 0).holder == NOBODY, "the fragment is gone");
        yes(receivables.receivableOf(id).status == ReceivableStatus.Settled, "settled");
        eq(programmes.programmeOf(PROGRAMME).outstanding, 0, "released");
        eq(token.balanceOf(supplier.account), 0, "no token moved");
        yes(receivables.isReceiptUsed(settlementBank.party, act.bankReference), "the reference is used");
        vm.expectRevert(abi.encodeWithSelector(IReceivablesErrors.FragmentStale.selector, id, 0, 0, 1));
        receivables.payByReceipt(act, signatures);
    }

    function test_a_part_payment_retires_the_tail() public {
        _payByReceipt(_receiptOf(FOR_CLAIM, id, 0, 1, supplier, 300));
        Receivable memory receivable = receivables.receivableOf(id);
        yes(receivable.status == ReceivableStatus.Live && receivable.retired == 300, "live, less what was paid");
        yes(receivables.fragmentOf(id, 0).to == FACE - 300, "the head remains");
        eq(receivables.fragmentOf(id, 0).version, 2, "at a new version");
        eq(programmes.programmeOf(PROGRAMME).outstanding, FACE - 300, "released");
    }

    function test_a_payment_counts_once() public {
        Receipt memory act = _receiptOf(FOR_CLAIM, id, 0, 1, supplier, 300);
        _payByReceipt(act);
        act.version = 2;
        bytes memory reason = abi.encodeWithSelector(
            IReceivablesErrors.ReceiptUsed.selector,
            settlementBank.party,
            act.bankReference
        );
        _refuses(act, reason);
    }

    function test_one_reference_of_two_banks_is_two_payments() public {
        Receipt memory act = _receiptOf(FOR_CLAIM, id, 0, 1, supplier, 300);
        _payByReceipt(act);
        Actor memory another = _enrol(130, Roles.SETTLEMENT_BANK);
        _nameSettlementBank(supplier, another, 2);
        act.version = 2;
        act.bank = another.party;
        receivables.payByReceipt(act, _signed(digests.digestOfReceipt(act, address(receivables)), another));
        eq(receivables.receivableOf(id).retired, 600, "both were paid");
    }

    function test_money_of_a_pledged_claim_is_the_pledgees() public {
        _pledgeWhole(id, otherBank);
        Receipt memory act = _receiptOf(FOR_CLAIM, id, 0, 2, supplier, FACE);
        bytes memory reason = abi.encodeWithSelector(
            IReceivablesErrors.ReceiptPayeeDiffers.selector,
            otherBank.party,
            supplier.party
        );
        _refuses(act, reason);
        act.payee = otherBank.party;
        _refuses(act, _bankDiffers(otherBank, _nobody(), settlementBank));
        _nameSettlementBank(otherBank, settlementBank, 1);
        _payByReceipt(act);
        yes(receivables.receivableOf(id).status == ReceivableStatus.Settled, "settled");
    }

    function test_refuses_a_bank_that_the_payee_did_not_name() public {
        Actor memory another = _enrol(130, Roles.SETTLEMENT_BANK);
        Receipt memory act = _receiptOf(FOR_CLAIM, id, 0, 1, supplier, FACE);
        act.bank = another.party;
        bytes[] memory signatures = _signed(digests.digestOfReceipt(act, address(receivables)), another);
        vm.expectRevert(_bankDiffers(supplier, settlementBank, another));
        receivables.payByReceipt(act, signatures);
    }

    function test_nobody_is_paid_by_the_word_of_nobody() public {
        _nameSettlementBank(supplier, _nobody(), 2);
        Receipt memory act = _receiptOf(FOR_CLAIM, id, 0, 1, supplier, FACE);
        act.bank = NOBODY;
        _refuses(act, _bankDiffers(supplier, _nobody(), _nobody()));
    }

    /// @dev Or its own word that it paid would be enough.
    function test_refuses_the_debtors_own_receipt() public {
        _renew(core, Roles.CORE_ENTERPRISE | Roles.SETTLEMENT_BANK, type(uint40).max);
        _nameSettlementBank(supplier, core, 2);
        Receipt memory act = _receiptOf(FOR_CLAIM, id, 0, 1, supplier, FACE);
        act.bank = core.party;
        bytes[] memory signatures = _signed(digests.digestOfReceipt(act, address(receivables)), core);
        vm.expectRevert(abi.encodeWithSelector(IReceivablesErrors.SettlementBankInvolved.selector, core.party));
        receivables.payByReceipt(act, signatures);
    }

    function test_refuses_another_purpose_currency_and_amount() public {
        Receipt memory act = _receiptOf(FOR_LOCK, id, 0, 1, supplier, FACE);
        _refuses(act, abi.encodeWithSelector(IReceivablesErrors.ReceiptPurposeDiffers.selector, FOR_CLAIM, FOR_LOCK));
        act = _receiptOf(FOR_CLAIM, id, 0, 1, supplier, FACE);
        act.currency = 840;
        _refuses(act, abi.encodeWithSelector(IReceivablesErrors.ReceiptCurrencyDiffers.selector, CNY, 840));
        act = _receiptOf(FOR_CLAIM, id, 0, 1, supplier, FACE + 1);
        _refuses(act, abi.encodeWithSelector(IReceivablesErrors.AmountOutOfRange.selector, FACE + 1, FACE));
        act.amount = 0;
        _refuses(act, abi.encodeWithSelector(IReceivablesErrors.AmountOutOfRange.selector, 0, FACE));
    }

    function test_refuses_money_that_is_not_booked_yet() public {
        Receipt memory act = _receiptOf(FOR_CLAIM, id, 0, 1, supplier, FACE);
        act.bookedAt += 1;
        bytes memory reason = abi.encodeWithSelector(
            IReceivablesErrors.BookedOutOfTime.selector,
            act.bookedAt,
            block.timestamp
        );
        _refuses(act, reason);
    }

    function test_refuses_a_locked_fragment() public {
        _lockWhole(id, bank);
        Receipt memory act = _receiptOf(FOR_CLAIM, id, 0, 2, supplier, FACE);
        _refuses(act, abi.encodeWithSelector(IReceivablesErrors.FragmentFlagged.selector, id, 0, Flags.LOCKED));
    }

    function test_an_expired_verification_stops_no_payment() public {
        _renew(settlementBank, Roles.SETTLEMENT_BANK, uint40(block.timestamp));
        _renew(supplier, Roles.SUPPLIER, uint40(block.timestamp));
        _payByReceipt(_receiptOf(FOR_CLAIM, id, 0, 1, supplier, FACE));
        yes(receivables.receivableOf(id).status == ReceivableStatus.Settled, "settled");
    }

    function _bankDiffers(
        Actor memory payee,
        Actor memory expected,
        Actor memory given
    ) private pure returns (bytes memory) {
        return
            abi.encodeWithSelector(
                IReceivablesErrors.SettlementBankDiffers.selector,
                payee.party,
                expected.party,
                given.party
            );
    }

    function _refuses(Receipt memory act, bytes memory reason) private {
        bytes[] memory signatures = _receiptSignatures(act);
        vm.expectRevert(reason);
        receivables.payByReceipt(act, signatures);
    }
}
