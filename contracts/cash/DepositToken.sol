// SPDX-License-Identifier: UNLICENSED
pragma solidity 0.8.37;

import {ERC20} from "@openzeppelin/contracts/token/ERC20/ERC20.sol";
import {IERC20Metadata} from "@openzeppelin/contracts/token/ERC20/extensions/IERC20Metadata.sol";
import {IDepositToken} from "../interfaces/IDepositToken.sol";
import {SignedActs} from "../libraries/SignedActs.sol";
import {CashActHashes, Mint, Permit} from "../types/CashActs.sol";

/// @title See IDepositToken.
contract DepositToken is IDepositToken, ERC20, SignedActs {
    using CashActHashes for *;

    /// @inheritdoc IDepositToken
    address public immutable issuer;

    /// @inheritdoc IDepositToken
    mapping(bytes32 bankReference => bool) public isMinted;

    /// @inheritdoc IDepositToken
    mapping(address owner => uint256) public nonces;

    uint8 private immutable _decimals;

    constructor(string memory name_, string memory symbol_, uint8 decimals_, address issuer_) ERC20(name_, symbol_) {
        require(issuer_ != address(0), IssuerMissing());
        issuer = issuer_;
        _decimals = decimals_;
    }

    /// @inheritdoc IDepositToken
    function mint(Mint calldata act, bytes[] calldata signatures) external {
        _requireTimely(act.deadline, LONGEST_DEADLINE);
        bytes32 digest = _hashTypedDataV4(act.hash());
        _requireCount(signatures, 1);
        _requireSignedBy(issuer, digest, signatures[0]);

        require(!isMinted[act.bankReference], BankReferenceUsed(act.bankReference));
        isMinted[act.bankReference] = true;
        _mint(act.to, act.amount);
        emit Minted(act.to, act.amount, act.bankReference, digest);
    }

    /// @inheritdoc IDepositToken
    function permit(Permit calldata act, bytes[] calldata signatures) external {
        _requireTimely(act.deadline, LONGEST_DEADLINE);
        bytes32 digest = _hashTypedDataV4(act.hash());
        _requireCount(signatures, 1);
        _requireSignedBy(act.owner, digest, signatures[0]);

        uint256 nonce = nonces[act.owner]++;
        require(act.nonce == nonce, NonceDiffers(act.owner, nonce, act.nonce));
        _approve(act.owner, act.spender, act.value);
        emit Permitted(act.owner, act.spender, act.value, digest);
    }

    /// @inheritdoc IERC20Metadata
    function decimals() public view override(ERC20, IERC20Metadata) returns (uint8) {
        return _decimals;
    }
}
