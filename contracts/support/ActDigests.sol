// SPDX-License-Identifier: UNLICENSED
pragma solidity 0.8.37;

import {CashActHashes, Mint, Permit} from "../types/CashActs.sol";
import {AdjustProgramme, CreditActHashes, OpenProgramme} from "../types/CreditActs.sol";
import {
    ChangeAccount,
    Enrol,
    PartyActHashes,
    ProposeRecovery,
    RaiseEpoch,
    Renew,
    StopRecovery
} from "../types/PartyActs.sol";
import {BankTransferActHashes, Lock, NameSettlementBank, Receipt, Unlock} from "../types/BankTransferActs.sol";
import {Dispute, EncumbranceActHashes, Pledge, Release, Resolve} from "../types/EncumbranceActs.sol";
import {LedgerActHashes, PauseLedger, UnpauseLedger} from "../types/LedgerActs.sol";
import {ConfirmFreeze, FreezeFragment, OrderActHashes, OrderDispute, Reassign, Unfreeze} from "../types/OrderActs.sol";
import {ReceivableActHashes} from "../types/ReceivableActHashes.sol";
import {
    AssignWithRecourse,
    Cancel,
    Issue,
    ListAsset,
    Merge,
    Pay,
    Purchase,
    RevokeAct,
    Split,
    Touch,
    Transfer
} from "../types/ReceivableActs.sol";
import {TradeActHashes, TradeAttestation} from "../types/TradeActs.sol";

/// @dev EIP-712 digests of acts that a test holds in memory; by name where the ABI does not tell two structs apart. The type strings behind them are compared with `libs/act-types` by a test there.
contract ActDigests {
    using BankTransferActHashes for *;
    using CashActHashes for *;
    using CreditActHashes for *;
    using EncumbranceActHashes for *;
    using LedgerActHashes for *;
    using OrderActHashes for *;
    using PartyActHashes for *;
    using ReceivableActHashes for *;
    using TradeActHashes for *;

    function digestOf(Enrol calldata act, address verifyingContract) external view returns (bytes32) {
        return _digest(act.hash(), verifyingContract);
    }

    function digestOf(Renew calldata act, address verifyingContract) external view returns (bytes32) {
        return _digest(act.hash(), verifyingContract);
    }

    function digestOf(ChangeAccount calldata act, address verifyingContract) external view returns (bytes32) {
        return _digest(act.hash(), verifyingContract);
    }

    function digestOf(RaiseEpoch calldata act, address verifyingContract) external view returns (bytes32) {
        return _digest(act.hash(), verifyingContract);
    }

    function digestOf(OpenProgramme calldata act, address verifyingContract) external view returns (bytes32) {
        return _digest(act.hash(), verifyingContract);
    }

    function digestOf(AdjustProgramme calldata act, address verifyingContract) external view returns (bytes32) {
        return _digest(act.hash(), verifyingContract);
    }

    function digestOf(TradeAttestation calldata act, address verifyingContract) external view returns (bytes32) {
        return _digest(act.hash(), verifyingContract);
    }

    function digestOf(ListAsset calldata act, address verifyingContract) external view returns (bytes32) {
        return _digest(act.hash(), verifyingContract);
    }

    function digestOf(Issue calldata act, address verifyingContract) external view returns (bytes32) {
        return _digest(act.hash(), verifyingContract);
    }

    function digestOf(Split calldata act, address verifyingContract) external view returns (bytes32) {
        return _digest(act.hash(), verifyingContract);
    }

    function digestOf(Merge calldata act, address verifyingContract) external view returns (bytes32) {
        return _digest(act.hash(), verifyingContract);
    }

    function digestOf(Touch calldata act, address verifyingContract) external view returns (bytes32) {
        return _digest(act.hash(), verifyingContract);
    }

    function digestOf(Transfer calldata act, address verifyingContract) external view returns (bytes32) {
        return _digest(act.hash(), verifyingContract);
    }

    function digestOf(Purchase calldata act, address verifyingContract) external view returns (bytes32) {
        return _digest(act.hash(), verifyingContract);
    }

    function digestOf(Pay calldata act, address verifyingContract) external view returns (bytes32) {
        return _digest(act.hash(), verifyingContract);
    }

    function digestOf(Cancel calldata act, address verifyingContract) external view returns (bytes32) {
        return _digest(act.hash(), verifyingContract);
    }

    function digestOf(RevokeAct calldata act, address verifyingContract) external view returns (bytes32) {
        return _digest(act.hash(), verifyingContract);
    }

    function digestOf(Mint calldata act, address verifyingContract) external view returns (bytes32) {
        return _digest(act.hash(), verifyingContract);
    }

    function digestOf(Permit calldata act, address verifyingContract) external view returns (bytes32) {
        return _digest(act.hash(), verifyingContract);
    }

    function digestOfAssignWithRecourse(
        AssignWithRecourse calldata act,
        address verifyingContract
    ) external view returns (bytes32) {
        return _digest(act.hash(), verifyingContract);
    }

    function digestOfProposeRecovery(
        ProposeRecovery calldata act,
        address verifyingContract
    ) external view returns (bytes32) {
        return _digest(act.hash(), verifyingContract);
    }

    function digestOfStopRecovery(
        StopRecovery calldata act,
        address verifyingContract
    ) external view returns (bytes32) {
        return _digest(act.hash(), verifyingContract);
    }

    function digestOfNameSettlementBank(
        NameSettlementBank calldata act,
        address verifyingContract
    ) external view returns (bytes32) {
        return _digest(act.hash(), verifyingContract);
    }

    function digestOfLock(Lock calldata act, address verifyingContract) external view returns (bytes32) {
        return _digest(act.hash(), verifyingContract);
    }

    function digestOfUnlock(Unlock calldata act, address verifyingContract) external view returns (bytes32) {
        return _digest(act.hash(), verifyingContract);
    }

    function digestOfReceipt(Receipt calldata act, address verifyingContract) external view returns (bytes32) {
        return _digest(act.hash(), verifyingContract);
    }

    function digestOfPledge(Pledge calldata act, address verifyingContract) external view returns (bytes32) {
        return _digest(act.hash(), verifyingContract);
    }

    function digestOfRelease(Release calldata act, address verifyingContract) external view returns (bytes32) {
        return _digest(act.hash(), verifyingContract);
    }

    function digestOfDispute(Dispute calldata act, address verifyingContract) external view returns (bytes32) {
        return _digest(act.hash(), verifyingContract);
    }

    function digestOfResolve(Resolve calldata act, address verifyingContract) external view returns (bytes32) {
        return _digest(act.hash(), verifyingContract);
    }

    function digestOfPauseLedger(PauseLedger calldata act, address verifyingContract) external view returns (bytes32) {
        return _digest(act.hash(), verifyingContract);
    }

    function digestOfUnpauseLedger(
        UnpauseLedger calldata act,
        address verifyingContract
    ) external view returns (bytes32) {
        return _digest(act.hash(), verifyingContract);
    }

    function digestOfFreezeFragment(
        FreezeFragment calldata act,
        address verifyingContract
    ) external view returns (bytes32) {
        return _digest(act.hash(), verifyingContract);
    }

    function digestOfConfirmFreeze(
        ConfirmFreeze calldata act,
        address verifyingContract
    ) external view returns (bytes32) {
        return _digest(act.hash(), verifyingContract);
    }

    function digestOfUnfreeze(Unfreeze calldata act, address verifyingContract) external view returns (bytes32) {
        return _digest(act.hash(), verifyingContract);
    }

    function digestOfReassign(Reassign calldata act, address verifyingContract) external view returns (bytes32) {
        return _digest(act.hash(), verifyingContract);
    }

    function digestOfOrderDispute(
        OrderDispute calldata act,
        address verifyingContract
    ) external view returns (bytes32) {
        return _digest(act.hash(), verifyingContract);
    }

    function _digest(bytes32 structHash, address verifyingContract) private view returns (bytes32) {
        bytes32 domain = keccak256(
            abi.encode(
                keccak256("EIP712Domain(string name,string version,uint256 chainId,address verifyingContract)"),
                keccak256("Tallystick"),
                keccak256("1"),
                block.chainid,
                verifyingContract
            )
        );
        return keccak256(abi.encodePacked(hex"1901", domain, structHash));
    }
}
