// SPDX-License-Identifier: UNLICENSED
pragma solidity 0.8.37;

/// @title Runs many acts in one transaction, none of them at another's mercy.
/// @notice No role, no allowance, no state; anybody may call. A failure here is an attempt, never the end of an act: `digest` is the caller's
/// word alone, and so is a `gasLimit` that is too small.
interface IRelay {
    /// @param target 0 receivables, 1 party registry, 2 programmes, 3 trade registry, 4 deposit token, 5 evidence log
    /// @param digest of the act, for `ActFailed`
    /// @param gasLimit what the call gets, neither more nor less
    /// @param data the call
    struct Call {
        uint8 target;
        bytes32 digest;
        uint32 gasLimit;
        bytes data;
    }

    /// @param reason the first 256 bytes of what it reverted with
    event ActFailed(bytes32 indexed digest, bytes reason);

    /// @notice There are six targets, 0 to 5.
    error TargetUnknown(uint256 index, uint8 target);

    /// @notice A target must be a contract.
    error TargetMissing(uint256 index);

    /// @notice The transaction has too little gas left to give this call all of its own: nothing of the batch is kept.
    error GasTooLow(uint256 index, uint256 needed, uint256 available);

    /// @notice Runs the calls in order. One that reverts is reported by `ActFailed` and undoes only itself.
    function relay(Call[] calldata calls) external;

    /// @notice The six contracts that can be called, in the order of `Call.target`.
    function targets() external view returns (address[6] memory);
}
