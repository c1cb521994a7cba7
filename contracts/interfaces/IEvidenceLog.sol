// SPDX-License-Identifier: UNLICENSED
pragma solidity 0.8.37;

import {AnchorBatch} from "../types/EvidenceActs.sol";
import {SiteId} from "../types/Ids.sol";
import {ISignedActs} from "./ISignedActs.sol";

/// @title Roots of evidence logs: what a log had said of a site, and by when.
/// @notice A log is named by the account that keeps it, an EOA or one that answers ERC-1271: it signs each batch of anchors, and nobody else can
/// write in its name. Anybody may keep a log; there is no list of them and no administrator. Per log and site the anchors are one sequence in
/// which the tree only grows: what was anchored cannot be altered or taken back, nor a second root of the same size be anchored.
///
/// To prove that a root was anchored, ask for the logs of this contract with the topics (`Anchored`, log, site, root): it was if there is one, its
/// data are the tree's size, and its block's time is when. With the topics (`Anchored`, log, site) come all anchors of the site; none was left
/// out if each one's `previousSize` is the `treeSize` of the one before, 0 of the first, and `treeSizeOf` is that of the last. Who does not
/// trust the node checks the receipt against the block's receipts root by a Merkle proof, and `treeSizeOf` against its state root.
///
/// That an anchored tree extends the one before is the log's word. Two anchors without a consistency proof (RFC 9162, 2.1.4) between them convict it.
interface IEvidenceLog is ISignedActs {
    /// @param previousSize the size anchored before, 0 if this is the site's first
    event Anchored(
        address indexed log,
        SiteId indexed site,
        bytes32 indexed root,
        uint64 treeSize,
        uint64 previousSize
    );

    /// @notice The log signed this, and it was not anchored: the site's tree had `anchoredSize` leaves by then, not the ones that the signed anchor
    /// began from, or it would not have grown. With `treeSize` anchored before under another root, this is the proof that the log signed two.
    event AnchorPassedOver(
        address indexed log,
        SiteId indexed site,
        bytes32 indexed root,
        uint64 treeSize,
        uint64 anchoredSize
    );

    /// @notice Nothing of the batch fits what is anchored already: it ran before, or others went ahead of it.
    error NothingToAnchor(bytes32 digest);

    /// @notice Anchors what fits, in order; passes over what does not, so that one site's stale anchor stops no other's. Signed by the log's account;
    /// the deadline lies at most 24 hours ahead.
    function anchor(AnchorBatch calldata batch, bytes calldata signature) external;

    /// @notice How many leaves the site's tree had when it was last anchored; 0 if it never was.
    function treeSizeOf(address log, SiteId site) external view returns (uint64);

    /// @notice The EIP-712 digest of a batch.
    function digestOf(AnchorBatch calldata batch) external view returns (bytes32);
}
