// SPDX-License-Identifier: UNLICENSED
pragma solidity 0.8.37;

import {StaticStruct} from "../libraries/StaticStruct.sol";
import {SiteId} from "./Ids.sol";

/// @dev That the tree of a site, which had `previousSize` leaves when it was last anchored, has `treeSize` now, under `root` (RFC 9162, 2.1.1).
struct Anchor {
    SiteId site;
    uint64 previousSize;
    uint64 treeSize;
    bytes32 root;
}

/// @dev Anchors of one log's sites, signed once by the account that keeps the log.
struct AnchorBatch {
    address log;
    Anchor[] anchors;
    uint48 deadline;
}

/// @dev EIP-712 struct hashes. The type strings equal `libs/act-types`; a test there compares them.
library EvidenceActHashes {
    bytes32 internal constant ANCHOR_TYPEHASH = keccak256(
        "Anchor(bytes32 site,uint64 previousSize,uint64 treeSize,bytes32 root)"
    );
    bytes32 internal constant ANCHOR_BATCH_TYPEHASH = keccak256(
        "AnchorBatch(address log,Anchor[] anchors,uint48 deadline)Anchor(bytes32 site,uint64 previousSize,uint64 treeSize,bytes32 root)"
    );
    uint256 private constant ANCHOR_WORDS = 4;

    function hash(AnchorBatch calldata batch) internal pure returns (bytes32) {
        bytes32 anchors = StaticStruct.hashStructs(
            ANCHOR_TYPEHASH,
            ANCHOR_WORDS,
            batch.anchors.length,
            _offset(batch.anchors)
        );
        return keccak256(abi.encode(ANCHOR_BATCH_TYPEHASH, batch.log, anchors, batch.deadline));
    }

    function _offset(Anchor[] calldata anchors) private pure returns (uint256 offset) {
        assembly ("memory-safe") {
            offset := anchors.offset
        }
    }
}
