// SPDX-License-Identifier: UNLICENSED
pragma solidity 0.8.37;

import {StaticStruct} from "../libraries/StaticStruct.sol";
import {PartyId, ReceivableId} from "./Ids.sol";

struct Pledge {
    ReceivableId receivable;
    uint64 from;
    uint64 to;
    uint32 version;
    PartyId holder;
    uint32 holderEpoch;
    PartyId pledgee;
    uint32 pledgeeEpoch;
    uint48 deadline;
}

struct Release {
    ReceivableId receivable;
    uint64 from;
    uint64 to;
    uint32 version;
    PartyId pledgee;
    uint32 pledgeeEpoch;
    uint48 deadline;
}

struct Dispute {
    ReceivableId receivable;
    uint64 from;
    uint64 to;
    uint32 version;
    uint64 amount;
    PartyId debtor;
    uint32 debtorEpoch;
    PartyId holder;
    uint32 holderEpoch;
    PartyId pledgee;
    uint32 pledgeeEpoch;
    uint48 deadline;
}

struct Resolve {
    ReceivableId receivable;
    uint64 from;
    uint64 to;
    uint32 version;
    PartyId debtor;
    uint32 debtorEpoch;
    PartyId holder;
    uint32 holderEpoch;
    uint48 deadline;
}

/// @dev EIP-712 struct hashes. The type strings equal `libs/act-types`; a test there compares them.
library EncumbranceActHashes {
    bytes32 internal constant PLEDGE_TYPEHASH = keccak256(
        "Pledge(uint192 receivable,uint64 from,uint64 to,uint32 version,uint32 holder,uint32 holderEpoch,uint32 pledgee,uint32 pledgeeEpoch,uint48 deadline)"
    );
    bytes32 internal constant RELEASE_TYPEHASH = keccak256(
        "Release(uint192 receivable,uint64 from,uint64 to,uint32 version,uint32 pledgee,uint32 pledgeeEpoch,uint48 deadline)"
    );
    bytes32 internal constant DISPUTE_TYPEHASH = keccak256(
        "Dispute(uint192 receivable,uint64 from,uint64 to,uint32 version,uint64 amount,uint32 debtor,uint32 debtorEpoch,uint32 holder,uint32 holderEpoch,uint32 pledgee,uint32 pledgeeEpoch,uint48 deadline)"
    );
    bytes32 internal constant RESOLVE_TYPEHASH = keccak256(
        "Resolve(uint192 receivable,uint64 from,uint64 to,uint32 version,uint32 debtor,uint32 debtorEpoch,uint32 holder,uint32 holderEpoch,uint48 deadline)"
    );

    function hash(Pledge calldata act) internal pure returns (bytes32) {
        return StaticStruct.hash(PLEDGE_TYPEHASH, 9, _offset(act));
    }

    function hash(Release calldata act) internal pure returns (bytes32) {
        return StaticStruct.hash(RELEASE_TYPEHASH, 7, _offset(act));
    }

    function hash(Dispute calldata act) internal pure returns (bytes32) {
        return StaticStruct.hash(DISPUTE_TYPEHASH, 12, _offset(act));
    }

    function hash(Resolve calldata act) internal pure returns (bytes32) {
        return StaticStruct.hash(RESOLVE_TYPEHASH, 9, _offset(act));
    }

    function _offset(Pledge calldata act) private pure returns (uint256 offset) {
        assembly ("memory-safe") {
            offset := act
        }
    }

    function _offset(Release calldata act) private pure returns (uint256 offset) {
        assembly ("memory-safe") {
            offset := act
        }
    }

    function _offset(Dispute calldata act) private pure returns (uint256 offset) {
        assembly ("memory-safe") {
            offset := act
        }
    }

    function _offset(Resolve calldata act) private pure returns (uint256 offset) {
        assembly ("memory-safe") {
            offset := act
        }
    }
}
