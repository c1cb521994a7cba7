// SPDX-License-Identifier: UNLICENSED
pragma solidity 0.8.37;

struct Mint {
    address to;
    uint256 amount;
    bytes32 bankReference;
    uint48 deadline;
}

struct Permit {
    address owner;
    address spender;
    uint256 value;
    uint256 nonce;
    uint256 deadline;
}

/// @dev EIP-712 struct hashes. The type strings equal `libs/act-types`; a test there compares them.
library CashActHashes {
    bytes32 internal constant MINT_TYPEHASH = keccak256(
        "Mint(address to,uint256 amount,bytes32 bankReference,uint48 deadline)"
    );
    bytes32 internal constant PERMIT_TYPEHASH = keccak256(
        "Permit(address owner,address spender,uint256 value,uint256 nonce,uint256 deadline)"
    );

    function hash(Mint calldata act) internal pure returns (bytes32) {
        return keccak256(abi.encode(MINT_TYPEHASH, act));
    }

    function hash(Permit calldata act) internal pure returns (bytes32) {
        return keccak256(abi.encode(PERMIT_TYPEHASH, act));
    }
}
