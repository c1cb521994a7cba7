// SPDX-License-Identifier: UNLICENSED
pragma solidity 0.8.37;

import {Base64} from "@openzeppelin/contracts/utils/Base64.sol";
import {vm} from "./Vm.sol";

/// @dev What browsers and authenticators make of a passkey.
library Passkeys {
    uint256 private constant P256_ORDER = 0xffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551;

    function keyOf(uint256 secret, address verifier) internal view returns (bytes memory) {
        (uint256 x, uint256 y) = vm.publicKeyP256(secret);
        return abi.encodePacked(verifier, x, y);
    }

    /// @dev What an authenticator answers: user present and verified, and the browser's client data.
    function assertionOf(uint256 secret, bytes32 challenge, string memory rpId) internal pure returns (bytes memory) {
        bytes memory data = abi.encodePacked(sha256(bytes(rpId)), bytes1(0x05), uint32(7));
        string memory json = string.concat(
            // solhint-disable-next-line quotes
            '{"type":"webauthn.get","challenge":"',
            Base64.encodeURL(bytes.concat(challenge)),
            // solhint-disable-next-line quotes
            '","origin":"https://portal.tallystick.example","crossOrigin":false}'
        );
        (bytes32 r, bytes32 s) = vm.signP256(secret, sha256(abi.encodePacked(data, sha256(bytes(json)))));
        if (uint256(s) > P256_ORDER / 2) s = bytes32(P256_ORDER - uint256(s));
        return abi.encode(r, s, uint256(23), uint256(1), data, json);
    }
}
