// SPDX-License-Identifier: UNLICENSED
pragma solidity 0.8.37;

import {ISignedActs} from "../interfaces/ISignedActs.sol";
import {Anchoring} from "../support/Anchoring.sol";
import {PartyAccounts} from "../support/PartyAccounts.sol";
import {vm} from "../support/Vm.sol";
import {AnchorBatch} from "../types/EvidenceActs.sol";

/// @dev A log kept by an account of several persons.
contract EvidenceLogAccountTest is Anchoring, PartyAccounts {
    function setUp() public override {
        super.setUp();
        _createEvidenceLog();
        _createAccount();
    }

    function test_a_contract_account_keeps_a_log_by_its_own_rules() public {
        AnchorBatch memory batch = _batch(LOG_KEY, _anchorOf(SITE, 0, 7));
        batch.log = address(account);
        bytes32 digest = _digestOf(batch);
        evidence.anchor(batch, _both(digest, digest));
        eq(evidence.treeSizeOf(address(account), SITE), 7, "anchored");
    }

    function test_refuses_when_too_few_of_its_persons_signed() public {
        AnchorBatch memory batch = _batch(LOG_KEY, _anchorOf(SITE, 0, 7));
        batch.log = address(account);
        bytes32 digest = _digestOf(batch);
        bytes memory signature = _both(digest, keccak256("another batch"));
        vm.expectRevert(abi.encodeWithSelector(ISignedActs.NotSigned.selector, address(account), digest));
        evidence.anchor(batch, signature);
    }
}
