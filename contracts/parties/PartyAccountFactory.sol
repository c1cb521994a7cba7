// SPDX-License-Identifier: UNLICENSED
pragma solidity 0.8.37;

import {Clones} from "@openzeppelin/contracts/proxy/Clones.sol";
import {Signer} from "../interfaces/IPartyAccount.sol";
import {IPartyAccountFactory} from "../interfaces/IPartyAccountFactory.sol";
import {PartyAccount} from "./PartyAccount.sol";
import {PasskeyVerifier} from "./PasskeyVerifier.sol";

/// @title See IPartyAccountFactory.
contract PartyAccountFactory is IPartyAccountFactory {
    /// @inheritdoc IPartyAccountFactory
    address public immutable implementation;
    /// @inheritdoc IPartyAccountFactory
    address public immutable passkeyVerifier;

    /// @param rpId the portal's domain: the relying party of every passkey
    constructor(string memory rpId) {
        passkeyVerifier = address(new PasskeyVerifier(rpId));
        implementation = address(new PartyAccount(passkeyVerifier));
    }

    /// @inheritdoc IPartyAccountFactory
    function create(bytes32 salt, Signer[] calldata signers, uint64 threshold) external returns (address account) {
        account = accountOf(salt, signers, threshold);
        if (account.code.length != 0) return account;
        Clones.cloneDeterministic(implementation, _commitment(salt, signers, threshold));
        PartyAccount(account).initialize(signers, threshold);
        emit AccountCreated(account, salt);
    }

    /// @inheritdoc IPartyAccountFactory
    function accountOf(bytes32 salt, Signer[] calldata signers, uint64 threshold) public view returns (address) {
        return Clones.predictDeterministicAddress(implementation, _commitment(salt, signers, threshold));
    }

    function _commitment(bytes32 salt, Signer[] calldata signers, uint64 threshold) private pure returns (bytes32) {
        return keccak256(abi.encode(salt, signers, threshold));
    }
}
