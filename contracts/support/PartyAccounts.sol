// SPDX-License-Identifier: UNLICENSED
pragma solidity 0.8.37;

import {IPartyAccount, Signer} from "../interfaces/IPartyAccount.sol";
import {IPartyAccountFactory} from "../interfaces/IPartyAccountFactory.sol";
import {Keeping} from "./Keeping.sol";
import {Passkeys} from "./Passkeys.sol";
import {vm} from "./Vm.sol";

/// @dev An account of several persons, and what their keys and passkeys sign.
abstract contract PartyAccounts is Keeping {
    string internal constant RP_ID = "portal.tallystick.example";
    bytes32 internal constant DIGEST = keccak256("an act");
    uint256 internal constant ANN_LAPTOP = 0xA1;
    uint256 internal constant ANN_TELEPHONE = 0xA2;
    uint256 internal constant BO_KEY = 0xB1;

    IPartyAccountFactory internal factory;
    IPartyAccount internal account;

    /// @dev Ann has a laptop and a telephone (passkeys), Bo an EOA; two persons are needed.
    function _createAccount() internal {
        factory = IPartyAccountFactory(_create("parties/PartyAccountFactory", abi.encode(RP_ID)));
        account = IPartyAccount(factory.create("salt", _signers(), 2));
    }

    function _signers() internal view returns (Signer[] memory signers) {
        signers = new Signer[](3);
        signers[0] = Signer(1, _passkey(ANN_LAPTOP));
        signers[1] = Signer(1, _passkey(ANN_TELEPHONE));
        signers[2] = Signer(2, abi.encodePacked(vm.addr(BO_KEY)));
    }

    function _passkey(uint256 key) internal view returns (bytes memory) {
        return Passkeys.keyOf(key, factory.passkeyVerifier());
    }

    function _assertion(uint256 key, bytes32 challenge, string memory rpId) internal pure returns (bytes memory) {
        return Passkeys.assertionOf(key, challenge, rpId);
    }

    /// @dev Ann's laptop over one digest and Bo over another, each as an approval under the configuration of now.
    function _both(bytes32 ofAnn, bytes32 ofBo) internal view returns (bytes memory) {
        return
            _signed(
                _passkey(ANN_LAPTOP),
                _assertion(ANN_LAPTOP, account.approvalDigest(ofAnn), RP_ID),
                abi.encodePacked(vm.addr(BO_KEY)),
                _sign(BO_KEY, account.approvalDigest(ofBo))
            );
    }

    function _signed(
        bytes memory keyA,
        bytes memory signatureA,
        bytes memory keyB,
        bytes memory signatureB
    ) internal pure returns (bytes memory) {
        if (keccak256(keyA) > keccak256(keyB)) return _signed(keyB, signatureB, keyA, signatureA);
        return abi.encode(_list(keyA, keyB), _list(signatureA, signatureB));
    }
}
