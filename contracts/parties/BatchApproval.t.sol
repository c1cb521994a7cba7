// SPDX-License-Identifier: UNLICENSED
pragma solidity 0.8.37;

import {IERC1271} from "@openzeppelin/contracts/interfaces/IERC1271.sol";
import {IPartyAccount} from "../interfaces/IPartyAccount.sol";
import {Actor} from "../support/Ledger.sol";
import {PartyAccounts} from "../support/PartyAccounts.sol";
import {vm} from "../support/Vm.sol";
import {PartyId, ReceivableId} from "../types/Ids.sol";
import {Enrol} from "../types/PartyActs.sol";
import {Transfer} from "../types/ReceivableActs.sol";
import {Roles} from "../types/Roles.sol";

/// @dev One ceremony over the root of OpenZeppelin's standard Merkle tree of four digests.
contract BatchApprovalTest is PartyAccounts {
    bytes32[] private acts;

    function setUp() public override {
        super.setUp();
        _createAccount();
        for (uint256 i = 0; i < 4; ++i) acts.push(keccak256(abi.encode("act", i)));
    }

    function test_one_ceremony_approves_every_act_of_the_tree() public view {
        for (uint256 i = 0; i < 4; ++i) _answers(acts[i], _batch(_root(), _proof(i)), true);
    }

    function test_a_tree_of_one_act_needs_no_proof() public view {
        _answers(acts[0], _batch(_leaf(acts[0]), new bytes32[](0)), true);
        _answers(acts[1], _batch(_leaf(acts[0]), new bytes32[](0)), false);
    }

    function test_an_act_outside_the_tree_is_not_approved() public view {
        _answers(keccak256("another act"), _batch(_root(), _proof(0)), false);
        _answers(acts[1], _batch(_root(), _proof(0)), false);
        bytes32[] memory proof = _proof(0);
        proof[1] = keccak256("another node");
        _answers(acts[0], _batch(_root(), proof), false);
    }

    /// @dev Leaves are hashed twice, so no node of the tree is taken for an act.
    function test_a_node_of_the_tree_is_no_act() public view {
        bytes32 node = _pair(_leaf(acts[0]), _leaf(acts[1]));
        bytes32[] memory proof = new bytes32[](1);
        proof[0] = _pair(_leaf(acts[2]), _leaf(acts[3]));
        _answers(node, _batch(_root(), proof), false);
        _answers(_root(), _batch(_root(), new bytes32[](0)), false);
    }

    function test_a_batch_is_not_approved_as_an_act_nor_an_act_as_a_batch() public view {
        bytes32 root = _root();
        _answers(root, _signedBy(account.batchApprovalDigest(root)), false);
        (bytes[] memory keys, bytes[] memory signatures) = _parts(account.approvalDigest(root));
        _answers(acts[0], abi.encode(keys, signatures, _proof(0)), false);
    }

    function test_twenty_nodes_are_a_proof_and_twenty_one_are_none() public view {
        _answers(acts[0], _deepBatch(20), true);
        _answers(acts[0], _deepBatch(21), false);
    }

    function test_one_person_alone_approves_no_batch() public view {
        bytes32 approval = account.batchApprovalDigest(_root());
        bytes[] memory keys = _list(_passkey(ANN_LAPTOP), _passkey(ANN_TELEPHONE));
        bytes[] memory signatures = _list(
            _assertion(ANN_LAPTOP, approval, RP_ID),
            _assertion(ANN_TELEPHONE, approval, RP_ID)
        );
        if (keccak256(keys[0]) > keccak256(keys[1])) {
            (keys[0], keys[1]) = (keys[1], keys[0]);
            (signatures[0], signatures[1]) = (signatures[1], signatures[0]);
        }
        _answers(acts[0], abi.encode(keys, signatures, _proof(0)), false);
    }

    function test_two_persons_over_two_trees_approve_neither() public view {
        bytes32 root = _root();
        bytes memory ofBo = _sign(BO_KEY, account.batchApprovalDigest(keccak256("another root")));
        (bytes[] memory keys, bytes[] memory signatures) = _parts(account.batchApprovalDigest(root));
        signatures[keccak256(keys[0]) == keccak256(abi.encodePacked(vm.addr(BO_KEY))) ? 0 : 1] = ofBo;
        _answers(acts[0], abi.encode(keys, signatures, _proof(0)), false);
    }

    function test_a_change_of_signers_voids_the_batch() public {
        bytes memory early = _batch(_root(), _proof(0));
        bytes32 change = _configureDigest();
        bytes[] memory none = new bytes[](0);
        account.configure(none, none, new uint32[](0), 2, _deadline(), _both(change, change));
        _answers(acts[0], early, false);
        _answers(acts[0], _batch(_root(), _proof(0)), true);
    }

    function test_a_batch_changes_no_signers() public {
        bytes32 change = _configureDigest();
        bytes memory signature = _batch(_leaf(change), new bytes32[](0));
        bytes[] memory none = new bytes[](0);
        vm.expectRevert(abi.encodeWithSelector(IPartyAccount.NotApproved.selector, change));
        account.configure(none, none, new uint32[](0), 2, _deadline(), signature);
    }

    function test_what_is_no_proof_is_no_approval() public view {
        bytes memory whole = _batch(_root(), _proof(0));
        _answers(acts[0], _with(whole, 0x40, type(uint256).max), false);
        _answers(acts[0], _with(whole, 0x40, whole.length), false);
        _answers(acts[0], _with(whole, whole.length - 0x60, type(uint256).max), false);
        _answers(acts[0], _with(whole, whole.length - 0x60, 3), false);
        bytes memory short = new bytes(whole.length - 0x20);
        for (uint256 i = 0; i < short.length; ++i) short[i] = whole[i];
        _answers(acts[0], short, false);
        _answers(acts[0], _with(new bytes(0x80), 0, 0x60), false);
    }

    /// @dev The account is a party: one ceremony, and two acts of the ledger run.
    function test_the_ledger_runs_every_act_of_a_batch() public {
        Actor memory holder = _enrolAccount();
        ReceivableId first = _issued(1);
        ReceivableId second = _issued(2);
        Transfer memory one = _transferAct(first, 0, FACE, 1, FACE, supplier, holder);
        Transfer memory two = _transferAct(second, 0, FACE, 1, FACE, supplier, holder);
        acts[0] = digests.digestOf(one, address(receivables));
        acts[1] = digests.digestOf(two, address(receivables));
        bytes32 root = _root();
        receivables.transfer(one, _list(_sign(supplier.key, acts[0]), _batch(root, _proof(0))));
        receivables.transfer(two, _list(_sign(supplier.key, acts[1]), _batch(root, _proof(1))));
        yes(receivables.fragmentOf(first, 0).holder == holder.party, "the first");
        yes(receivables.fragmentOf(second, 0).holder == holder.party, "the second");
    }

    function _enrolAccount() private returns (Actor memory actor) {
        actor = Actor(PartyId.wrap(150), 0, address(account));
        Enrol memory act = _enrolment(actor, Roles.SUPPLIER);
        bytes32 digest = digests.digestOf(act, address(parties));
        parties.enrol(act, _list(_sign(REGISTRAR_KEY, digest), _both(digest, digest)));
    }

    function _batch(bytes32 root, bytes32[] memory proof) private view returns (bytes memory) {
        (bytes[] memory keys, bytes[] memory signatures) = _parts(account.batchApprovalDigest(root));
        return abi.encode(keys, signatures, proof);
    }

    function _deepBatch(uint256 depth) private view returns (bytes memory) {
        bytes32[] memory proof = new bytes32[](depth);
        bytes32 root = _leaf(acts[0]);
        for (uint256 i = 0; i < depth; ++i) {
            proof[i] = keccak256(abi.encode("sibling", i));
            root = _pair(root, proof[i]);
        }
        return _batch(root, proof);
    }

    function _signedBy(bytes32 approval) private view returns (bytes memory) {
        (bytes[] memory keys, bytes[] memory signatures) = _parts(approval);
        return abi.encode(keys, signatures);
    }

    function _parts(bytes32 approval) private view returns (bytes[] memory keys, bytes[] memory signatures) {
        keys = _list(_passkey(ANN_LAPTOP), abi.encodePacked(vm.addr(BO_KEY)));
        signatures = _list(_assertion(ANN_LAPTOP, approval, RP_ID), _sign(BO_KEY, approval));
        if (keccak256(keys[0]) > keccak256(keys[1])) {
            (keys[0], keys[1]) = (keys[1], keys[0]);
            (signatures[0], signatures[1]) = (signatures[1], signatures[0]);
        }
    }

    function _root() private view returns (bytes32) {
        return _pair(_pair(_leaf(acts[0]), _leaf(acts[1])), _pair(_leaf(acts[2]), _leaf(acts[3])));
    }

    function _proof(uint256 index) private view returns (bytes32[] memory proof) {
        proof = new bytes32[](2);
        proof[0] = _leaf(acts[index ^ 1]);
        uint256 other = index < 2 ? 2 : 0;
        proof[1] = _pair(_leaf(acts[other]), _leaf(acts[other + 1]));
    }

    function _leaf(bytes32 act) private pure returns (bytes32) {
        return keccak256(bytes.concat(keccak256(abi.encode(act))));
    }

    function _pair(bytes32 a, bytes32 b) private pure returns (bytes32) {
        return a < b ? keccak256(abi.encode(a, b)) : keccak256(abi.encode(b, a));
    }

    function _with(bytes memory data, uint256 position, uint256 word) private pure returns (bytes memory copy) {
        copy = bytes.concat(data);
        assembly ("memory-safe") {
            mstore(add(add(copy, 0x20), position), word)
        }
    }

    /// @dev Nothing changes but the number of the configuration.
    function _configureDigest() private view returns (bytes32) {
        bytes32 none = keccak256("");
        bytes32 typeHash = keccak256(
            "Configure(bytes[] remove,bytes[] add,uint32[] persons,uint64 threshold,uint64 configuration,uint48 deadline)"
        );
        bytes32 structHash = keccak256(abi.encode(typeHash, none, none, none, 2, account.configuration(), _deadline()));
        bytes32 domain = keccak256(
            abi.encode(
                keccak256("EIP712Domain(string name,string version,uint256 chainId,address verifyingContract)"),
                keccak256("Tallystick"),
                keccak256("1"),
                block.chainid,
                address(account)
            )
        );
        return keccak256(abi.encodePacked(hex"1901", domain, structHash));
    }

    function _answers(bytes32 act, bytes memory signature, bool expected) private view {
        bytes4 answer = account.isValidSignature(act, signature);
        yes(answer == (expected ? IERC1271.isValidSignature.selector : bytes4(0xffffffff)), "approval");
    }
}

contract AnySignerTest is PartyAccounts {
    function setUp() public override {
        vm.warp(1_800_000_000);
        _createAccount();
    }

    function test_one_signer_alone_says_so_with_any_of_its_keys() public view {
        bytes32 approval = account.approvalDigest(DIGEST);
        _answers(_by(_passkey(ANN_LAPTOP), _assertion(ANN_LAPTOP, approval, RP_ID)), true);
        _answers(_by(_passkey(ANN_TELEPHONE), _assertion(ANN_TELEPHONE, approval, RP_ID)), true);
        _answers(_by(abi.encodePacked(vm.addr(BO_KEY)), _sign(BO_KEY, approval)), true);
    }

    function test_who_is_no_signer_says_nothing() public view {
        bytes32 approval = account.approvalDigest(DIGEST);
        _answers(_by(abi.encodePacked(vm.addr(0xC1)), _sign(0xC1, approval)), false);
        _answers(_by(_passkey(0xC1), _assertion(0xC1, approval, RP_ID)), false);
    }

    function test_a_signers_key_with_anothers_signature_says_nothing() public view {
        bytes32 approval = account.approvalDigest(DIGEST);
        _answers(_by(abi.encodePacked(vm.addr(BO_KEY)), _sign(0xC1, approval)), false);
        _answers(_by(_passkey(ANN_LAPTOP), _assertion(ANN_TELEPHONE, approval, RP_ID)), false);
    }

    function test_what_was_signed_of_another_digest_a_batch_or_bare_says_nothing() public view {
        bytes memory bo = abi.encodePacked(vm.addr(BO_KEY));
        _answers(_by(bo, _sign(BO_KEY, DIGEST)), false);
        _answers(_by(bo, _sign(BO_KEY, account.approvalDigest(keccak256("another act")))), false);
        _answers(_by(bo, _sign(BO_KEY, account.batchApprovalDigest(DIGEST))), false);
    }

    function test_what_is_cut_short_says_nothing() public view {
        _answers("", false);
        _answers(hex"00", false);
        _answers(hex"14", false);
        _answers(hex"ff01", false);
        _answers(abi.encodePacked(uint8(20), vm.addr(BO_KEY)), false);
    }

    /// @dev One signer is one person: for the account itself it takes two.
    function test_one_signers_word_is_not_the_accounts() public view {
        bytes memory signature = _by(abi.encodePacked(vm.addr(BO_KEY)), _sign(BO_KEY, account.approvalDigest(DIGEST)));
        yes(account.isValidSignature(DIGEST, signature) != IERC1271.isValidSignature.selector, "approval");
    }

    function _by(bytes memory key, bytes memory signature) private pure returns (bytes memory) {
        return abi.encodePacked(uint8(key.length), key, signature);
    }

    function _answers(bytes memory signature, bool expected) private view {
        bytes4 answer = account.isSignedByAny(DIGEST, signature);
        yes(answer == (expected ? IPartyAccount.isSignedByAny.selector : bytes4(0xffffffff)), "answer");
    }
}
