// SPDX-License-Identifier: UNLICENSED
pragma solidity 0.8.37;

import {CashActHashes, Mint, Permit} from "../types/CashActs.sol";
import {AdjustProgramme, CreditActHashes, OpenProgramme} from "../types/CreditActs.sol";
import {ChangeAccount, Enrol, PartyActHashes, RaiseEpoch, Renew} from "../types/PartyActs.sol";
import {ReceivableActHashes} from "../types/ReceivableActHashes.sol";
import {
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

/// @dev EIP-712 digests of acts that a test holds in memory. The type strings behind them are compared with `libs/act-types` by a test there.
contract ActDigests {
    using CashActHashes for *;
    using CreditActHashes for *;
    using PartyActHashes for *;
    using ReceivableActHashes for *;
    using TradeActHashes for *;

    function digestOf(Enrol calldata act, address at) external view returns (bytes32) {
        return _digest(act.hash(), at);
    }

    function digestOf(Renew calldata act, address at) external view returns (bytes32) {
        return _digest(act.hash(), at);
    }

    function digestOf(ChangeAccount calldata act, address at) external view returns (bytes32) {
        return _digest(act.hash(), at);
    }

    function digestOf(RaiseEpoch calldata act, address at) external view returns (bytes32) {
        return _digest(act.hash(), at);
    }

    function digestOf(OpenProgramme calldata act, address at) external view returns (bytes32) {
        return _digest(act.hash(), at);
    }

    function digestOf(AdjustProgramme calldata act, address at) external view returns (bytes32) {
        return _digest(act.hash(), at);
    }

    function digestOf(TradeAttestation calldata act, address at) external view returns (bytes32) {
        return _digest(act.hash(), at);
    }

    function digestOf(ListAsset calldata act, address at) external view returns (bytes32) {
        return _digest(act.hash(), at);
    }

    function digestOf(Issue calldata act, address at) external view returns (bytes32) {
        return _digest(act.hash(), at);
    }

    function digestOf(Split calldata act, address at) external view returns (bytes32) {
        return _digest(act.hash(), at);
    }

    function digestOf(Merge calldata act, address at) external view returns (bytes32) {
        return _digest(act.hash(), at);
    }

    function digestOf(Touch calldata act, address at) external view returns (bytes32) {
        return _digest(act.hash(), at);
    }

    function digestOf(Transfer calldata act, address at) external view returns (bytes32) {
        return _digest(act.hash(), at);
    }

    function digestOf(Purchase calldata act, address at) external view returns (bytes32) {
        return _digest(act.hash(), at);
    }

    function digestOf(Pay calldata act, address at) external view returns (bytes32) {
        return _digest(act.hash(), at);
    }

    function digestOf(Cancel calldata act, address at) external view returns (bytes32) {
        return _digest(act.hash(), at);
    }

    function digestOf(RevokeAct calldata act, address at) external view returns (bytes32) {
        return _digest(act.hash(), at);
    }

    function digestOf(Mint calldata act, address at) external view returns (bytes32) {
        return _digest(act.hash(), at);
    }

    function digestOf(Permit calldata act, address at) external view returns (bytes32) {
        return _digest(act.hash(), at);
    }

    function _digest(bytes32 structHash, address at) private view returns (bytes32) {
        bytes32 domain = keccak256(
            abi.encode(
                keccak256("EIP712Domain(string name,string version,uint256 chainId,address verifyingContract)"),
                keccak256("Tallystick"),
                keccak256("1"),
                block.chainid,
                at
            )
        );
        return keccak256(abi.encodePacked(hex"1901", domain, structHash));
    }
}
