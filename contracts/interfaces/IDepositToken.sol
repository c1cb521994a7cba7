// SPDX-License-Identifier: UNLICENSED
pragma solidity 0.8.37;

import {IERC20Metadata} from "@openzeppelin/contracts/token/ERC20/extensions/IERC20Metadata.sol";
import {Mint, Permit} from "../types/CashActs.sol";
import {ISignedActs} from "./ISignedActs.sol";

/// @title A bank's deposits as an ERC-20 token: for the embedded default and for tests.
interface IDepositToken is IERC20Metadata, ISignedActs {
    event Minted(address indexed to, uint256 amount, bytes32 bankReference, bytes32 digest);
    event Permitted(address indexed owner, address indexed spender, uint256 value, bytes32 digest);

    /// @notice The issuer cannot be the zero address.
    error IssuerMissing();

    /// @notice The deposit behind this reference was minted already.
    error BankReferenceUsed(bytes32 bankReference);

    /// @notice Permits run in the order of their nonces, each once.
    error NonceDiffers(address owner, uint256 expected, uint256 given);

    /// @notice New deposits, once per bank reference. Signed by issuer.
    function mint(Mint calldata act, bytes[] calldata signatures) external;

    /// @notice An allowance by signature, ERC-1271 accounts included. Signed by owner.
    function permit(Permit calldata act, bytes[] calldata signatures) external;

    /// @notice The nonce of the owner's next permit.
    function nonces(address owner) external view returns (uint256);

    /// @notice Whether the deposit behind this reference was minted.
    function isMinted(bytes32 bankReference) external view returns (bool);

    /// @notice The bank whose signature mints.
    function issuer() external view returns (address);
}
