// SPDX-License-Identifier: UNLICENSED
pragma solidity 0.8.37;

import {IPartyErrors} from "../interfaces/IPartyErrors.sol";
import {IPartyRegistry} from "../interfaces/IPartyRegistry.sol";
import {ISignedActs} from "../interfaces/ISignedActs.sol";
import {Actor} from "../support/Ledger.sol";
import {PartyAccounts} from "../support/PartyAccounts.sol";
import {vm} from "../support/Vm.sol";
import {NOBODY, PartyId, ReceivableId} from "../types/Ids.sol";
import {ChangeAccount, Enrol, ProposeRecovery, RaiseEpoch, Renew, StopRecovery} from "../types/PartyActs.sol";
import {Touch} from "../types/ReceivableActs.sol";
import {Party, PartyStatus, Recovery} from "../types/Records.sol";
import {Roles} from "../types/Roles.sol";

contract RecoveryTest is PartyAccounts {
    uint256 private constant FRESH_KEY = 140;

    address private fresh;
    uint40 private completesAt;

    function setUp() public override {
        super.setUp();
        fresh = vm.addr(FRESH_KEY);
        completesAt = uint40(block.timestamp + 7 days);
    }

    function test_the_registrar_and_the_new_account_propose() public {
        ProposeRecovery memory act = _proposalAct(supplier, 1, FRESH_KEY);
        bytes32 digest = digests.digestOfProposeRecovery(act, address(parties));
        bytes[] memory signatures = _proposalSignatures(act, FRESH_KEY);
        vm.expectEmit(true, true, true, true, address(parties));
        emit IPartyRegistry.RecoveryProposed(supplier.party, fresh, completesAt, digest);
        parties.proposeRecovery(act, signatures);
        Party memory party = parties.partyOf(supplier.party);
        yes(party.status == PartyStatus.Recovering && party.account == supplier.account, "recovering, not changed");
        eq(party.epoch, 1, "epoch");
        _recorded(fresh, completesAt, 0);
        bytes memory recovering = abi.encodeWithSelector(IPartyErrors.PartyRecovering.selector, supplier.party);
        vm.expectRevert(recovering);
        parties.proposeRecovery(act, signatures);
        vm.expectRevert(recovering);
        parties.accountOf(supplier.party);
    }

    function test_a_recovering_party_does_not_act() public {
        ReceivableId id = _issued(1);
        Touch memory touch = _touchAct(id, 0, FACE, 1, supplier);
        bytes[] memory touched = _signed(digests.digestOf(touch, address(receivables)), supplier);
        _proposeRecovery(supplier, 1, FRESH_KEY);
        bytes memory recovering = abi.encodeWithSelector(IPartyErrors.PartyRecovering.selector, supplier.party);
        vm.expectRevert(recovering);
        receivables.touch(touch, touched);
        RaiseEpoch memory raise = RaiseEpoch(supplier.party, 1, _deadline());
        bytes[] memory signatures = _signed(digests.digestOf(raise, address(parties)), supplier);
        vm.expectRevert(recovering);
        parties.raiseEpoch(raise, signatures);
        ChangeAccount memory change = ChangeAccount(supplier.party, 1, vm.addr(141), _deadline());
        bytes32 digest = digests.digestOf(change, address(parties));
        signatures = _list(_sign(supplier.key, digest), _sign(141, digest));
        vm.expectRevert(recovering);
        parties.changeAccount(change, signatures);
        Renew memory renewal = Renew(supplier.party, Roles.BANK, 2_000_000_000, _deadline());
        signatures = _signed(digests.digestOf(renewal, address(parties)), _registrar());
        vm.expectRevert(recovering);
        parties.renew(renewal, signatures);
    }

    function test_completes_after_seven_days_to_the_second() public {
        _proposeRecovery(supplier, 1, FRESH_KEY);
        vm.warp(completesAt - 1);
        vm.expectRevert(abi.encodeWithSelector(IPartyRegistry.RecoveryOpen.selector, completesAt));
        parties.completeRecovery(supplier.party);
        vm.warp(completesAt);
        vm.expectEmit(true, true, true, true, address(parties));
        emit IPartyRegistry.RecoveryCompleted(supplier.party, fresh, 2);
        vm.prank(farSupplier.account);
        parties.completeRecovery(supplier.party);
        Party memory party = parties.partyOf(supplier.party);
        yes(party.status == PartyStatus.Active && party.account == fresh && party.epoch == 2, "another account");
        yes(party.roles == Roles.SUPPLIER && party.verifiedUntil == type(uint40).max, "else the same party");
        yes(parties.partyOfAccount(supplier.account) == NOBODY, "the former account stands for nobody");
        yes(parties.partyOfAccount(fresh) == supplier.party, "the new one for the party");
        _recorded(address(0), 0, 0);
        vm.expectRevert(abi.encodeWithSelector(IPartyRegistry.NoRecovery.selector, supplier.party));
        parties.completeRecovery(supplier.party);
    }

    function test_after_it_the_new_account_signs_and_what_the_former_signed_is_void() public {
        ReceivableId id = _issued(1);
        _proposeRecovery(supplier, 1, FRESH_KEY);
        vm.warp(completesAt);
        parties.completeRecovery(supplier.party);
        Touch memory act = _touchAct(id, 0, FACE, 1, supplier);
        bytes[] memory signatures = _signed(digests.digestOf(act, address(receivables)), supplier);
        vm.expectRevert(abi.encodeWithSelector(IPartyErrors.EpochDiffers.selector, supplier.party, 2, 1));
        receivables.touch(act, signatures);
        act.holderEpoch = 2;
        receivables.touch(act, _list(_sign(FRESH_KEY, digests.digestOf(act, address(receivables)))));
    }

    function test_the_present_account_stops_it() public {
        _proposeRecovery(supplier, 1, FRESH_KEY);
        StopRecovery memory act = StopRecovery(supplier.party, 1, _deadline());
        bytes32 digest = digests.digestOfStopRecovery(act, address(parties));
        bytes[] memory signatures = _signed(digest, supplier);
        uint40 restsUntil = uint40(block.timestamp + 30 days);
        vm.expectEmit(true, true, true, true, address(parties));
        emit IPartyRegistry.RecoveryStopped(supplier.party, 2, restsUntil, digest);
        parties.stopRecovery(act, signatures);
        Party memory party = parties.partyOf(supplier.party);
        yes(party.status == PartyStatus.Active && party.account == supplier.account, "as it was");
        eq(party.epoch, 2, "but for its epoch");
        _recorded(address(0), 0, restsUntil);
        bytes memory none = abi.encodeWithSelector(IPartyRegistry.NoRecovery.selector, supplier.party);
        vm.expectRevert(none);
        parties.stopRecovery(act, signatures);
        vm.warp(completesAt);
        vm.expectRevert(none);
        parties.completeRecovery(supplier.party);
    }

    function test_the_new_account_the_registrar_and_others_do_not_stop_it() public {
        _proposeRecovery(supplier, 1, FRESH_KEY);
        StopRecovery memory act = StopRecovery(supplier.party, 1, _deadline());
        bytes32 digest = digests.digestOfStopRecovery(act, address(parties));
        bytes memory reason = abi.encodeWithSelector(ISignedActs.NotSigned.selector, supplier.account, digest);
        uint256[3] memory keys = [FRESH_KEY, REGISTRAR_KEY, farSupplier.key];
        for (uint256 i = 0; i < 3; ++i) {
            bytes[] memory signatures = _list(_sign(keys[i], digest));
            vm.expectRevert(reason);
            parties.stopRecovery(act, signatures);
        }
    }

    function test_rests_thirty_days_to_the_second_after_one_that_was_stopped() public {
        _proposeRecovery(supplier, 1, FRESH_KEY);
        _stopRecovery(supplier, 1);
        uint40 restsUntil = uint40(block.timestamp + 30 days);
        vm.warp(restsUntil - 1);
        bytes memory reason = abi.encodeWithSelector(IPartyRegistry.RecoveryTooSoon.selector, restsUntil);
        _refuses(_proposalAct(supplier, 2, FRESH_KEY), reason);
        vm.warp(restsUntil);
        _proposeRecovery(supplier, 2, FRESH_KEY);
    }

    /// @dev Or it could be relayed again and again.
    function test_a_proposal_that_was_stopped_or_completed_does_not_come_again() public {
        ProposeRecovery memory act = _proposalAct(supplier, 1, FRESH_KEY);
        act.deadline = uint48(block.timestamp + 30 days);
        bytes[] memory signatures = _proposalSignatures(act, FRESH_KEY);
        parties.proposeRecovery(act, signatures);
        _stopRecovery(supplier, 1);
        vm.warp(block.timestamp + 30 days);
        vm.expectRevert(abi.encodeWithSelector(IPartyErrors.EpochDiffers.selector, supplier.party, 2, 1));
        parties.proposeRecovery(act, signatures);
    }

    function test_refuses_a_proposal_for_an_epoch_or_a_party_that_is_not() public {
        bytes memory reason = abi.encodeWithSelector(IPartyErrors.EpochDiffers.selector, supplier.party, 1, 2);
        _refuses(_proposalAct(supplier, 2, FRESH_KEY), reason);
        reason = abi.encodeWithSelector(IPartyErrors.PartyUnknown.selector, PartyId.wrap(199));
        _refuses(_proposalAct(_actor(199), 1, FRESH_KEY), reason);
    }

    function test_refuses_an_account_that_stands_for_a_party() public {
        ProposeRecovery memory act = _proposalAct(supplier, 1, 103);
        bytes[] memory signatures = _proposalSignatures(act, 103);
        vm.expectRevert(
            abi.encodeWithSelector(IPartyRegistry.AccountTaken.selector, subSupplier.account, subSupplier.party)
        );
        parties.proposeRecovery(act, signatures);
    }

    /// @dev An account that stood for another when the time is over would leave the party recovering for ever.
    function test_the_proposed_account_is_kept_for_the_party() public {
        _proposeRecovery(supplier, 1, FRESH_KEY);
        bytes memory taken = abi.encodeWithSelector(IPartyRegistry.AccountTaken.selector, fresh, supplier.party);
        ProposeRecovery memory act = _proposalAct(subSupplier, 1, FRESH_KEY);
        _refuses(act, taken);
        Actor memory other = Actor(PartyId.wrap(141), FRESH_KEY, fresh);
        Enrol memory enrolment = _enrolment(other, Roles.SUPPLIER);
        bytes32 digest = digests.digestOf(enrolment, address(parties));
        bytes[] memory signatures = _signed(digest, _registrar(), other);
        vm.expectRevert(taken);
        parties.enrol(enrolment, signatures);
        ChangeAccount memory change = ChangeAccount(subSupplier.party, 1, fresh, _deadline());
        signatures = _signed(digests.digestOf(change, address(parties)), subSupplier, other);
        vm.expectRevert(taken);
        parties.changeAccount(change, signatures);
        _stopRecovery(supplier, 1);
        parties.proposeRecovery(act, _proposalSignatures(act, FRESH_KEY));
        yes(parties.partyOfAccount(fresh) == subSupplier.party, "free when it was stopped");
    }

    function test_nothing_is_stopped_or_completed_that_was_not_proposed() public {
        bytes memory none = abi.encodeWithSelector(IPartyRegistry.NoRecovery.selector, supplier.party);
        StopRecovery memory act = StopRecovery(supplier.party, 1, _deadline());
        bytes[] memory signatures = _signed(digests.digestOfStopRecovery(act, address(parties)), supplier);
        vm.expectRevert(none);
        parties.stopRecovery(act, signatures);
        vm.expectRevert(none);
        parties.completeRecovery(supplier.party);
    }

    function test_refuses_a_stop_of_another_epoch() public {
        _proposeRecovery(supplier, 1, FRESH_KEY);
        StopRecovery memory act = StopRecovery(supplier.party, 0, _deadline());
        bytes[] memory signatures = _signed(digests.digestOfStopRecovery(act, address(parties)), supplier);
        vm.expectRevert(abi.encodeWithSelector(IPartyErrors.EpochDiffers.selector, supplier.party, 1, 0));
        parties.stopRecovery(act, signatures);
    }

    /// @dev Two persons sign for the account; to stop a recovery any one of them is enough, a former one is not.
    function test_any_one_signer_of_a_party_account_stops_it() public {
        Actor memory actor = _enrolAccount();
        _proposeRecovery(actor, 1, FRESH_KEY);
        StopRecovery memory act = StopRecovery(actor.party, 1, _deadline());
        bytes32 digest = digests.digestOfStopRecovery(act, address(parties));
        bytes[] memory byStranger = _list(_byEoa(0xC1, digest));
        vm.expectRevert(abi.encodeWithSelector(ISignedActs.NotSigned.selector, address(account), digest));
        parties.stopRecovery(act, byStranger);
        uint256 snapshot = vm.snapshotState();
        parties.stopRecovery(act, _list(_byEoa(BO_KEY, digest)));
        vm.revertToState(snapshot);
        parties.stopRecovery(act, _list(_both(digest, digest)));
        vm.revertToState(snapshot);
        bytes memory key = _passkey(ANN_TELEPHONE);
        bytes memory assertion = _assertion(ANN_TELEPHONE, account.approvalDigest(digest), RP_ID);
        parties.stopRecovery(act, _list(abi.encodePacked(uint8(key.length), key, assertion)));
        yes(parties.partyOf(actor.party).status == PartyStatus.Active, "stopped");
    }

    function _enrolAccount() private returns (Actor memory actor) {
        _createAccount();
        actor = Actor(PartyId.wrap(150), 0, address(account));
        Enrol memory act = _enrolment(actor, Roles.SUPPLIER);
        bytes32 digest = digests.digestOf(act, address(parties));
        parties.enrol(act, _list(_sign(REGISTRAR_KEY, digest), _both(digest, digest)));
    }

    function _byEoa(uint256 key, bytes32 digest) private view returns (bytes memory) {
        return abi.encodePacked(uint8(20), vm.addr(key), _sign(key, account.approvalDigest(digest)));
    }

    function _recorded(address proposed, uint40 completes, uint40 rests) private view {
        Recovery memory found = parties.recoveryOf(supplier.party);
        eq(found.account, proposed, "account");
        eq(found.completesAt, completes, "completes at");
        eq(found.restsUntil, rests, "rests until");
    }

    function _refuses(ProposeRecovery memory act, bytes memory reason) private {
        bytes[] memory signatures = _proposalSignatures(act, FRESH_KEY);
        vm.expectRevert(reason);
        parties.proposeRecovery(act, signatures);
    }
}
