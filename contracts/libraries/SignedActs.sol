// SPDX-License-Identifier: UNLICENSED
pragma solidity 0.8.37;

import {EIP712} from "@openzeppelin/contracts/utils/cryptography/EIP712.sol";
import {ISignedActs} from "../interfaces/ISignedActs.sol";
import {SignatureCheck} from "./SignatureCheck.sol";

/// @dev The EIP-712 domain and the checks that all contracts with signed acts share.
abstract contract SignedActs is EIP712, ISignedActs {
    uint256 internal constant LONGEST_DEADLINE = 30 days;
    uint256 internal constant LONGEST_QUOTE = 1 days;

    constructor() EIP712("Tallystick", "1") {}

    function _requireTimely(uint256 deadline, uint256 longest) internal view {
        require(block.timestamp <= deadline, ActExpired(deadline));
        require(deadline <= block.timestamp + longest, DeadlineTooFar(deadline, block.timestamp + longest));
    }

    function _requireCount(bytes[] calldata signatures, uint256 expected) internal pure {
        require(signatures.length == expected, SignatureCountDiffers(expected, signatures.length));
    }

    function _requireSignedBy(address account, bytes32 digest, bytes calldata signature) internal view {
        require(SignatureCheck.isSigned(account, digest, signature), NotSigned(account, digest));
    }
}
