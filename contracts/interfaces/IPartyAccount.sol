// SPDX-License-Identifier: UNLICENSED
pragma solidity 0.8.37;

import {IERC1271} from "@openzeppelin/contracts/interfaces/IERC1271.sol";

/// @dev A key and the person who holds it. One person may have several keys and counts once.
struct Signer {
    uint32 person;
    bytes key;
}

/// @title A party's account: several persons, each with keys or passkeys of their own.
/// @notice ERC-1271. A key is an EOA (20 bytes) or a passkey of the one verifier (verifier, x, y: 84 bytes). A signer approves a digest by
/// signing `Approval(bytes32 digest,uint64 configuration)` in the domain (`Tallystick`, `1`, chain id, this account); the account's
/// signature is `abi.encode(bytes[] keys, bytes[] signatures)`, ordered by keccak256(key). Many digests are approved at once by signing
/// `BatchApproval(bytes32 root,uint64 configuration)`: `root` is that of OpenZeppelin's standard Merkle tree over them, each act's signature is
/// `abi.encode(bytes[] keys, bytes[] signatures, bytes32[] proof)`, its proof of 20 words at most. Changing signers or the threshold
/// raises `configuration` and so voids every approval collected before.
interface IPartyAccount is IERC1271 {
    event SignerAdded(bytes32 indexed signerId, uint32 indexed person, bytes key);
    event SignerRemoved(bytes32 indexed signerId, uint32 indexed person);
    event Configured(uint64 configuration, uint64 threshold, uint64 persons);

    /// @notice Neither an EOA's address nor a passkey of the account's verifier with its point on the curve.
    error UnusableSigner(bytes key);

    /// @notice 0 is no person.
    error PersonZero(bytes key);

    /// @notice The deadline of the configuration lies before this block's time.
    error ConfigurationExpired(uint48 deadline);

    /// @notice Too few persons of the present configuration approved.
    error NotApproved(bytes32 digest);

    /// @notice As many persons as keys.
    error PersonCountDiffers(uint256 expected, uint256 given);

    /// @notice Called once, by the factory.
    function initialize(Signer[] calldata signers, uint64 threshold) external;

    /// @notice Adds, then removes signers, and sets how many persons must approve. Approved by the present configuration: `signature` is the
    /// account's own over Configure(bytes[] remove,bytes[] add,uint32[] persons,uint64 threshold,uint64 configuration,uint48 deadline).
    function configure(
        bytes[] calldata remove,
        bytes[] calldata add,
        uint32[] calldata persons,
        uint64 threshold,
        uint48 deadline,
        bytes calldata signature
    ) external;

    /// @notice What a signer signs to approve `digest` under the present configuration.
    function approvalDigest(bytes32 digest) external view returns (bytes32);

    /// @notice What a signer signs to approve every digest under `root` under the present configuration.
    function batchApprovalDigest(bytes32 root) external view returns (bytes32);

    /// @notice Whether one signer alone approved `digest`: its own selector for yes. `signature` is one byte with the key's length, the key, and the
    /// key's signature of the approval.
    function isSignedByAny(bytes32 digest, bytes calldata signature) external view returns (bytes4);

    /// @notice Raised by every change of signers or threshold; 1 at first.
    function configuration() external view returns (uint64);

    /// @notice The person who holds the key, or 0.
    function personOf(bytes calldata key) external view returns (uint32);

    /// @notice How many persons have a key.
    function personCount() external view returns (uint64);

    /// @notice The verifier of all passkeys, fixed with the code.
    function passkeyVerifier() external view returns (address);
}
