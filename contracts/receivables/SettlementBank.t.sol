// SPDX-License-Identifier: UNLICENSED
pragma solidity 0.8.37;

import {IBankTransfers} from "../interfaces/IBankTransfers.sol";
import {IPartyErrors} from "../interfaces/IPartyErrors.sol";
import {IReceivablesErrors} from "../interfaces/IReceivablesErrors.sol";
import {Actor} from "../support/Ledger.sol";
import {Keeping} from "../support/Keeping.sol";
import {vm} from "../support/Vm.sol";
import {NameSettlementBank} from "../types/BankTransferActs.sol";
import {NOBODY, PartyId} from "../types/Ids.sol";
import {SettlementBank} from "../types/Records.sol";
import {Roles} from "../types/Roles.sol";

contract SettlementBankTest is Keeping {
    function test_a_payee_names_its_settlement_bank_and_another_and_none() public {
        NameSettlementBank memory act = _namingAct(supplier, settlementBank, 1);
        bytes32 digest = digests.digestOfNameSettlementBank(act, address(receivables));
        bytes[] memory signatures = _signed(digest, supplier);
        vm.expectEmit(true, true, true, true, address(receivables));
        emit IBankTransfers.SettlementBankNamed(supplier.party, settlementBank.party, 1, digest);
        receivables.nameSettlementBank(act, signatures);
        _named(settlementBank.party, 1);
        _nameSettlementBank(supplier, _enrol(130, Roles.SETTLEMENT_BANK | Roles.BANK), 2);
        _named(PartyId.wrap(130), 2);
        _nameSettlementBank(supplier, _nobody(), 3);
        _named(NOBODY, 3);
    }

    function test_refuses_a_naming_that_is_not_the_next() public {
        _refuses(settlementBank, 0, abi.encodeWithSelector(IReceivablesErrors.SequenceDiffers.selector, 1, 0));
        _refuses(settlementBank, 2, abi.encodeWithSelector(IReceivablesErrors.SequenceDiffers.selector, 1, 2));
        _nameSettlementBank(supplier, settlementBank, 1);
        _refuses(settlementBank, 1, abi.encodeWithSelector(IReceivablesErrors.SequenceDiffers.selector, 2, 1));
    }

    function test_refuses_a_bank_that_keeps_no_accounts() public {
        bytes memory reason = abi.encodeWithSelector(
            IPartyErrors.RoleMissing.selector,
            bank.party,
            Roles.SETTLEMENT_BANK
        );
        _refuses(bank, 1, reason);
        Actor memory nobodyKnown = _actor(199);
        _refuses(nobodyKnown, 1, abi.encodeWithSelector(IPartyErrors.PartyUnknown.selector, nobodyKnown.party));
    }

    function test_a_settlement_bank_does_not_vouch_for_itself() public {
        NameSettlementBank memory act = _namingAct(settlementBank, settlementBank, 1);
        bytes32 digest = digests.digestOfNameSettlementBank(act, address(receivables));
        bytes[] memory signatures = _signed(digest, settlementBank);
        bytes memory reason = abi.encodeWithSelector(
            IReceivablesErrors.SettlementBankInvolved.selector,
            settlementBank.party
        );
        vm.expectRevert(reason);
        receivables.nameSettlementBank(act, signatures);
    }

    function _named(PartyId expected, uint32 sequence) private view {
        SettlementBank memory found = receivables.settlementBankOf(supplier.party);
        yes(found.bank == expected, "bank");
        eq(found.sequence, sequence, "sequence");
    }

    function _refuses(Actor memory named, uint32 sequence, bytes memory reason) private {
        NameSettlementBank memory act = _namingAct(supplier, named, sequence);
        bytes32 digest = digests.digestOfNameSettlementBank(act, address(receivables));
        bytes[] memory signatures = _signed(digest, supplier);
        vm.expectRevert(reason);
        receivables.nameSettlementBank(act, signatures);
    }
}
