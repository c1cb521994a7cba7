// SPDX-License-Identifier: UNLICENSED
pragma solidity 0.8.37;

import {StaticStruct} from "../libraries/StaticStruct.sol";
import {PartyId, ReceivableId} from "./Ids.sol";

struct FreezeFragment {
    ReceivableId receivable;
    uint64 from;
    uint64 to;
    uint32 version;
    uint48 deadline;
}

struct ConfirmFreeze {
    ReceivableId receivable;
    uint64 from;
    uint64 to;
    uint32 version;
    bytes32 order;
    PartyId witness;
    uint32 witnessEpoch;
    uint48 deadline;
}

struct Unfreeze {
    ReceivableId receivable;
    uint64 from;
    uint64 to;
    uint32 version;
    uint48 deadline;
}

struct Reassign {
    ReceivableId receivable;
    uint64 from;
    uint64 to;
    uint32 version;
    PartyId holder;
    PartyId recipient;
    bytes32 order;
    PartyId witness;
    uint32 witnessEpoch;
    uint48 deadline;
}

struct OrderDispute {
    ReceivableId receivable;
    uint64 from;
    uint64 to;
    uint32 version;
    bool disputed;
    bytes32 order;
    PartyId witness;
    uint32 witnessEpoch;
    uint48 deadline;
}

/// @dev EIP-712 struct hashes. The type strings equal `libs/act-types`; a test there compares them.
library OrderActHashes {
    bytes32 internal constant FREEZE_FRAGMENT_TYPEHASH = keccak256(
        "FreezeFragment(uint192 receivable,uint64 from,uint64 to,uint32 version,uint48 deadline)"
    );
    bytes32 internal constant CONFIRM_FREEZE_TYPEHASH = keccak256(
        "ConfirmFreeze(uint192 receivable,uint64 from,uint64 to,uint32 version,bytes32 order,uint32 witness,uint32 witnessEpoch,uint48 deadline)"
    );
    bytes32 internal constant UNFREEZE_TYPEHASH = keccak256(
        "Unfreeze(uint192 receivable,uint64 from,uint64 to,uint32 version,uint48 deadline)"
    );
    bytes32 internal constant REASSIGN_TYPEHASH = keccak256(
        "Reassign(uint192 receivable,uint64 from,uint64 to,uint32 version,uint32 holder,uint32 recipient,bytes32 order,uint32 witness,uint32 witnessEpoch,uint48 deadline)"
    );
    bytes32 internal constant ORDER_DISPUTE_TYPEHASH = keccak256(
        "OrderDispute(uint192 receivable,uint64 from,uint64 to,uint32 version,bool disputed,bytes32 order,uint32 witness,uint32 witnessEpoch,uint48 deadline)"
    );

    function hash(FreezeFragment calldata act) internal pure returns (bytes32) {
        return StaticStruct.hash(FREEZE_FRAGMENT_TYPEHASH, 5, _offset(act));
    }

    function hash(ConfirmFreeze calldata act) internal pure returns (bytes32) {
        return StaticStruct.hash(CONFIRM_FREEZE_TYPEHASH, 8, _offset(act));
    }

    function hash(Unfreeze calldata act) internal pure returns (bytes32) {
        return StaticStruct.hash(UNFREEZE_TYPEHASH, 5, _offset(act));
    }

    function hash(Reassign calldata act) internal pure returns (bytes32) {
        return StaticStruct.hash(REASSIGN_TYPEHASH, 10, _offset(act));
    }

    function hash(OrderDispute calldata act) internal pure returns (bytes32) {
        return StaticStruct.hash(ORDER_DISPUTE_TYPEHASH, 9, _offset(act));
    }

    function _offset(FreezeFragment calldata act) private pure returns (uint256 offset) {
        assembly ("memory-safe") {
            offset := act
        }
    }

    function _offset(ConfirmFreeze calldata act) private pure returns (uint256 offset) {
        assembly ("memory-safe") {
            offset := act
        }
    }

    function _offset(Unfreeze calldata act) private pure returns (uint256 offset) {
        assembly ("memory-safe") {
            offset := act
        }
    }

    function _offset(Reassign calldata act) private pure returns (uint256 offset) {
        assembly ("memory-safe") {
            offset := act
        }
    }

    function _offset(OrderDispute calldata act) private pure returns (uint256 offset) {
        assembly ("memory-safe") {
            offset := act
        }
    }
}
