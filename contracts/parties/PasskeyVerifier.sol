// SPDX-License-Identifier: UNLICENSED
pragma solidity 0.8.37;

import {IERC7913SignatureVerifier} from "@openzeppelin/contracts/interfaces/IERC7913.sol";
import {WebAuthn} from "@openzeppelin/contracts/utils/cryptography/WebAuthn.sol";
import {ERC7913WebAuthnVerifier} from "@openzeppelin/contracts/utils/cryptography/verifiers/ERC7913WebAuthnVerifier.sol";

/// @title WebAuthn assertions of one relying party.
/// @notice OpenZeppelin's checks (type, challenge, user present and verified, backup flags, signature) look at no relying party: an
/// assertion asked for by any other site would do. Here authenticatorData must begin with sha256(rpId).
contract PasskeyVerifier is ERC7913WebAuthnVerifier {
    /// @dev What is not a valid signature, as ERC-7913 has it.
    bytes4 private constant INVALID = 0xffffffff;
    /// @dev 32 bytes of rpIdHash, one of flags, four of the signature counter.
    uint256 private constant MIN_AUTHENTICATOR_DATA_BYTES = 37;

    /// @notice sha256 of the relying party's id, the portal's domain.
    bytes32 public immutable rpIdHash;

    constructor(string memory rpId) {
        rpIdHash = sha256(bytes(rpId));
    }

    /// @inheritdoc IERC7913SignatureVerifier
    function verify(bytes calldata key, bytes32 hash, bytes calldata signature) public view override returns (bytes4) {
        (bool decoded, WebAuthn.WebAuthnAuth calldata assertion) = WebAuthn.tryDecodeAuth(signature);
        bool ours =
            decoded &&
                assertion.authenticatorData.length >= MIN_AUTHENTICATOR_DATA_BYTES &&
                bytes32(assertion.authenticatorData[:32]) == rpIdHash;
        return ours ? super.verify(key, hash, signature) : INVALID;
    }
}
