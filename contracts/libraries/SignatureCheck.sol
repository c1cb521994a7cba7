// SPDX-License-Identifier: UNLICENSED
pragma solidity 0.8.37;

import {IERC1271} from "@openzeppelin/contracts/interfaces/IERC1271.sol";
import {IPartyAccount} from "../interfaces/IPartyAccount.sol";

/// @dev OpenZeppelin's `SignatureChecker` but for two things. An ERC-1271 account gets at most 300k gas: in a batch nobody's account may eat what
/// another's act was given. And ECDSA is asked first, so that an EOA need not be looked up (2,600 gas): nobody has the key to an address
/// that code was created at, and who has the key to one that delegates (EIP-7702) can end the delegation anyway.
library SignatureCheck {
    uint256 internal constant ERC1271_GAS = 300_000;
    uint256 private constant ECDSA_BYTES = 65;
    /// @dev Half of secp256k1's order: above it lies the other form of every signature.
    uint256 private constant HALF_ORDER = 0x7fffffffffffffffffffffffffffffff5d576e7357a4501ddfe92f46681b20a0;

    function isSigned(address account, bytes32 digest, bytes calldata signature) internal view returns (bool) {
        if (signature.length == ECDSA_BYTES && _recover(digest, signature) == account) return account != address(0);
        return _isSignedByContract(account, digest, signature);
    }

    /// @dev The account's signature, or that of any one of a party account's signers.
    function isSignedByAny(address account, bytes32 digest, bytes calldata signature) internal view returns (bool) {
        if (isSigned(account, digest, signature)) return true;
        bytes memory question = abi.encodeCall(IPartyAccount.isSignedByAny, (digest, signature));
        return _answers(account, question, IPartyAccount.isSignedByAny.selector);
    }

    /// @dev OpenZeppelin's `ECDSA.tryRecoverCalldata` without its account of what is wrong: a high `s` or a bad point gives 0.
    function _recover(bytes32 digest, bytes calldata signature) private view returns (address signer) {
        assembly ("memory-safe") {
            let free := mload(0x40)
            mstore(free, digest)
            mstore(add(free, 0x20), byte(0, calldataload(add(signature.offset, 0x40))))
            calldatacopy(add(free, 0x40), signature.offset, 0x40)
            if iszero(gt(mload(add(free, 0x60)), HALF_ORDER)) {
                mstore(0x00, 0)
                pop(staticcall(gas(), 0x01, free, 0x80, 0x00, 0x20))
                signer := mload(0x00)
            }
        }
    }

    function _isSignedByContract(
        address account,
        bytes32 digest,
        bytes calldata signature
    ) private view returns (bool) {
        bytes memory question = abi.encodeCall(IERC1271.isValidSignature, (digest, signature));
        return _answers(account, question, IERC1271.isValidSignature.selector);
    }

    /// @dev Whether the account says yes with the question's own selector. An account without code answers nothing, which is a no.
    function _answers(address account, bytes memory question, bytes4 yes) private view returns (bool says) {
        // Only the first word of the answer is copied, however much is returned.
        assembly ("memory-safe") {
            let answered := staticcall(ERC1271_GAS, account, add(question, 0x20), mload(question), 0x00, 0x20)
            says := and(answered, and(gt(returndatasize(), 0x1f), eq(mload(0x00), yes)))
        }
    }
}
