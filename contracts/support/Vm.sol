// SPDX-License-Identifier: UNLICENSED
pragma solidity 0.8.37;

/// @dev The cheatcodes that our tests use, as Hardhat's runner (and Foundry's) answers them.
interface Vm {
    struct Log {
        bytes32[] topics;
        bytes data;
        address emitter;
    }

    function addr(uint256 privateKey) external pure returns (address);

    function sign(uint256 privateKey, bytes32 digest) external pure returns (uint8 v, bytes32 r, bytes32 s);

    function signP256(uint256 privateKey, bytes32 digest) external pure returns (bytes32 r, bytes32 s);

    function publicKeyP256(uint256 privateKey) external pure returns (uint256 x, uint256 y);

    function warp(uint256 timestamp) external;

    /// @dev The compiler takes `block.timestamp` for one value in a function, whatever was warped in between.
    function getBlockTimestamp() external view returns (uint256);

    function chainId(uint256 id) external;

    function deal(address account, uint256 balance) external;

    function snapshotState() external returns (uint256);

    function revertToState(uint256 snapshot) external returns (bool);

    function envOr(string calldata name, uint256 otherwise) external view returns (uint256);

    function prank(address sender) external;

    function expectRevert(bytes calldata reason) external;

    function expectRevert() external;

    function expectEmit(bool topic1, bool topic2, bool topic3, bool data, address emitter) external;

    function recordLogs() external;

    function getRecordedLogs() external returns (Log[] memory);

    function etch(address target, bytes calldata code) external;

    function computeCreateAddress(address deployer, uint256 nonce) external pure returns (address);

    function getNonce(address account) external view returns (uint64);

    function getCode(string calldata artifact) external view returns (bytes memory);
}

Vm constant vm = Vm(address(uint160(uint256(keccak256("hevm cheat code")))));
