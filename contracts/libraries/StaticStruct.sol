// SPDX-License-Identifier: UNLICENSED
pragma solidity 0.8.37;

/// @dev EIP-712's hash of a struct without dynamic members. In calldata it lies as `abi.encode` would write it, so it is copied as it is,
/// without the round over each member. A member with bits beyond its type hashes to what nobody's wallet signs, and is refused where read.
library StaticStruct {
    function hash(bytes32 typeHash, uint256 words, uint256 offset) internal pure returns (bytes32 result) {
        assembly ("memory-safe") {
            let free := mload(0x40)
            mstore(free, typeHash)
            calldatacopy(add(free, 0x20), offset, shl(5, words))
            result := keccak256(free, shl(5, add(words, 1)))
        }
    }

    /// @dev The same for a struct whose first member alone is dynamic, given by its hash; `offset` is where the second lies.
    function hashAfter(
        bytes32 typeHash,
        bytes32 firstHash,
        uint256 words,
        uint256 offset
    ) internal pure returns (bytes32 result) {
        assembly ("memory-safe") {
            let free := mload(0x40)
            mstore(free, typeHash)
            mstore(add(free, 0x20), firstHash)
            calldatacopy(add(free, 0x40), offset, shl(5, words))
            result := keccak256(free, shl(5, add(words, 2)))
        }
    }

    /// @dev EIP-712's hash of a list of words.
    function hashList(bytes32[] calldata list) internal pure returns (bytes32 result) {
        assembly ("memory-safe") {
            let free := mload(0x40)
            let size := shl(5, list.length)
            calldatacopy(free, list.offset, size)
            result := keccak256(free, size)
        }
    }

    /// @dev EIP-712's hash of a list of such structs, which lie one behind the other from `offset` on.
    function hashStructs(
        bytes32 typeHash,
        uint256 words,
        uint256 count,
        uint256 offset
    ) internal pure returns (bytes32 result) {
        assembly ("memory-safe") {
            let size := shl(5, words)
            let hashes := mload(0x40)
            let end := add(hashes, shl(5, count))
            mstore(end, typeHash)
            for {
                let next := hashes
            } lt(next, end) {
                next := add(next, 0x20)
            } {
                calldatacopy(add(end, 0x20), offset, size)
                mstore(next, keccak256(end, add(size, 0x20)))
                offset := add(offset, size)
            }
            result := keccak256(hashes, sub(end, hashes))
        }
    }
}
