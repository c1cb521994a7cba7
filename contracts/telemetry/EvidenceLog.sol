// SPDX-License-Identifier: UNLICENSED
pragma solidity 0.8.37;

import {IEvidenceLog} from "../interfaces/IEvidenceLog.sol";
import {SignedActs} from "../libraries/SignedActs.sol";
import {Anchor, AnchorBatch, EvidenceActHashes} from "../types/EvidenceActs.sol";
import {SiteId} from "../types/Ids.sol";
import {PackedTreeSizes, TreeSizeBits} from "../types/PackedTreeSizes.sol";

/// @title See IEvidenceLog.
contract EvidenceLog is IEvidenceLog, SignedActs {
    using EvidenceActHashes for AnchorBatch;

    /// @dev Anchors are made by the minute: one that waits for days is nobody's wish any more.
    uint256 private constant LONGEST_ANCHOR = 1 days;

    mapping(address log => mapping(uint256 page => PackedTreeSizes)) private _pages;

    /// @inheritdoc IEvidenceLog
    function anchor(AnchorBatch calldata batch, bytes calldata signature) external {
        _requireTimely(batch.deadline, LONGEST_ANCHOR);
        bytes32 digest = digestOf(batch);
        _requireSignedBy(batch.log, digest, signature);

        bool news;
        address log = batch.log;
        Anchor[] calldata anchors = batch.anchors;
        mapping(uint256 page => PackedTreeSizes) storage pages = _pages[log];
        for (uint256 i = 0; i < anchors.length; ++i) {
            if (_anchor(pages, log, anchors[i])) news = true;
        }
        require(news, NothingToAnchor(digest));
    }

    /// @inheritdoc IEvidenceLog
    function treeSizeOf(address log, SiteId site) external view returns (uint64) {
        return _pages[log][TreeSizeBits.pageOf(site)].sizeOf(site);
    }

    /// @inheritdoc IEvidenceLog
    function digestOf(AnchorBatch calldata batch) public view returns (bytes32) {
        return _hashTypedDataV4(batch.hash());
    }

    /// @dev A size that only grows has one root for ever, so the root itself needs no slot.
    function _anchor(
        mapping(uint256 page => PackedTreeSizes) storage pages,
        address log,
        Anchor calldata item
    ) private returns (bool fits) {
        SiteId site = item.site;
        uint64 treeSize = item.treeSize;
        uint256 page = TreeSizeBits.pageOf(site);
        PackedTreeSizes sizes = pages[page];
        uint64 anchoredSize = sizes.sizeOf(site);
        fits = item.previousSize == anchoredSize && treeSize > anchoredSize;
        if (fits) {
            pages[page] = sizes.withSizeOf(site, treeSize);
            emit Anchored(log, site, item.root, treeSize, anchoredSize);
        } else {
            emit AnchorPassedOver(log, site, item.root, treeSize, anchoredSize);
        }
    }
}
