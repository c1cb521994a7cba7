// SPDX-License-Identifier: UNLICENSED
pragma solidity 0.8.37;

import {IEvidenceLog} from "../interfaces/IEvidenceLog.sol";
import {ISignedActs} from "../interfaces/ISignedActs.sol";
import {Anchoring} from "../support/Anchoring.sol";
import {Vm, vm} from "../support/Vm.sol";
import {Anchor, AnchorBatch} from "../types/EvidenceActs.sol";
import {SiteId} from "../types/Ids.sol";
import {Counters} from "./Counters.sol";

/// @dev Two logs and six sites, four of which share a slot. Each step sends a batch, old or new, honest or not, and holds what came of it against the
/// events alone: whoever reads them must find, per log and site, one sequence of trees that only grow, and one root of each size.
abstract contract EvidenceCampaign is Anchoring, Counters {
    uint256 private constant SITES = 6;
    uint256 private constant REMEMBERED = 16;
    bytes32 private constant ANCHORED = keccak256("Anchored(address,bytes32,bytes32,uint64,uint64)");

    struct Sent {
        AnchorBatch batch;
        bytes signature;
    }

    mapping(address log => mapping(SiteId => uint64)) private _lastSize;
    mapping(address log => mapping(SiteId => mapping(uint64 treeSize => bytes32))) private _rootAt;
    Sent[] private _sent;
    uint256 private _seed;

    function setUp() public virtual override {
        super.setUp();
        _createEvidenceLog();
        _nameHonest("a tree that grew");
        _nameHonest("an anchor beside one that is passed over");
        string[6] memory kinds = ["from another tree", "no growth", "another root", "again", "forged", "altered"];
        for (uint256 i = 0; i < kinds.length; ++i) _name(kinds[i]);
    }

    function step(uint256 seed) external {
        _seed = seed;
        uint256 dice = _roll(10);
        if (dice < 6) _send(_newBatch(_key(_roll(2))));
        else if (dice < 8) _sendAgain();
        else if (dice < 9) _forge();
        else _alter();
        check();
    }

    /// @dev The contract says what the events say.
    function check() public view {
        for (uint256 k = 0; k < 2; ++k) {
            address log = vm.addr(_key(k));
            for (uint256 i = 0; i < SITES; ++i) {
                eq(evidence.treeSizeOf(log, _site(i)), _lastSize[log][_site(i)], "tree size");
            }
        }
    }

    function _newBatch(uint256 key) private returns (Sent memory sent) {
        Anchor[] memory anchors = new Anchor[](1 + _roll(4));
        for (uint256 i = 0; i < anchors.length; ++i) anchors[i] = _newAnchor(vm.addr(key));
        sent.batch = _batch(key, anchors);
        sent.signature = _sign(key, _digestOf(sent.batch));
        if (_sent.length < REMEMBERED) _sent.push(sent);
        else _sent[_roll(REMEMBERED)] = sent;
    }

    /// @dev Half of them fit what is anchored now, unless one before them in the batch is of the same site.
    function _newAnchor(address log) private returns (Anchor memory item) {
        SiteId site = _site(_roll(SITES));
        uint64 size = _lastSize[log][site];
        uint64 grown = size + 1 + uint64(_roll(5));
        uint256 dice = _roll(6);
        bytes32 root = keccak256(abi.encode(_seed));
        if (dice == 0) {
            _count("from another tree");
            uint64 other = _roll(2) == 0 || size == 0 ? size + 1 : size - 1;
            return Anchor(site, other, grown + 1, root);
        }
        if (dice == 1) {
            _count("no growth");
            return Anchor(site, size, uint64(_roll(uint256(size) + 1)), root);
        }
        if (dice == 2) {
            _count("another root");
            return Anchor(site, uint64(_roll(uint256(size) + 1)), size, root);
        }
        return Anchor(site, size, grown, root);
    }

    function _sendAgain() private {
        if (_sent.length == 0) return;
        _count("again");
        _send(_sent[_roll(_sent.length)]);
    }

    /// @dev The other log's signature over what it would like to see in this one's name.
    function _forge() private {
        _count("forged");
        uint256 which = _roll(2);
        Sent memory sent = _newBatch(_key(which));
        _refusedUnsigned(sent.batch, _sign(_key(1 - which), _digestOf(sent.batch)));
    }

    function _alter() private {
        _count("altered");
        Sent memory sent = _newBatch(_key(_roll(2)));
        sent.batch.anchors[_roll(sent.batch.anchors.length)].root = keccak256(abi.encode("altered", _seed));
        _refusedUnsigned(sent.batch, sent.signature);
    }

    function _refusedUnsigned(AnchorBatch memory batch, bytes memory signature) private {
        (bool done, bytes4 reason) = _tried(batch, signature);
        yes(!done && reason == ISignedActs.NotSigned.selector, "refused: not signed");
    }

    function _tried(AnchorBatch memory batch, bytes memory signature) private returns (bool done, bytes4 reason) {
        try evidence.anchor(batch, signature) {
            done = true;
        } catch (bytes memory data) {
            reason = bytes4(data);
        }
    }

    /// @dev Whether and what is anchored follows from the sizes that the events told of so far.
    function _send(Sent memory sent) private {
        bool[] memory fits = new bool[](sent.batch.anchors.length);
        uint256 fitting = _fitting(sent.batch, fits);
        vm.recordLogs();
        (bool done, bytes4 reason) = _tried(sent.batch, sent.signature);
        Vm.Log[] memory logs = vm.getRecordedLogs();
        if (fitting == 0) {
            yes(!done && reason == IEvidenceLog.NothingToAnchor.selector, "refused: nothing to anchor");
            return;
        }
        yes(done, "anchored");
        eq(logs.length, fits.length, "an event for each");
        for (uint256 i = 0; i < fits.length; ++i) _readEvent(logs[i], sent.batch.log, sent.batch.anchors[i], fits[i]);
        if (fitting < fits.length) _count("an anchor beside one that is passed over");
    }

    function _fitting(AnchorBatch memory batch, bool[] memory fits) private view returns (uint256 count) {
        for (uint256 i = 0; i < fits.length; ++i) {
            Anchor memory item = batch.anchors[i];
            uint64 size = _lastSize[batch.log][item.site];
            for (uint256 j = 0; j < i; ++j) {
                bool before = fits[j] && SiteId.unwrap(batch.anchors[j].site) == SiteId.unwrap(item.site);
                if (before) size = batch.anchors[j].treeSize;
            }
            fits[i] = item.previousSize == size && item.treeSize > size;
            if (fits[i]) ++count;
        }
    }

    function _readEvent(Vm.Log memory told, address log, Anchor memory item, bool fits) private {
        eq(told.topics[1], bytes32(uint256(uint160(log))), "log");
        eq(told.topics[2], SiteId.unwrap(item.site), "site");
        eq(told.topics[3], item.root, "root");
        (uint64 treeSize, uint64 lastSize) = abi.decode(told.data, (uint64, uint64));
        eq(treeSize, item.treeSize, "tree size");
        eq(lastSize, _lastSize[log][item.site], "each begins where the last ended");
        yes((told.topics[0] == ANCHORED) == fits, "anchored or passed over");
        if (!fits) return;
        _count("a tree that grew");
        yes(treeSize > lastSize, "only grows");
        eq(_rootAt[log][item.site][treeSize], 0, "one root of each size");
        _rootAt[log][item.site][treeSize] = item.root;
        _lastSize[log][item.site] = treeSize;
    }

    function _key(uint256 which) private pure returns (uint256) {
        return which == 0 ? LOG_KEY : OTHER_LOG_KEY;
    }

    function _site(uint256 number) private pure returns (SiteId) {
        return number < 5 ? SiteId.wrap(bytes32(number)) : FAR_SITE;
    }

    function _roll(uint256 sides) private returns (uint256) {
        _seed = uint256(keccak256(abi.encode(_seed)));
        return _seed % sides;
    }
}
