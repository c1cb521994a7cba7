// SPDX-License-Identifier: UNLICENSED
pragma solidity 0.8.37;

import {SiteId} from "./Ids.sol";

/// @dev The tree sizes of four sites in one word: a site's page is its id without the lowest two bits, which say where on the page. 0 is a site
/// that was never anchored.
type PackedTreeSizes is uint256;

using TreeSizeBits for PackedTreeSizes global;

library TreeSizeBits {
    function pageOf(SiteId site) internal pure returns (uint256) {
        return uint256(SiteId.unwrap(site)) >> 2;
    }

    function sizeOf(PackedTreeSizes word, SiteId site) internal pure returns (uint64) {
        return uint64(PackedTreeSizes.unwrap(word) >> _shift(site));
    }

    function withSizeOf(PackedTreeSizes word, SiteId site, uint64 value) internal pure returns (PackedTreeSizes) {
        uint256 shift = _shift(site);
        return
            PackedTreeSizes.wrap(
                (PackedTreeSizes.unwrap(word) & ~(uint256(type(uint64).max) << shift)) | (uint256(value) << shift)
            );
    }

    function _shift(SiteId site) private pure returns (uint256) {
        return (uint256(SiteId.unwrap(site)) & 3) << 6;
    }
}
