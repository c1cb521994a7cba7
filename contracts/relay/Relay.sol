// SPDX-License-Identifier: UNLICENSED
pragma solidity 0.8.37;

import {IRelay} from "../interfaces/IRelay.sol";

/// @title See IRelay.
contract Relay is IRelay {
    uint256 private constant TARGETS = 6;
    uint256 private constant REASON_BYTES = 256;
    /// @dev What goes on around a call: a cold account (2,600) and the `ActFailed` of a failure. The copy of the data comes on top, one gas a
    /// byte, which is enough up to 512 KiB.
    uint256 private constant OVERHEAD_GAS = 15_000;

    address private immutable _receivables;
    address private immutable _partyRegistry;
    address private immutable _programmes;
    address private immutable _tradeRegistry;
    address private immutable _depositToken;
    address private immutable _evidenceLog;

    constructor(address[6] memory targets_) {
        // No check for code here: a deployment may know the addresses before the contracts are there.
        for (uint256 i = 0; i < TARGETS; ++i) require(targets_[i] != address(0), TargetMissing(i));
        _receivables = targets_[0];
        _partyRegistry = targets_[1];
        _programmes = targets_[2];
        _tradeRegistry = targets_[3];
        _depositToken = targets_[4];
        _evidenceLog = targets_[5];
    }

    /// @inheritdoc IRelay
    function relay(Call[] calldata calls) external {
        for (uint256 i = 0; i < calls.length; ++i) {
            Call calldata item = calls[i];
            require(item.target < TARGETS, TargetUnknown(i, item.target));
            _requireGas(i, item.gasLimit, item.data.length);
            (bool done, bytes memory reason) = _run(_target(item.target), item.gasLimit, item.data);
            if (!done) emit ActFailed(item.digest, reason);
        }
    }

    /// @inheritdoc IRelay
    function targets() external view returns (address[6] memory) {
        return [_receivables, _partyRegistry, _programmes, _tradeRegistry, _depositToken, _evidenceLog];
    }

    /// @dev A call gets at most 63/64 of what is left (EIP-150); asked for more it would get less without a word.
    function _requireGas(uint256 index, uint256 gasLimit, uint256 dataBytes) private view {
        uint256 needed = (gasLimit * 64) / 63 + OVERHEAD_GAS + dataBytes;
        uint256 available = gasleft();
        require(available >= needed, GasTooLow(index, needed, available));
    }

    function _target(uint8 index) private view returns (address) {
        if (index == 0) return _receivables;
        if (index == 1) return _partyRegistry;
        if (index == 2) return _programmes;
        if (index == 3) return _tradeRegistry;
        if (index == 4) return _depositToken;
        return _evidenceLog;
    }

    /// @dev In assembly because `call` in Solidity copies all that comes back, at the caller's expense.
    function _run(
        address target,
        uint256 gasLimit,
        bytes calldata data
    ) private returns (bool done, bytes memory reason) {
        assembly ("memory-safe") {
            let free := mload(0x40)
            calldatacopy(free, data.offset, data.length)
            done := call(gasLimit, target, 0, free, data.length, 0, 0)
            if iszero(done) {
                let size := returndatasize()
                if gt(size, REASON_BYTES) {
                    size := REASON_BYTES
                }
                reason := free
                mstore(reason, size)
                returndatacopy(add(reason, 0x20), 0, size)
                mstore(0x40, add(reason, add(0x20, REASON_BYTES)))
            }
        }
    }
}
