// SPDX-License-Identifier: UNLICENSED
pragma solidity 0.8.37;

import {IReceivablesErrors} from "../../interfaces/IReceivablesErrors.sol";
import {Lock, NameSettlementBank, Receipt} from "../../types/BankTransferActs.sol";
import {IBankTransfers} from "../../interfaces/IBankTransfers.sol";
import {Flags} from "../../types/Flags.sol";
import {PartyId} from "../../types/Ids.sol";
import {FragmentLock} from "../../types/Records.sol";
import {Pledged, Spot} from "../World.sol";
import {HostileIssues} from "./HostileIssues.sol";

/// @dev Money that never came, or came once.
abstract contract HostilePayments is HostileIssues {
    string private constant REFERENCE_TWICE = "one bank reference twice";
    string private constant BY_PAYER = "a receipt by the payer";
    string private constant BY_PAYEE = "a payee as its own bank";
    string private constant BY_BUYER = "a receipt by the buyer";
    string private constant NOT_NAMED = "a receipt by a bank that the payee did not name";

    function setUp() public virtual override {
        super.setUp();
        _name(REFERENCE_TWICE);
        _name(BY_PAYER);
        _name(BY_PAYEE);
        _name(BY_BUYER);
        _name(NOT_NAMED);
    }

    /// @dev A used reference under a new receipt: for another claim, or for a lock if there is one.
    function _tryReferenceTwice() internal {
        (bool found, Spot memory spot) = _find(0, Flags.FROZEN, Pledged.Either);
        if (!found) return;
        bool locks = spot.part.flags & Flags.LOCKED != 0;
        FragmentLock memory held = receivables.lockOf(spot.id, spot.from);
        PartyId keeper = locks ? held.settlementBank : receivables.settlementBankOf(_payeeOf(spot)).bank;
        bytes32[] storage references = usedReferences[keeper];
        if (references.length == 0) return;
        bytes32 used = references[_roll(references.length)];
        uint8 purpose = locks ? FOR_LOCK : FOR_CLAIM;
        Receipt memory act = _receiptOf(purpose, spot, keeper, locks ? held.price : 1, used);
        if (locks && act.bookedAt > held.payBy) act.bookedAt = held.payBy;
        bytes memory reason = abi.encodeWithSelector(IReceivablesErrors.ReceiptUsed.selector, keeper, used);
        _refused(REFERENCE_TWICE, _receiptCall(act), reason);
    }

    function _tryReceiptByOthers() internal {
        (bool found, Spot memory spot) = _find(0, Flags.LOCKED, Pledged.Either);
        if (!found) return;
        bytes32 fresh = keccak256(abi.encode("no money", _roll(type(uint256).max)));
        PartyId payee = _payeeOf(spot);
        Receipt memory act = _receiptOf(FOR_CLAIM, spot, spot.whole.debtor, 1, fresh);
        bytes memory reason = abi.encodeWithSelector(
            IReceivablesErrors.SettlementBankInvolved.selector,
            spot.whole.debtor
        );
        _refused(BY_PAYER, _receiptCall(act), reason);
        PartyId named = receivables.settlementBankOf(payee).bank;
        PartyId other = named == BOTH_BANK ? settlementBank.party : BOTH_BANK;
        act = _receiptOf(FOR_CLAIM, spot, other, 1, fresh);
        reason = abi.encodeWithSelector(IReceivablesErrors.SettlementBankDiffers.selector, payee, named, other);
        _refused(NOT_NAMED, _receiptCall(act), reason);
    }

    function _tryOwnBank() internal {
        uint32 next = receivables.settlementBankOf(BOTH_BANK).sequence + 1;
        NameSettlementBank memory act = NameSettlementBank(
            BOTH_BANK,
            _epochOf(BOTH_BANK),
            BOTH_BANK,
            next,
            _deadline()
        );
        bytes32 digest = digests.digestOfNameSettlementBank(act, address(receivables));
        bytes memory data = abi.encodeCall(IBankTransfers.nameSettlementBank, (act, _list(_by(BOTH_BANK, digest))));
        bytes memory reason = abi.encodeWithSelector(IReceivablesErrors.SettlementBankInvolved.selector, BOTH_BANK);
        _refused(BY_PAYEE, data, reason);
    }

    /// @dev The buyer says itself that it paid; or, before, has itself named as the seller's bank.
    function _tryReceiptByBuyer() internal {
        (bool found, Spot memory spot) = _find(Flags.LOCKED, 0, Pledged.Either);
        if (found) {
            FragmentLock memory held = receivables.lockOf(spot.id, spot.from);
            Receipt memory act = _receiptOf(FOR_LOCK, spot, held.buyer, held.price, keccak256("no money"));
            bytes memory reason = abi.encodeWithSelector(
                IReceivablesErrors.SettlementBankDiffers.selector,
                spot.part.holder,
                held.settlementBank,
                held.buyer
            );
            _refused(BY_BUYER, _receiptCall(act), reason);
        }
        (found, spot) = _findMovable();
        if (!found || spot.part.holder != TWIN || clock + 4 days >= spot.whole.due) return;
        Lock memory offer = _lockOf(spot, 1, BOTH_BANK, BOTH_BANK);
        bytes memory involved = abi.encodeWithSelector(IReceivablesErrors.SettlementBankInvolved.selector, BOTH_BANK);
        _refused(BY_BUYER, _lockCall(offer), involved);
    }
}
