// SPDX-License-Identifier: UNLICENSED
pragma solidity 0.8.37;

import {IBankTransfers} from "../interfaces/IBankTransfers.sol";
import {IClaims} from "../interfaces/IClaims.sol";
import {IEncumbrances} from "../interfaces/IEncumbrances.sol";
import {IReceivables} from "../interfaces/IReceivables.sol";
import {IReceivablesErrors} from "../interfaces/IReceivablesErrors.sol";
import {ISignedActs} from "../interfaces/ISignedActs.sol";
import {IUpkeep} from "../interfaces/IUpkeep.sol";
import {Keeping} from "../support/Keeping.sol";
import {vm} from "../support/Vm.sol";
import {Lock, NameSettlementBank, Receipt, Unlock} from "../types/BankTransferActs.sol";
import {Dispute, Pledge, Resolve} from "../types/EncumbranceActs.sol";
import {NOBODY, ReceivableId} from "../types/Ids.sol";
import {PauseLedger, UnpauseLedger} from "../types/LedgerActs.sol";
import {ConfirmFreeze, FreezeFragment, OrderDispute, Reassign, Unfreeze} from "../types/OrderActs.sol";
import {Cancel, Issue, ListAsset, Merge, Purchase, RevokeAct, Split, Touch} from "../types/ReceivableActs.sol";

/// @dev The ledger hands on what it does not know itself; what it hands on to does nothing in its own place.
contract PartsTest is Keeping {
    IReceivables private upkeep;
    IReceivables private bankTransfers;
    IReceivables private encumbrances;

    function setUp() public override {
        super.setUp();
        bytes memory asked = abi.encode(parties, programmes, trades);
        upkeep = IReceivables(_create("receivables/Upkeep", asked));
        bankTransfers = IReceivables(_create("receivables/BankTransfers", asked));
        encumbrances = IReceivables(_create("receivables/Encumbrances", asked));
    }

    function test_refuses_what_no_part_knows() public {
        _refusesUnknown(abi.encodeWithSignature("upgradeTo(address)", address(this)));
        _refusesUnknown(hex"00000000");
        _refusesUnknown(hex"");
        _refusesUnknown(hex"a1");
    }

    function test_tells_where_its_code_is_and_whom_it_asks() public {
        (address upkeepAt, address bankTransfersAt, address encumbrancesAt) = receivables.parts();
        _refusesOutside(upkeepAt, abi.encodeCall(IUpkeep.declareOverdue, (_id(1))));
        _refusesOutside(bankTransfersAt, abi.encodeCall(IBankTransfers.unlockLapsed, (_id(1), 0, 1)));
        _refusesOutside(encumbrancesAt, abi.encodeCall(IEncumbrances.unfreezeLapsed, (_id(1), 0, 1)));
        eq(address(receivables.programmes()), address(programmes), "programmes");
        eq(address(receivables.trades()), address(trades), "trade registry");
    }

    function test_refuses_coins() public {
        vm.deal(address(this), 1);
        (bool done, ) = address(receivables).call{value: 1}("");
        yes(!done, "coins alone");
        (done, ) = address(receivables).call{value: 1}(abi.encodeCall(IUpkeep.pauseOf, ()));
        yes(!done, "coins with a question to a part");
        (done, ) = address(receivables).call{value: 1}(abi.encodeCall(IClaims.trades, ()));
        yes(!done, "coins with a question");
    }

    function test_answers_every_parts_questions() public {
        ReceivableId id = _issued(1);
        _lockWhole(id, otherBank);
        _freeze(id, 0, FACE, 2);
        yes(receivables.lockOf(id, 0).buyer == otherBank.party, "of bank transfers");
        yes(receivables.settlementBankOf(supplier.party).bank == settlementBank.party, "of settlement banks");
        yes(!receivables.isReceiptUsed(settlementBank.party, 0), "of receipts");
        yes(receivables.freezeOf(id, 0).lapsesAt != 0, "of freezes");
        eq(receivables.assetOf(CNY), address(token), "of assets");
        eq(receivables.overdueOf(core.party), 0, "of what is overdue");
        eq(receivables.pauseOf().sequence, 0, "of pauses");
        yes(!receivables.isRevoked(0), "of revocations");
        eq(upkeep.assetOf(CNY), address(0), "at its own address a part knows nothing");
        yes(bankTransfers.lockOf(id, 0).buyer == NOBODY, "nothing of locks");
        eq(encumbrances.freezeOf(id, 0).lapsesAt, 0, "nothing of freezes");
    }

    function test_no_act_of_upkeep_runs_at_its_own_address() public {
        bytes[] memory none = new bytes[](0);
        ListAsset memory list;
        Split memory split;
        Merge memory merge;
        Touch memory touch;
        Cancel memory cancel;
        RevokeAct memory revocation;
        PauseLedger memory pause;
        UnpauseLedger memory unpause;
        Issue memory issue;
        Purchase memory purchase;
        Lock memory lock;
        Pledge memory pledge;
        address part = address(upkeep);
        _refusesOutside(part, abi.encodeCall(IUpkeep.listAsset, (list, none)));
        _refusesOutside(part, abi.encodeCall(IUpkeep.split, (split, none)));
        _refusesOutside(part, abi.encodeCall(IUpkeep.merge, (merge, none)));
        _refusesOutside(part, abi.encodeCall(IUpkeep.touch, (touch, none)));
        _refusesOutside(part, abi.encodeCall(IUpkeep.cancel, (cancel, none)));
        _refusesOutside(part, abi.encodeCall(IUpkeep.revokeIssue, (revocation, issue, none)));
        _refusesOutside(part, abi.encodeCall(IUpkeep.revokePurchase, (revocation, purchase, none)));
        _refusesOutside(part, abi.encodeCall(IUpkeep.revokeLock, (revocation, lock, none)));
        _refusesOutside(part, abi.encodeCall(IUpkeep.revokePledge, (revocation, pledge, none)));
        _refusesOutside(part, abi.encodeCall(IUpkeep.declareOverdue, (_id(1))));
        _refusesOutside(part, abi.encodeCall(IUpkeep.pause, (pause, none)));
        _refusesOutside(part, abi.encodeCall(IUpkeep.unpause, (unpause, none)));
    }

    function test_no_act_on_bank_transfers_runs_at_its_own_address() public {
        bytes[] memory none = new bytes[](0);
        NameSettlementBank memory naming;
        Lock memory lock;
        Receipt memory receipt;
        Unlock memory unlock;
        address part = address(bankTransfers);
        _refusesOutside(part, abi.encodeCall(IBankTransfers.nameSettlementBank, (naming, none)));
        _refusesOutside(part, abi.encodeCall(IBankTransfers.lock, (lock, none)));
        _refusesOutside(part, abi.encodeCall(IBankTransfers.settle, (receipt, none)));
        _refusesOutside(part, abi.encodeCall(IBankTransfers.unlock, (unlock, none)));
        _refusesOutside(part, abi.encodeCall(IBankTransfers.unlockLapsed, (_id(1), 0, 1)));
        _refusesOutside(part, abi.encodeCall(IBankTransfers.payByReceipt, (receipt, none)));
    }

    function test_no_act_on_encumbrances_runs_at_its_own_address() public {
        bytes[] memory none = new bytes[](0);
        Dispute memory dispute;
        Resolve memory resolve;
        OrderDispute memory ordered;
        FreezeFragment memory freeze;
        ConfirmFreeze memory confirm;
        Unfreeze memory unfreeze;
        Reassign memory reassign;
        address part = address(encumbrances);
        _refusesOutside(part, abi.encodeCall(IEncumbrances.dispute, (dispute, none)));
        _refusesOutside(part, abi.encodeCall(IEncumbrances.resolve, (resolve, none)));
        _refusesOutside(part, abi.encodeCall(IEncumbrances.orderDispute, (ordered, none)));
        _refusesOutside(part, abi.encodeCall(IEncumbrances.freeze, (freeze, none)));
        _refusesOutside(part, abi.encodeCall(IEncumbrances.confirmFreeze, (confirm, none)));
        _refusesOutside(part, abi.encodeCall(IEncumbrances.unfreeze, (unfreeze, none)));
        _refusesOutside(part, abi.encodeCall(IEncumbrances.unfreezeLapsed, (_id(1), 0, 1)));
        _refusesOutside(part, abi.encodeCall(IEncumbrances.reassign, (reassign, none)));
    }

    /// @dev The domain is the ledger's: what is signed for a part's address is signed for nothing.
    function test_a_part_runs_in_the_ledgers_domain() public {
        ReceivableId id = _issued(1);
        Touch memory act = _touchAct(id, 0, FACE, 1, supplier);
        bytes[] memory signatures = _signed(digests.digestOf(act, address(upkeep)), supplier);
        bytes32 digest = digests.digestOf(act, address(receivables));
        vm.expectRevert(abi.encodeWithSelector(ISignedActs.NotSigned.selector, supplier.account, digest));
        receivables.touch(act, signatures);
    }

    function _refusesUnknown(bytes memory question) private {
        (bool done, bytes memory reason) = address(receivables).call(question);
        yes(!done, "done");
        bytes4 selector = bytes4(question);
        bytes memory expected = abi.encodeWithSelector(IReceivablesErrors.ActUnknown.selector, selector);
        eq(keccak256(reason), keccak256(expected), "reason");
    }

    function _refusesOutside(address part, bytes memory act) private {
        (bool done, bytes memory reason) = part.call(act);
        yes(!done, "done");
        bytes memory expected = abi.encodeWithSelector(IReceivablesErrors.NotInsideLedger.selector);
        eq(keccak256(reason), keccak256(expected), "reason");
    }
}
