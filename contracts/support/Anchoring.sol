// SPDX-License-Identifier: UNLICENSED
pragma solidity 0.8.37;

import {IEvidenceLog} from "../interfaces/IEvidenceLog.sol";
import {Anchor, AnchorBatch} from "../types/EvidenceActs.sol";
import {SiteId} from "../types/Ids.sol";
import {Ledger} from "./Ledger.sol";
import {vm} from "./Vm.sol";

/// @dev Builders of anchors, and their digest as EIP-712 has it, without a line of the product's.
abstract contract Anchoring is Ledger {
    uint256 internal constant LOG_KEY = 0x106;
    uint256 internal constant OTHER_LOG_KEY = 0x107;
    SiteId internal constant SITE = SiteId.wrap(bytes32(uint256(5)));
    /// @dev On the page of `SITE`.
    SiteId internal constant NEIGHBOUR = SiteId.wrap(bytes32(uint256(6)));
    SiteId internal constant FAR_SITE = SiteId.wrap(keccak256("a site with a random id"));

    IEvidenceLog internal evidence;

    function _createEvidenceLog() internal {
        evidence = IEvidenceLog(_create("telemetry/EvidenceLog", ""));
    }

    function _anchorOf(SiteId site, uint64 previousSize, uint64 treeSize) internal pure returns (Anchor memory) {
        return Anchor(site, previousSize, treeSize, _rootOf(site, treeSize));
    }

    function _rootOf(SiteId site, uint64 treeSize) internal pure returns (bytes32) {
        return keccak256(abi.encode("root", site, treeSize));
    }

    function _batch(uint256 key, Anchor[] memory anchors) internal view returns (AnchorBatch memory) {
        return AnchorBatch(vm.addr(key), anchors, _deadline());
    }

    function _batch(uint256 key, Anchor memory a) internal view returns (AnchorBatch memory) {
        Anchor[] memory anchors = new Anchor[](1);
        anchors[0] = a;
        return _batch(key, anchors);
    }

    function _batch(uint256 key, Anchor memory a, Anchor memory b) internal view returns (AnchorBatch memory) {
        Anchor[] memory anchors = new Anchor[](2);
        (anchors[0], anchors[1]) = (a, b);
        return _batch(key, anchors);
    }

    function _anchor(uint256 key, AnchorBatch memory batch) internal {
        evidence.anchor(batch, _sign(key, _digestOf(batch)));
    }

    function _digestOf(AnchorBatch memory batch) internal view returns (bytes32) {
        return _digestOf(batch, block.chainid, address(evidence));
    }

    function _digestOf(
        AnchorBatch memory batch,
        uint256 chainId,
        address verifyingContract
    ) internal pure returns (bytes32) {
        string memory anchorType = "Anchor(bytes32 site,uint64 previousSize,uint64 treeSize,bytes32 root)";
        string memory batchType = "AnchorBatch(address log,Anchor[] anchors,uint48 deadline)";
        bytes memory hashes;
        for (uint256 i = 0; i < batch.anchors.length; ++i) {
            Anchor memory a = batch.anchors[i];
            bytes memory members = abi.encode(a.site, a.previousSize, a.treeSize, a.root);
            hashes = bytes.concat(hashes, keccak256(bytes.concat(keccak256(bytes(anchorType)), members)));
        }
        bytes32 typeHash = keccak256(bytes(string.concat(batchType, anchorType)));
        bytes32 structHash = keccak256(abi.encode(typeHash, batch.log, keccak256(hashes), batch.deadline));
        bytes32 domain = keccak256(
            abi.encode(
                keccak256("EIP712Domain(string name,string version,uint256 chainId,address verifyingContract)"),
                keccak256("Tallystick"),
                keccak256("1"),
                chainId,
                verifyingContract
            )
        );
        return keccak256(abi.encodePacked(hex"1901", domain, structHash));
    }
}
