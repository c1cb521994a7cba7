// SPDX-License-Identifier: UNLICENSED
pragma solidity 0.8.37;

import {IPartyErrors} from "../interfaces/IPartyErrors.sol";
import {IPartyRegistry} from "../interfaces/IPartyRegistry.sol";
import {ISignedActs} from "../interfaces/ISignedActs.sol";
import {Claims} from "../support/Claims.sol";
import {Actor} from "../support/Ledger.sol";
import {vm} from "../support/Vm.sol";
import {NOBODY, PartyId} from "../types/Ids.sol";
import {ChangeAccount, Enrol, RaiseEpoch, Renew} from "../types/PartyActs.sol";
import {Issue} from "../types/ReceivableActs.sol";
import {Party, PartyStatus} from "../types/Records.sol";
import {TradeAttestation} from "../types/TradeActs.sol";
import {Roles} from "../types/Roles.sol";

contract PartyRegistryTest is Claims {
    function test_registrar_and_account_enrol_a_party() public {
        Actor memory actor = _actor(140);
        Enrol memory act = _enrolment(actor, Roles.SUPPLIER | Roles.BANK);
        bytes32 digest = digests.digestOf(act, address(parties));
        bytes[] memory signatures = _list(_sign(REGISTRAR_KEY, digest), _sign(140, digest));
        vm.expectEmit(true, true, true, true, address(parties));
        emit IPartyRegistry.PartyEnrolled(actor.party, actor.account, act.roles, act.verifiedUntil, digest);
        parties.enrol(act, signatures);
        Party memory party = parties.partyOf(actor.party);
        eq(party.account, actor.account, "account");
        eq(party.roles, Roles.SUPPLIER | Roles.BANK, "roles");
        eq(party.epoch, 1, "epoch");
        eq(party.verifiedUntil, act.verifiedUntil, "verified until");
        yes(party.status == PartyStatus.Active, "active");
        yes(parties.partyOfAccount(actor.account) == actor.party, "found by account");
        vm.expectRevert(abi.encodeWithSelector(IPartyRegistry.PartyExists.selector, actor.party));
        parties.enrol(act, signatures);
    }

    function test_refuses_an_enrolment_without_registrar_or_account() public {
        Enrol memory act = _enrolment(_actor(140), Roles.SUPPLIER);
        bytes32 digest = digests.digestOf(act, address(parties));
        bytes memory byRegistrar = _sign(REGISTRAR_KEY, digest);
        bytes memory byAccount = _sign(140, digest);
        vm.expectRevert(abi.encodeWithSelector(ISignedActs.NotSigned.selector, vm.addr(REGISTRAR_KEY), digest));
        parties.enrol(act, _list(byAccount, byAccount));
        vm.expectRevert(abi.encodeWithSelector(ISignedActs.NotSigned.selector, act.account, digest));
        parties.enrol(act, _list(byRegistrar, byRegistrar));
        vm.expectRevert(abi.encodeWithSelector(ISignedActs.SignatureCountDiffers.selector, 2, 1));
        parties.enrol(act, _list(byRegistrar));
    }

    function test_refuses_the_number_of_nobody() public {
        Actor memory actor = _actor(140);
        actor.party = NOBODY;
        _refuses(actor, abi.encodeWithSelector(IPartyRegistry.PartyNumberZero.selector));
    }

    function test_refuses_one_account_for_two_parties() public {
        Actor memory actor = _actor(102);
        actor.party = PartyId.wrap(140);
        _refuses(actor, abi.encodeWithSelector(IPartyRegistry.AccountTaken.selector, actor.account, supplier.party));
    }

    function test_refuses_the_zero_address_as_an_account_whatever_is_signed() public {
        Actor memory actor = Actor(PartyId.wrap(140), 140, address(0));
        Enrol memory act = _enrolment(actor, Roles.SUPPLIER);
        bytes32 digest = digests.digestOf(act, address(parties));
        bytes memory unrecoverable = abi.encodePacked(bytes32(0), bytes32(0), uint8(0));
        vm.expectRevert(abi.encodeWithSelector(ISignedActs.NotSigned.selector, address(0), digest));
        parties.enrol(act, _list(_sign(REGISTRAR_KEY, digest), unrecoverable));
    }

    function test_refuses_a_deadline_past_and_one_too_far() public {
        Enrol memory act = _enrolment(_actor(140), Roles.SUPPLIER);
        act.deadline = uint48(block.timestamp - 1);
        vm.expectRevert(abi.encodeWithSelector(ISignedActs.ActExpired.selector, act.deadline));
        parties.enrol(act, new bytes[](2));
        act.deadline = uint48(block.timestamp + 30 days + 1);
        vm.expectRevert(
            abi.encodeWithSelector(ISignedActs.DeadlineTooFar.selector, act.deadline, block.timestamp + 30 days)
        );
        parties.enrol(act, new bytes[](2));
    }

    function test_refuses_a_registry_without_registrar() public {
        bytes memory reason = abi.encodeWithSelector(IPartyRegistry.RegistrarMissing.selector);
        vm.expectRevert(reason);
        this.createFor(address(0));
    }

    function createFor(address registrar) external {
        _create("parties/PartyRegistry", abi.encode(registrar, address(receivables)));
    }

    function test_the_registrar_renews_and_what_expired_signs_again() public {
        uint40 end = uint40(block.timestamp + 10);
        _renew(supplier, Roles.SUPPLIER, end);
        vm.warp(end);
        Issue memory act = _issueAct(1);
        TradeAttestation memory attestation = _attestationFor(act);
        bytes[] memory signatures = _issueSignatures(act, attestation);
        vm.expectRevert(abi.encodeWithSelector(IPartyErrors.PartyNotVerified.selector, supplier.party, end));
        receivables.issue(act, attestation, signatures);
        _renew(supplier, Roles.SUPPLIER, end + 1 days);
        receivables.issue(act, attestation, signatures);
    }

    function test_refuses_a_renewal_that_ran() public {
        Renew memory act = Renew(supplier.party, Roles.BANK, 2_000_000_000, _deadline());
        bytes32 digest = digests.digestOf(act, address(parties));
        bytes[] memory signatures = _list(_sign(REGISTRAR_KEY, digest));
        vm.expectEmit(true, true, true, true, address(parties));
        emit IPartyRegistry.PartyRenewed(supplier.party, Roles.BANK, 2_000_000_000, digest);
        parties.renew(act, signatures);
        vm.expectRevert(abi.encodeWithSelector(IPartyRegistry.NothingToRenew.selector, supplier.party));
        parties.renew(act, signatures);
    }

    function test_refuses_a_renewal_that_ran_before_a_later_one() public {
        Renew memory act = Renew(supplier.party, Roles.BANK, 2_000_000_000, _deadline());
        bytes[] memory signatures = _list(_sign(REGISTRAR_KEY, digests.digestOf(act, address(parties))));
        parties.renew(act, signatures);
        _renew(supplier, Roles.SUPPLIER, 2_000_000_000);
        vm.expectRevert(abi.encodeWithSelector(IPartyRegistry.NothingToRenew.selector, supplier.party));
        parties.renew(act, signatures);
    }

    function test_refuses_a_renewal_of_nobody_and_by_nobody() public {
        Renew memory act = Renew(PartyId.wrap(999), Roles.BANK, 2_000_000_000, _deadline());
        bytes32 digest = digests.digestOf(act, address(parties));
        vm.expectRevert(abi.encodeWithSelector(ISignedActs.NotSigned.selector, vm.addr(REGISTRAR_KEY), digest));
        parties.renew(act, _list(_sign(supplier.key, digest)));
        vm.expectRevert(abi.encodeWithSelector(IPartyErrors.PartyUnknown.selector, act.party));
        parties.renew(act, _list(_sign(REGISTRAR_KEY, digest)));
    }

    function test_a_party_goes_over_to_another_account_and_epoch() public {
        address fresh = vm.addr(141);
        ChangeAccount memory act = ChangeAccount(supplier.party, 1, fresh, _deadline());
        bytes32 digest = digests.digestOf(act, address(parties));
        bytes[] memory signatures = _list(_sign(supplier.key, digest), _sign(141, digest));
        vm.expectEmit(true, true, true, true, address(parties));
        emit IPartyRegistry.PartyAccountChanged(supplier.party, fresh, 2, digest);
        parties.changeAccount(act, signatures);
        eq(parties.accountOf(supplier.party), fresh, "account");
        yes(parties.partyOfAccount(supplier.account) == NOBODY, "the former account stands for nobody");
        vm.expectRevert(abi.encodeWithSelector(IPartyErrors.EpochDiffers.selector, supplier.party, 2, 1));
        parties.changeAccount(act, signatures);
    }

    function test_an_account_changes_by_the_present_and_the_new_one_alone() public {
        ChangeAccount memory act = ChangeAccount(supplier.party, 1, vm.addr(141), _deadline());
        bytes32 digest = digests.digestOf(act, address(parties));
        bytes memory byNew = _sign(141, digest);
        bytes memory byRegistrar = _sign(REGISTRAR_KEY, digest);
        vm.expectRevert(abi.encodeWithSelector(ISignedActs.NotSigned.selector, supplier.account, digest));
        parties.changeAccount(act, _list(byRegistrar, byNew));
        vm.expectRevert(abi.encodeWithSelector(ISignedActs.NotSigned.selector, act.account, digest));
        parties.changeAccount(act, _list(_sign(supplier.key, digest), byRegistrar));
    }

    function test_raising_the_epoch_voids_what_was_signed() public {
        Issue memory act = _issueAct(1);
        TradeAttestation memory attestation = _attestationFor(act);
        bytes[] memory signatures = _issueSignatures(act, attestation);
        RaiseEpoch memory raise = RaiseEpoch(supplier.party, 1, _deadline());
        bytes32 digest = digests.digestOf(raise, address(parties));
        bytes[] memory raised = _list(_sign(supplier.key, digest));
        vm.expectEmit(true, true, true, true, address(parties));
        emit IPartyRegistry.PartyEpochRaised(supplier.party, 2, digest);
        parties.raiseEpoch(raise, raised);
        bytes memory reason = abi.encodeWithSelector(IPartyErrors.EpochDiffers.selector, supplier.party, 2, 1);
        vm.expectRevert(reason);
        receivables.issue(act, attestation, signatures);
        vm.expectRevert(reason);
        parties.raiseEpoch(raise, raised);
    }

    function _renew(Actor memory actor, uint16 roles, uint40 until) private {
        Renew memory act = Renew(actor.party, roles, until, _deadline());
        parties.renew(act, _list(_sign(REGISTRAR_KEY, digests.digestOf(act, address(parties)))));
    }

    function _refuses(Actor memory actor, bytes memory reason) private {
        Enrol memory act = _enrolment(actor, Roles.SUPPLIER);
        bytes32 digest = digests.digestOf(act, address(parties));
        bytes[] memory signatures = _list(_sign(REGISTRAR_KEY, digest), _sign(actor.key, digest));
        vm.expectRevert(reason);
        parties.enrol(act, signatures);
    }
}
