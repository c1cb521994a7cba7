// SPDX-License-Identifier: UNLICENSED
pragma solidity 0.8.37;

import {StaticStruct} from "../libraries/StaticStruct.sol";

struct PauseLedger {
    uint32 sequence;
    uint48 deadline;
}

struct UnpauseLedger {
    uint32 sequence;
    uint48 deadline;
}

/// @dev EIP-712 struct hashes. The type strings equal `libs/act-types`; a test there compares them.
library LedgerActHashes {
    bytes32 internal constant PAUSE_LEDGER_TYPEHASH = keccak256("PauseLedger(uint32 sequence,uint48 deadline)");
    bytes32 internal constant UNPAUSE_LEDGER_TYPEHASH = keccak256("UnpauseLedger(uint32 sequence,uint48 deadline)");

    function hash(PauseLedger calldata act) internal pure returns (bytes32) {
        return StaticStruct.hash(PAUSE_LEDGER_TYPEHASH, 2, _offset(act));
    }

    function hash(UnpauseLedger calldata act) internal pure returns (bytes32) {
        return StaticStruct.hash(UNPAUSE_LEDGER_TYPEHASH, 2, _offset(act));
    }

    function _offset(PauseLedger calldata act) private pure returns (uint256 offset) {
        assembly ("memory-safe") {
            offset := act
        }
    }

    function _offset(UnpauseLedger calldata act) private pure returns (uint256 offset) {
        assembly ("memory-safe") {
            offset := act
        }
    }
}
