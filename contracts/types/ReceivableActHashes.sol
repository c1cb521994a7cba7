// SPDX-License-Identifier: UNLICENSED
pragma solidity 0.8.37;

import {StaticStruct} from "../libraries/StaticStruct.sol";
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
} from "./ReceivableActs.sol";

/// @dev EIP-712 struct hashes. The type strings equal `libs/act-types`; a test there compares them.
library ReceivableActHashes {
    bytes32 internal constant LIST_ASSET_TYPEHASH = keccak256(
        "ListAsset(uint16 currency,address asset,uint48 deadline)"
    );
    bytes32 internal constant ISSUE_TYPEHASH = keccak256(
        "Issue(uint192 receivable,uint32 debtor,uint32 debtorEpoch,uint32 creditor,uint32 creditorEpoch,uint32 programme,uint64 face,uint16 currency,uint40 due,bytes32 nullifier,uint48 deadline)"
    );
    bytes32 internal constant SPLIT_TYPEHASH = keccak256(
        "Split(uint192 receivable,uint64 from,uint64 to,uint32 version,uint64[] cuts,uint32 holder,uint32 holderEpoch,uint32 pledgee,uint32 pledgeeEpoch,uint48 deadline)"
    );
    bytes32 internal constant MERGE_TYPEHASH = keccak256(
        "Merge(uint192 receivable,uint64[] froms,uint32[] versions,uint64 to,uint32 holder,uint32 holderEpoch,uint32 pledgee,uint32 pledgeeEpoch,uint48 deadline)"
    );
    bytes32 internal constant TOUCH_TYPEHASH = keccak256(
        "Touch(uint192 receivable,uint64 from,uint64 to,uint32 version,uint32 holder,uint32 holderEpoch,uint32 pledgee,uint32 pledgeeEpoch,uint48 deadline)"
    );
    bytes32 internal constant TRANSFER_TYPEHASH = keccak256(
        "Transfer(uint192 receivable,uint64 from,uint64 to,uint32 version,uint64 amount,uint32 holder,uint32 holderEpoch,uint32 recipient,uint32 recipientEpoch,uint48 deadline)"
    );
    bytes32 internal constant ASSIGN_WITH_RECOURSE_TYPEHASH = keccak256(
        "AssignWithRecourse(uint192 receivable,uint64 from,uint64 to,uint32 version,uint64 amount,uint32 holder,uint32 holderEpoch,uint32 recipient,uint32 recipientEpoch,uint48 deadline)"
    );
    bytes32 internal constant PURCHASE_TYPEHASH = keccak256(
        "Purchase(uint192 receivable,uint64 from,uint64 to,uint32 version,uint64 amount,uint32 holder,uint32 holderEpoch,uint32 buyer,uint32 buyerEpoch,uint32 programme,uint64 price,uint48 deadline)"
    );
    bytes32 internal constant PAY_TYPEHASH = keccak256(
        "Pay(uint192 receivable,uint64 from,uint64 to,uint32 version,uint64 amount,uint32 debtor,uint32 debtorEpoch,uint48 deadline)"
    );
    bytes32 internal constant CANCEL_TYPEHASH = keccak256(
        "Cancel(uint192 receivable,uint64 from,uint64 to,uint32 version,uint32 debtor,uint32 debtorEpoch,uint32 holder,uint32 holderEpoch,uint32 pledgee,uint32 pledgeeEpoch,uint32 verifier,uint32 verifierEpoch,bytes32[] nullifiers,uint48 deadline)"
    );
    bytes32 internal constant REVOKE_ACT_TYPEHASH = keccak256(
        "RevokeAct(bytes32 digest,uint32 party,uint32 partyEpoch,uint48 deadline)"
    );

    function hash(ListAsset calldata act) internal pure returns (bytes32) {
        return StaticStruct.hash(LIST_ASSET_TYPEHASH, 3, _offset(act));
    }

    function hash(Issue calldata act) internal pure returns (bytes32) {
        return StaticStruct.hash(ISSUE_TYPEHASH, 11, _offset(act));
    }

    function hash(Split calldata act) internal pure returns (bytes32) {
        bytes32 cuts = keccak256(abi.encodePacked(act.cuts));
        return
            keccak256(
                abi.encode(
                    SPLIT_TYPEHASH,
                    act.receivable,
                    act.from,
                    act.to,
                    act.version,
                    cuts,
                    act.holder,
                    act.holderEpoch,
                    act.pledgee,
                    act.pledgeeEpoch,
                    act.deadline
                )
            );
    }

    function hash(Merge calldata act) internal pure returns (bytes32) {
        bytes32 froms = keccak256(abi.encodePacked(act.froms));
        bytes32 versions = keccak256(abi.encodePacked(act.versions));
        return
            keccak256(
                abi.encode(
                    MERGE_TYPEHASH,
                    act.receivable,
                    froms,
                    versions,
                    act.to,
                    act.holder,
                    act.holderEpoch,
                    act.pledgee,
                    act.pledgeeEpoch,
                    act.deadline
                )
            );
    }

    function hash(Touch calldata act) internal pure returns (bytes32) {
        return StaticStruct.hash(TOUCH_TYPEHASH, 9, _offset(act));
    }

    function hash(Transfer calldata act) internal pure returns (bytes32) {
        return StaticStruct.hash(TRANSFER_TYPEHASH, 10, _offset(act));
    }

    function hash(AssignWithRecourse calldata act) internal pure returns (bytes32) {
        return StaticStruct.hash(ASSIGN_WITH_RECOURSE_TYPEHASH, 10, _offset(act));
    }

    function hash(Purchase calldata act) internal pure returns (bytes32) {
        return StaticStruct.hash(PURCHASE_TYPEHASH, 12, _offset(act));
    }

    function hash(Pay calldata act) internal pure returns (bytes32) {
        return StaticStruct.hash(PAY_TYPEHASH, 8, _offset(act));
    }

    function hash(Cancel calldata act) internal pure returns (bytes32) {
        bytes32 nullifiers = StaticStruct.hashList(act.nullifiers);
        return
            keccak256(
                abi.encode(
                    CANCEL_TYPEHASH,
                    act.receivable,
                    act.from,
                    act.to,
                    act.version,
                    act.debtor,
                    act.debtorEpoch,
                    act.holder,
                    act.holderEpoch,
                    act.pledgee,
                    act.pledgeeEpoch,
                    act.verifier,
                    act.verifierEpoch,
                    nullifiers,
                    act.deadline
                )
            );
    }

    function hash(RevokeAct calldata act) internal pure returns (bytes32) {
        return StaticStruct.hash(REVOKE_ACT_TYPEHASH, 4, _offset(act));
    }

    function _offset(ListAsset calldata act) private pure returns (uint256 offset) {
        assembly ("memory-safe") {
            offset := act
        }
    }

    function _offset(Issue calldata act) private pure returns (uint256 offset) {
        assembly ("memory-safe") {
            offset := act
        }
    }

    function _offset(Touch calldata act) private pure returns (uint256 offset) {
        assembly ("memory-safe") {
            offset := act
        }
    }

    function _offset(Transfer calldata act) private pure returns (uint256 offset) {
        assembly ("memory-safe") {
            offset := act
        }
    }

    function _offset(AssignWithRecourse calldata act) private pure returns (uint256 offset) {
        assembly ("memory-safe") {
            offset := act
        }
    }

    function _offset(Purchase calldata act) private pure returns (uint256 offset) {
        assembly ("memory-safe") {
            offset := act
        }
    }

    function _offset(Pay calldata act) private pure returns (uint256 offset) {
        assembly ("memory-safe") {
            offset := act
        }
    }

    function _offset(RevokeAct calldata act) private pure returns (uint256 offset) {
        assembly ("memory-safe") {
            offset := act
        }
    }
}
