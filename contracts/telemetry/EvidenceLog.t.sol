// SPDX-License-Identifier: UNLICENSED
pragma solidity 0.8.37;

import {IEvidenceLog} from "../interfaces/IEvidenceLog.sol";
import {ISignedActs} from "../interfaces/ISignedActs.sol";
import {Anchoring} from "../support/Anchoring.sol";
import {vm} from "../support/Vm.sol";
import {Anchor, AnchorBatch} from "../types/EvidenceActs.sol";
import {SiteId} from "../types/Ids.sol";

contract EvidenceLogTest is Anchoring {
    address private log;
    address private otherLog;

    function setUp() public override {
        super.setUp();
        _createEvidenceLog();
        (log, otherLog) = (vm.addr(LOG_KEY), vm.addr(OTHER_LOG_KEY));
    }

    function test_anchors_a_sites_first_tree_and_each_that_grew_from_it() public {
        AnchorBatch memory batch = _batch(LOG_KEY, _anchorOf(SITE, 0, 7));
        bytes memory signature = _sign(LOG_KEY, _digestOf(batch));
        _expectAnchored(log, SITE, 7, 0);
        evidence.anchor(batch, signature);
        eq(evidence.treeSizeOf(log, SITE), 7, "first");
        batch = _batch(LOG_KEY, _anchorOf(SITE, 7, 8));
        signature = _sign(LOG_KEY, _digestOf(batch));
        _expectAnchored(log, SITE, 8, 7);
        evidence.anchor(batch, signature);
        eq(evidence.treeSizeOf(log, SITE), 8, "grown");
    }

    function test_says_the_digest_that_is_signed() public view {
        AnchorBatch memory batch = _batch(LOG_KEY, _anchorOf(SITE, 0, 7), _anchorOf(FAR_SITE, 2, 9));
        eq(evidence.digestOf(batch), _digestOf(batch), "two");
        eq(evidence.digestOf(_none()), _digestOf(_none()), "none");
    }

    function test_one_signature_anchors_many_sites_whoever_sends_it() public {
        Anchor[] memory anchors = new Anchor[](50);
        for (uint256 i = 0; i < anchors.length; ++i) anchors[i] = _anchorOf(_site(i), 0, uint64(i + 1));
        AnchorBatch memory batch = _batch(LOG_KEY, anchors);
        bytes memory signature = _sign(LOG_KEY, _digestOf(batch));
        vm.prank(address(0xBEEF));
        evidence.anchor(batch, signature);
        for (uint256 i = 0; i < anchors.length; ++i) eq(evidence.treeSizeOf(log, _site(i)), i + 1, "tree size");
        eq(evidence.treeSizeOf(log, _site(50)), 0, "not of the batch");
    }

    function test_each_log_has_sites_of_its_own() public {
        _anchor(LOG_KEY, _batch(LOG_KEY, _anchorOf(SITE, 0, 7)));
        eq(evidence.treeSizeOf(otherLog, SITE), 0, "nothing yet");
        _anchor(OTHER_LOG_KEY, _batch(OTHER_LOG_KEY, _anchorOf(SITE, 0, 3)));
        eq(evidence.treeSizeOf(log, SITE), 7, "as it was");
        eq(evidence.treeSizeOf(otherLog, SITE), 3, "its own");
    }

    /// @dev Four sites share a slot.
    function test_a_site_grows_to_its_limit_and_touches_none_beside_it() public {
        uint64 most = type(uint64).max;
        for (uint256 i = 0; i < 4; ++i) _anchor(LOG_KEY, _batch(LOG_KEY, _anchorOf(_site(i), 0, uint64(i + 1))));
        _anchor(LOG_KEY, _batch(LOG_KEY, _anchorOf(_site(1), 2, most), _anchorOf(_site(3), 4, most)));
        eq(evidence.treeSizeOf(log, _site(0)), 1, "below");
        eq(evidence.treeSizeOf(log, _site(1)), most, "grown");
        eq(evidence.treeSizeOf(log, _site(2)), 3, "between");
        eq(evidence.treeSizeOf(log, _site(3)), most, "last of the page");
        eq(evidence.treeSizeOf(log, _site(4)), 0, "next page");
        _refusesAll(_batch(LOG_KEY, _anchorOf(_site(1), most, 0)));
    }

    function test_anchors_two_trees_of_a_site_in_one_batch_in_their_order() public {
        _anchor(LOG_KEY, _batch(LOG_KEY, _anchorOf(SITE, 0, 7), _anchorOf(SITE, 7, 9)));
        eq(evidence.treeSizeOf(log, SITE), 9, "both");
        AnchorBatch memory batch = _batch(LOG_KEY, _anchorOf(SITE, 12, 15), _anchorOf(SITE, 9, 12));
        bytes memory signature = _sign(LOG_KEY, _digestOf(batch));
        _expectPassedOver(SITE, _rootOf(SITE, 15), 15, 9);
        _expectAnchored(log, SITE, 12, 9);
        evidence.anchor(batch, signature);
    }

    function test_does_nothing_twice() public {
        AnchorBatch memory batch = _batch(LOG_KEY, _anchorOf(SITE, 0, 7), _anchorOf(FAR_SITE, 0, 7));
        _anchor(LOG_KEY, batch);
        _refusesAll(batch);
        eq(evidence.treeSizeOf(log, SITE), 7, "as it was");
    }

    function test_a_stale_anchor_is_passed_over_and_stops_no_other() public {
        _anchor(LOG_KEY, _batch(LOG_KEY, _anchorOf(SITE, 0, 7)));
        AnchorBatch memory batch = _batch(LOG_KEY, _anchorOf(SITE, 0, 8), _anchorOf(NEIGHBOUR, 0, 2));
        bytes memory signature = _sign(LOG_KEY, _digestOf(batch));
        _expectPassedOver(SITE, _rootOf(SITE, 8), 8, 7);
        _expectAnchored(log, NEIGHBOUR, 2, 0);
        evidence.anchor(batch, signature);
        eq(evidence.treeSizeOf(log, SITE), 7, "as it was");
        eq(evidence.treeSizeOf(log, NEIGHBOUR), 2, "anchored");
    }

    function test_a_second_root_of_one_size_is_never_anchored_and_shown_to_all() public {
        _anchor(LOG_KEY, _batch(LOG_KEY, _anchorOf(SITE, 0, 7)));
        Anchor memory second = Anchor(SITE, 0, 7, keccak256("rewritten"));
        _refusesAll(_batch(LOG_KEY, second));
        second.previousSize = 7;
        _refusesAll(_batch(LOG_KEY, second));
        AnchorBatch memory batch = _batch(LOG_KEY, _anchorOf(FAR_SITE, 0, 1), second);
        bytes memory signature = _sign(LOG_KEY, _digestOf(batch));
        _expectAnchored(log, FAR_SITE, 1, 0);
        _expectPassedOver(SITE, keccak256("rewritten"), 7, 7);
        evidence.anchor(batch, signature);
    }

    function test_refuses_a_tree_that_does_not_grow() public {
        _refusesAll(_batch(LOG_KEY, _anchorOf(SITE, 0, 0)));
        _anchor(LOG_KEY, _batch(LOG_KEY, _anchorOf(SITE, 0, 7)));
        _refusesAll(_batch(LOG_KEY, _anchorOf(SITE, 7, 7)));
        _refusesAll(_batch(LOG_KEY, _anchorOf(SITE, 7, 6)));
    }

    function test_refuses_what_began_from_another_tree_than_the_anchored_one() public {
        _refusesAll(_batch(LOG_KEY, _anchorOf(SITE, 6, 9)));
        _anchor(LOG_KEY, _batch(LOG_KEY, _anchorOf(SITE, 0, 7)));
        _refusesAll(_batch(LOG_KEY, _anchorOf(SITE, 6, 9)));
        _refusesAll(_batch(LOG_KEY, _anchorOf(SITE, 8, 9)));
    }

    function test_refuses_a_batch_of_nothing() public {
        _refusesAll(_none());
    }

    function test_refuses_what_its_log_did_not_sign_even_from_the_log_itself() public {
        AnchorBatch memory batch = _batch(LOG_KEY, _anchorOf(SITE, 0, 7));
        bytes32 digest = _digestOf(batch);
        _refusesUnsigned(batch, _sign(OTHER_LOG_KEY, digest));
        _refusesUnsigned(batch, "");
        vm.prank(log);
        _refusesUnsigned(batch, "");
    }

    /// @dev Whatever is altered, the signature is of something else.
    function testFuzz_refuses_what_was_altered_after_it_was_signed(uint256 seed) public {
        AnchorBatch memory batch = _batch(LOG_KEY, _anchorOf(SITE, 0, 7), _anchorOf(FAR_SITE, 0, 9));
        bytes memory signature = _sign(LOG_KEY, _digestOf(batch));
        Anchor memory item = batch.anchors[(seed >> 8) % 2];
        uint256 member = seed % 7;
        if (member == 0) item.site = _site(seed >> 16);
        if (member == 1) item.previousSize = uint64(seed >> 16) | 1;
        if (member == 2) item.treeSize = 10 + uint64(seed >> 200);
        if (member == 3) item.root = keccak256(abi.encode(seed));
        if (member == 4) batch.log = vm.addr((seed >> 16) | 1);
        if (member == 5) batch.deadline += 1 + uint48(seed % 3_600);
        if (member == 6) (batch.anchors[0], batch.anchors[1]) = (batch.anchors[1], batch.anchors[0]);
        if (_digestOf(batch) == evidence.digestOf(_batch(LOG_KEY, _anchorOf(SITE, 0, 7), _anchorOf(FAR_SITE, 0, 9))))
            return;
        _refusesUnsigned(batch, signature);
    }

    function test_refuses_what_was_signed_for_another_chain_or_contract() public {
        AnchorBatch memory batch = _batch(LOG_KEY, _anchorOf(SITE, 0, 7));
        _refusesUnsigned(batch, _sign(LOG_KEY, _digestOf(batch, block.chainid + 1, address(evidence))));
        _refusesUnsigned(batch, _sign(LOG_KEY, _digestOf(batch, block.chainid, address(token))));
    }

    function test_refuses_after_the_deadline() public {
        AnchorBatch memory batch = _batch(LOG_KEY, _anchorOf(SITE, 0, 7));
        batch.deadline = uint48(block.timestamp - 1);
        bytes memory signature = _sign(LOG_KEY, _digestOf(batch));
        vm.expectRevert(abi.encodeWithSelector(ISignedActs.ActExpired.selector, batch.deadline));
        evidence.anchor(batch, signature);
        batch.deadline += 1;
        _anchor(LOG_KEY, batch);
        eq(evidence.treeSizeOf(log, SITE), 7, "in its last second");
    }

    function test_refuses_a_deadline_more_than_a_day_ahead() public {
        AnchorBatch memory batch = _batch(LOG_KEY, _anchorOf(SITE, 0, 7));
        uint256 latest = block.timestamp + 1 days;
        batch.deadline = uint48(latest + 1);
        bytes memory signature = _sign(LOG_KEY, _digestOf(batch));
        vm.expectRevert(abi.encodeWithSelector(ISignedActs.DeadlineTooFar.selector, batch.deadline, latest));
        evidence.anchor(batch, signature);
        batch.deadline -= 1;
        _anchor(LOG_KEY, batch);
        eq(evidence.treeSizeOf(log, SITE), 7, "a day ahead");
    }

    /// @dev Which hash as they lie, so that somebody may sign them.
    function test_refuses_bits_beyond_a_members_type() public {
        AnchorBatch memory batch = _batch(LOG_KEY, _anchorOf(SITE, 0, 7));
        for (uint256 member = 1; member < 3; ++member) {
            bytes memory data = abi.encodeCall(IEvidenceLog.digestOf, (batch));
            _soil(data, member);
            (bool done, bytes memory answer) = address(evidence).staticcall(data);
            yes(done, "hashed");
            data = abi.encodeCall(IEvidenceLog.anchor, (batch, _sign(LOG_KEY, abi.decode(answer, (bytes32)))));
            _soil(data, member);
            (done, answer) = address(evidence).call(data);
            yes(!done && answer.length == 0, "refused");
        }
        eq(evidence.treeSizeOf(log, SITE), 0, "nothing");
    }

    function testFuzz_a_site_is_its_id_and_no_other(bytes32 one, bytes32 two, uint64 size) public {
        (SiteId a, SiteId b) = (SiteId.wrap(one), SiteId.wrap(two));
        if (size == 0 || one == two) return;
        _anchor(LOG_KEY, _batch(LOG_KEY, _anchorOf(a, 0, size)));
        eq(evidence.treeSizeOf(log, a), size, "anchored");
        eq(evidence.treeSizeOf(log, b), 0, "another");
        _anchor(LOG_KEY, _batch(LOG_KEY, _anchorOf(b, 0, 1)));
        eq(evidence.treeSizeOf(log, a), size, "as it was");
    }

    function _expectAnchored(address ofLog, SiteId site, uint64 treeSize, uint64 previousSize) private {
        vm.expectEmit(true, true, true, true, address(evidence));
        emit IEvidenceLog.Anchored(ofLog, site, _rootOf(site, treeSize), treeSize, previousSize);
    }

    function _expectPassedOver(SiteId site, bytes32 root, uint64 treeSize, uint64 anchoredSize) private {
        vm.expectEmit(true, true, true, true, address(evidence));
        emit IEvidenceLog.AnchorPassedOver(log, site, root, treeSize, anchoredSize);
    }

    function _refusesAll(AnchorBatch memory batch) private {
        bytes32 digest = _digestOf(batch);
        bytes memory signature = _sign(LOG_KEY, digest);
        vm.expectRevert(abi.encodeWithSelector(IEvidenceLog.NothingToAnchor.selector, digest));
        evidence.anchor(batch, signature);
    }

    function _refusesUnsigned(AnchorBatch memory batch, bytes memory signature) private {
        vm.expectRevert(abi.encodeWithSelector(ISignedActs.NotSigned.selector, batch.log, _digestOf(batch)));
        evidence.anchor(batch, signature);
    }

    function _none() private view returns (AnchorBatch memory) {
        return _batch(LOG_KEY, new Anchor[](0));
    }

    function _site(uint256 number) private pure returns (SiteId) {
        return SiteId.wrap(bytes32(number));
    }

    /// @dev Sets a bit above the 64 of a member of the first anchor in calldata: 1 is the previous size, 2 the tree's.
    function _soil(bytes memory data, uint256 member) private pure {
        // The root is the last of the four words, and stands nowhere else.
        bytes32 root = _rootOf(SITE, 7);
        uint256 place = 4;
        while (_wordAt(data, place) != root) place += 32;
        data[place - (3 - member) * 32 + 23] = 0x01;
    }

    function _wordAt(bytes memory data, uint256 place) private pure returns (bytes32 word) {
        assembly ("memory-safe") {
            word := mload(add(add(data, 0x20), place))
        }
    }
}
