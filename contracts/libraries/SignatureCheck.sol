// SPDX-License-Identifier: UNLICENSED
pragma solidity 0.8.37;

import {IERC1271} from "@openzeppelin/contracts/interfaces/IERC1271.sol";
import {ECDSA} from "@openzeppelin/contracts/utils/cryptography/ECDSA.sol";

/// @dev OpenZeppelin's `SignatureChecker` with a limit on the gas of an ERC-1271 account: in a batch nobody's account may eat the gas
/// that another's act was given.
library SignatureCheck {
    uint256 internal constant ERC1271_GAS = 300_000;

    function isSigned(address account, bytes32 digest, bytes calldata signature) internal view returns (bool) {
        if (account.code.length == 0) {
            (address recovered, ECDSA.RecoverError failure, ) = ECDSA.tryRecoverCalldata(digest, signature);
            return failure == ECDSA.RecoverError.NoError && recovered == account;
        }
        return _isSignedByContract(account, digest, signature);
    }

    function _isSignedByContract(
        address account,
        bytes32 digest,
        bytes calldata signature
    ) private view returns (bool signed) {
        bytes memory question = abi.encodeCall(IERC1271.isValidSignature, (digest, signature));
        bytes4 yes = IERC1271.isValidSignature.selector;
        // Only the first word of the answer is copied, however much is returned.
        assembly ("memory-safe") {
            let answered := staticcall(ERC1271_GAS, account, add(question, 0x20), mload(question), 0x00, 0x20)
            signed := and(answered, and(gt(returndatasize(), 0x1f), eq(mload(0x00), yes)))
        }
    }
}
