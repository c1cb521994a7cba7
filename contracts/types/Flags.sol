// SPDX-License-Identifier: UNLICENSED
pragma solidity 0.8.37;

/// @dev Bits of `Fragment.flags`: states of a fragment that may come off again.
library Flags {
    uint16 internal constant FROZEN = 1 << 0;
    uint16 internal constant LOCKED = 1 << 1;
    uint16 internal constant DISPUTED = 1 << 2;
}
