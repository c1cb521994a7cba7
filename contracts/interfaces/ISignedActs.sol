// SPDX-License-Identifier: UNLICENSED
pragma solidity 0.8.37;

/// @title What every contract that runs signed acts refuses alike.
/// @notice An act is an EIP-712 message in the domain (`Tallystick`, `1`, chain id, this contract). Anybody may relay it; `msg.sender`
/// gives no right. Signatures come in the order of the act's table (`libs/act-types`), only those of the signatories that this act needs:
/// a party numbered 0 is asked for none.
interface ISignedActs {
    /// @notice The act's deadline lies before this block's time.
    error ActExpired(uint256 deadline);

    /// @notice The deadline lies further ahead than acts of this kind may: 30 days, 24 hours for a purchase or anchors.
    error DeadlineTooFar(uint256 deadline, uint256 latest);

    /// @notice More or fewer signatures than the act's signatories.
    error SignatureCountDiffers(uint256 expected, uint256 given);

    /// @notice The account did not sign the digest (or its ERC-1271 answer was no, failed, or took over 300,000 gas).
    error NotSigned(address account, bytes32 digest);
}
