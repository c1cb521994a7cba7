// SPDX-License-Identifier: UNLICENSED
pragma solidity 0.8.37;

import {IERC1271} from "@openzeppelin/contracts/interfaces/IERC1271.sol";
import {MultiSignerERC7913} from "@openzeppelin/contracts/utils/cryptography/signers/MultiSignerERC7913.sol";
import {IPartyAccount, Signer} from "../interfaces/IPartyAccount.sol";
import {PartyAccounts} from "../support/PartyAccounts.sol";
import {vm} from "../support/Vm.sol";

contract PartyAccountTest is PartyAccounts {
    function setUp() public override {
        vm.warp(1_800_000_000);
        _createAccount();
    }

    function test_two_persons_approve() public view {
        _approved(_both(DIGEST, DIGEST), true);
    }

    function test_one_person_with_two_passkeys_counts_once() public view {
        bytes32 approval = account.approvalDigest(DIGEST);
        bytes memory signature = _signed(
            _passkey(ANN_LAPTOP),
            _assertion(ANN_LAPTOP, approval, RP_ID),
            _passkey(ANN_TELEPHONE),
            _assertion(ANN_TELEPHONE, approval, RP_ID)
        );
        _approved(signature, false);
    }

    function test_one_signature_given_twice_counts_once() public view {
        bytes32 approval = account.approvalDigest(DIGEST);
        bytes memory key = abi.encodePacked(vm.addr(BO_KEY));
        _approved(_signed(key, _sign(BO_KEY, approval), key, _sign(BO_KEY, approval)), false);
    }

    function test_a_signature_of_another_digest_does_not_count() public view {
        _approved(_both(keccak256("another act"), DIGEST), false);
        _approved(_both(DIGEST, keccak256("another act")), false);
    }

    function test_a_signature_of_the_bare_digest_does_not_count() public view {
        bytes32 approval = account.approvalDigest(DIGEST);
        bytes memory signature = _signed(
            _passkey(ANN_LAPTOP),
            _assertion(ANN_LAPTOP, approval, RP_ID),
            abi.encodePacked(vm.addr(BO_KEY)),
            _sign(BO_KEY, DIGEST)
        );
        _approved(signature, false);
    }

    function test_an_assertion_for_another_site_does_not_count() public view {
        bytes32 approval = account.approvalDigest(DIGEST);
        bytes memory signature = _signed(
            _passkey(ANN_LAPTOP),
            _assertion(ANN_LAPTOP, approval, "elsewhere.example"),
            abi.encodePacked(vm.addr(BO_KEY)),
            _sign(BO_KEY, approval)
        );
        _approved(signature, false);
    }

    function test_a_key_that_is_no_signer_does_not_count() public view {
        bytes32 approval = account.approvalDigest(DIGEST);
        bytes memory signature = _signed(
            _passkey(0xC1),
            _assertion(0xC1, approval, RP_ID),
            abi.encodePacked(vm.addr(BO_KEY)),
            _sign(BO_KEY, approval)
        );
        _approved(signature, false);
        _approved("", false);
        _approved(hex"00", false);
    }

    function test_a_key_without_its_signature_does_not_count() public view {
        bytes32 approval = account.approvalDigest(DIGEST);
        bytes memory key = abi.encodePacked(vm.addr(BO_KEY));
        bytes memory both = _both(DIGEST, DIGEST);
        (bytes[] memory keys, ) = abi.decode(both, (bytes[], bytes[]));
        _approved(abi.encode(keys, _list(_sign(BO_KEY, approval))), false);
        _approved(abi.encode(_list(key), _list(_sign(BO_KEY, approval), _sign(BO_KEY, approval))), false);
    }

    /// @dev As a verifier the identity precompile would answer yes to everything.
    function test_refuses_precompiles_contracts_and_foreign_verifiers_as_signers() public {
        _refusesKey(abi.encodePacked(address(4), bytes1(0x01)));
        _refusesKey(abi.encodePacked(address(4)));
        _refusesKey(abi.encodePacked(address(this)));
        _refusesKey(bytes.concat(abi.encodePacked(address(this)), new bytes(64)));
        _refusesKey(hex"1234");
    }

    function test_refuses_a_passkey_off_the_curve() public {
        _refusesKey(abi.encodePacked(factory.passkeyVerifier(), uint256(1), uint256(1)));
    }

    function test_refuses_nobody_a_second_key_and_too_few_persons() public {
        Signer[] memory signers = _signers();
        signers[0].person = 0;
        vm.expectRevert(abi.encodeWithSelector(IPartyAccount.PersonZero.selector, signers[0].key));
        factory.create("other", signers, 1);
        signers = _signers();
        signers[1].key = signers[0].key;
        vm.expectRevert(
            abi.encodeWithSelector(MultiSignerERC7913.MultiSignerERC7913AlreadyExists.selector, signers[0].key)
        );
        factory.create("other", signers, 1);
        signers = _signers();
        vm.expectRevert(
            abi.encodeWithSelector(MultiSignerERC7913.MultiSignerERC7913UnreachableThreshold.selector, 2, 3)
        );
        factory.create("other", signers, 3);
        vm.expectRevert(abi.encodeWithSelector(MultiSignerERC7913.MultiSignerERC7913ZeroThreshold.selector));
        factory.create("other", signers, 0);
    }

    function test_is_made_once_where_the_factory_said() public {
        eq(factory.accountOf("salt", _signers(), 2), address(account), "predicted");
        eq(factory.create("salt", _signers(), 2), address(account), "made again is the same");
        yes(factory.accountOf("salt", _signers(), 1) != address(account), "the address commits to the threshold");
        eq(account.personCount(), 2, "persons");
        Signer[] memory signers = _signers();
        IPartyAccount bare = IPartyAccount(factory.implementation());
        vm.expectRevert();
        account.initialize(signers, 1);
        vm.expectRevert();
        bare.initialize(signers, 1);
    }

    function test_a_change_of_signers_voids_what_was_approved_before() public {
        bytes memory early = _both(DIGEST, DIGEST);
        bytes[] memory remove = new bytes[](1);
        remove[0] = _passkey(ANN_TELEPHONE);
        bytes[] memory add = new bytes[](1);
        add[0] = _passkey(0xC1);
        uint32[] memory persons = new uint32[](1);
        persons[0] = 3;
        bytes32 change = _configureDigest(remove, add, persons, 2, 1);
        vm.expectEmit(true, true, true, true, address(account));
        emit IPartyAccount.Configured(2, 2, 3);
        account.configure(remove, add, persons, 2, _deadline(), _both(change, change));
        eq(account.configuration(), 2, "configuration");
        eq(account.personOf(add[0]), 3, "added");
        eq(account.personOf(remove[0]), 0, "removed");
        _approved(early, false);
        _approved(_both(DIGEST, DIGEST), true);
        bytes memory again = _both(change, change);
        bytes32 next = _configureDigest(remove, add, persons, 2, 2);
        vm.expectRevert(abi.encodeWithSelector(IPartyAccount.NotApproved.selector, next));
        account.configure(remove, add, persons, 2, _deadline(), again);
    }

    function test_a_person_goes_with_the_last_of_its_keys() public {
        bytes[] memory remove = _list(_passkey(ANN_TELEPHONE), _passkey(ANN_LAPTOP));
        bytes[] memory none = new bytes[](0);
        bytes32 alone = _configureDigest(remove, none, new uint32[](0), 2, 1);
        bytes memory signature = _both(alone, alone);
        bytes4 selector = MultiSignerERC7913.MultiSignerERC7913UnreachableThreshold.selector;
        vm.expectRevert(abi.encodeWithSelector(selector, 1, 2));
        account.configure(remove, none, new uint32[](0), 2, _deadline(), signature);
        bytes32 change = _configureDigest(remove, none, new uint32[](0), 1, 1);
        account.configure(remove, none, new uint32[](0), 1, _deadline(), _both(change, change));
        eq(account.personCount(), 1, "Bo alone");
        _answers(1, 1, false);
    }

    function test_answers_what_openzeppelins_account_does() public view {
        _answers(3, 2, true);
    }

    function _answers(uint256 keys, uint256 threshold, bool withAnn) private view {
        MultiSignerERC7913 asked = MultiSignerERC7913(address(account));
        eq(asked.getSignerCount(), keys, "keys");
        eq(asked.threshold(), threshold, "threshold");
        yes(asked.isSigner(abi.encodePacked(vm.addr(BO_KEY))), "Bo's key signs");
        yes(asked.isSigner(_passkey(ANN_LAPTOP)) == withAnn, "Ann's laptop signs, or no longer");
        eq(asked.getSigners(0, type(uint64).max).length, 0, "the keys themselves are in its events alone");
    }

    function test_refuses_a_change_that_is_late_or_does_not_match() public {
        bytes[] memory none = new bytes[](0);
        uint32[] memory persons = new uint32[](1);
        uint48 late = uint48(block.timestamp - 1);
        vm.expectRevert(abi.encodeWithSelector(IPartyAccount.ConfigurationExpired.selector, late));
        account.configure(none, none, new uint32[](0), 1, late, "");
        vm.expectRevert(abi.encodeWithSelector(IPartyAccount.PersonCountDiffers.selector, 0, 1));
        account.configure(none, none, persons, 1, _deadline(), "");
    }

    function test_refuses_to_remove_who_is_no_signer() public {
        bytes[] memory remove = new bytes[](1);
        remove[0] = _passkey(0xC1);
        bytes32 change = _configureDigest(remove, new bytes[](0), new uint32[](0), 2, 1);
        bytes memory signature = _both(change, change);
        vm.expectRevert(
            abi.encodeWithSelector(MultiSignerERC7913.MultiSignerERC7913NonexistentSigner.selector, remove[0])
        );
        account.configure(remove, new bytes[](0), new uint32[](0), 2, _deadline(), signature);
    }

    function _configureDigest(
        bytes[] memory remove,
        bytes[] memory add,
        uint32[] memory persons,
        uint64 threshold,
        uint64 configuration
    ) private view returns (bytes32) {
        bytes32 typeHash = keccak256(
            "Configure(bytes[] remove,bytes[] add,uint32[] persons,uint64 threshold,uint64 configuration,uint48 deadline)"
        );
        bytes32 structHash = keccak256(
            abi.encode(
                typeHash,
                _hashOf(remove),
                _hashOf(add),
                keccak256(abi.encodePacked(persons)),
                threshold,
                configuration,
                _deadline()
            )
        );
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

    function _hashOf(bytes[] memory items) private pure returns (bytes32) {
        bytes memory hashes;
        for (uint256 i = 0; i < items.length; ++i) hashes = bytes.concat(hashes, keccak256(items[i]));
        return keccak256(hashes);
    }

    function _approved(bytes memory signature, bool expected) private view {
        bytes4 answer = account.isValidSignature(DIGEST, signature);
        yes((answer == IERC1271.isValidSignature.selector) == expected, "approval");
    }

    function _refusesKey(bytes memory key) private {
        Signer[] memory signers = new Signer[](1);
        signers[0] = Signer(1, key);
        vm.expectRevert(abi.encodeWithSelector(IPartyAccount.UnusableSigner.selector, key));
        factory.create("other", signers, 1);
    }
}
