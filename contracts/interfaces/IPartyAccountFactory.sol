// SPDX-License-Identifier: UNLICENSED
pragma solidity 0.8.37;

import {Signer} from "./IPartyAccount.sol";

/// @title Makes parties' accounts. No role: an account's address commits to its first signers, so nobody can take it first.
interface IPartyAccountFactory {
    event AccountCreated(address indexed account, bytes32 salt);

    /// @notice Creates the account, or returns it if it is there already.
    function create(bytes32 salt, Signer[] calldata signers, uint64 threshold) external returns (address account);

    /// @notice Where `create` puts the account.
    function accountOf(bytes32 salt, Signer[] calldata signers, uint64 threshold) external view returns (address);

    /// @notice The code that all accounts are clones of.
    function implementation() external view returns (address);

    /// @notice The passkey verifier of all accounts, bound to one relying party.
    function passkeyVerifier() external view returns (address);
}
