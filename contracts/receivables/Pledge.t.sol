// SPDX-License-Identifier: UNLICENSED
pragma solidity 0.8.37;

import {IClaimPledges} from "../interfaces/IClaimPledges.sol";
import {IPartyErrors} from "../interfaces/IPartyErrors.sol";
import {IReceivablesErrors} from "../interfaces/IReceivablesErrors.sol";
import {Actor} from "../support/Ledger.sol";
import {Keeping} from "../support/Keeping.sol";
import {vm} from "../support/Vm.sol";
import {Pledge, Release} from "../types/EncumbranceActs.sol";
import {Flags} from "../types/Flags.sol";
import {NOBODY, PartyId, ReceivableId} from "../types/Ids.sol";
import {RevokeAct} from "../types/ReceivableActs.sol";
import {Fragment} from "../types/Records.sol";
import {Roles} from "../types/Roles.sol";

contract PledgeTest is Keeping {
    ReceivableId private id;

    function setUp() public override {
        super.setUp();
        id = _issued(1);
    }

    function test_holder_and_bank_pledge_a_fragment_in_place() public {
        Pledge memory act = _pledgeAct(id, 0, FACE, 1, supplier, bank);
        bytes32 digest = digests.digestOfPledge(act, address(receivables));
        bytes[] memory signatures = _signed(digest, supplier, bank);
        vm.expectEmit(true, true, true, true, address(receivables));
        emit IClaimPledges.FragmentPledged(id, supplier.party, bank.party, 0, FACE, 2, digest);
        receivables.pledge(act, signatures);
        Fragment memory part = receivables.fragmentOf(id, 0);
        yes(part.holder == supplier.party && part.pledgee == bank.party, "still the holder's, and pledged");
        yes(part.to == FACE && part.version == 2 && part.programme == PROGRAMME, "in place");
        vm.expectRevert(abi.encodeWithSelector(IReceivablesErrors.FragmentStale.selector, id, 0, FACE, 1));
        receivables.pledge(act, signatures);
    }

    function test_a_pledged_fragment_is_not_pledged_again() public {
        _pledgeWhole(id, bank);
        bytes memory reason = abi.encodeWithSelector(IReceivablesErrors.PledgeStands.selector, id, 0, bank.party);
        _refuses(_pledgeAct(id, 0, FACE, 2, supplier, otherBank), otherBank, reason);
    }

    function test_refuses_a_pledgee_that_is_no_bank() public {
        bytes memory reason = abi.encodeWithSelector(IPartyErrors.RoleMissing.selector, core.party, Roles.BANK);
        _refuses(_pledgeAct(id, 0, FACE, 1, supplier, core), core, reason);
    }

    function test_refuses_a_pledge_to_oneself() public {
        bytes memory reason = abi.encodeWithSelector(IReceivablesErrors.SameParty.selector, supplier.party);
        _refuses(_pledgeAct(id, 0, FACE, 1, supplier, supplier), supplier, reason);
    }

    function test_refuses_the_fragment_of_another() public {
        Pledge memory act = _pledgeAct(id, 0, FACE, 1, farSupplier, bank);
        bytes[] memory signatures = _signed(digests.digestOfPledge(act, address(receivables)), farSupplier, bank);
        bytes memory reason = abi.encodeWithSelector(
            IReceivablesErrors.HolderDiffers.selector,
            supplier.party,
            farSupplier.party
        );
        vm.expectRevert(reason);
        receivables.pledge(act, signatures);
    }

    function test_refuses_from_the_due_time_on() public {
        uint40 due = receivables.receivableOf(id).due;
        vm.warp(due);
        bytes memory reason = abi.encodeWithSelector(IReceivablesErrors.Matured.selector, id, due);
        _refuses(_pledgeAct(id, 0, FACE, 1, supplier, bank), bank, reason);
        vm.warp(due - 1);
        _pledgeWhole(id, bank);
    }

    function test_refuses_a_frozen_locked_or_disputed_fragment() public {
        _freeze(id, 0, FACE, 1);
        _refusesFlagged(id, Flags.FROZEN);
        ReceivableId one = _issued(2);
        _lockWhole(one, bank);
        _refusesFlagged(one, Flags.LOCKED);
        one = _issued(3);
        _dispute(one, 0, FACE, 1, FACE);
        _refusesFlagged(one, Flags.DISPUTED);
    }

    function test_a_revoked_pledge_never_runs() public {
        Pledge memory act = _pledgeAct(id, 0, FACE, 1, supplier, bank);
        bytes32 digest = digests.digestOfPledge(act, address(receivables));
        RevokeAct memory revocation = _revocationOf(digest, supplier);
        receivables.revokePledge(revocation, act, _revocationSignatures(revocation, supplier));
        _refuses(act, bank, abi.encodeWithSelector(IReceivablesErrors.RevokedAct.selector, digest));
    }

    function test_nobody_but_a_signatory_revokes_a_pledge_that_waits() public {
        Pledge memory act = _pledgeAct(id, 0, FACE, 1, supplier, bank);
        bytes32 digest = digests.digestOfPledge(act, address(receivables));
        _refusesRevocation(act, core, abi.encodeWithSelector(IReceivablesErrors.NotASignatory.selector, core.party));
        receivables.pledge(act, _signed(digest, supplier, bank));
        bytes memory reason = abi.encodeWithSelector(IReceivablesErrors.FragmentStale.selector, id, 0, FACE, 1);
        _refusesRevocation(act, bank, reason);
    }

    function test_the_pledgee_releases() public {
        _pledgeWhole(id, bank);
        Release memory act = _releaseAct(id, 0, FACE, 2, bank);
        bytes32 digest = digests.digestOfRelease(act, address(receivables));
        bytes[] memory signatures = _signed(digest, bank);
        vm.expectEmit(true, true, true, true, address(receivables));
        emit IClaimPledges.FragmentReleased(id, bank.party, 0, FACE, 3, digest);
        receivables.release(act, signatures);
        Fragment memory part = receivables.fragmentOf(id, 0);
        yes(part.pledgee == NOBODY && part.holder == supplier.party && part.version == 3, "free");
        _transfer(id, 0, FACE, 3, FACE, supplier, subSupplier);
    }

    function test_another_than_the_pledgee_does_not_release() public {
        _refusesRelease(_releaseAct(id, 0, FACE, 1, bank), bank, NOBODY);
        _pledgeWhole(id, bank);
        _refusesRelease(_releaseAct(id, 0, FACE, 2, otherBank), otherBank, bank.party);
        _refusesRelease(_releaseAct(id, 0, FACE, 2, supplier), supplier, bank.party);
    }

    function test_a_pledge_is_released_after_the_due_time_and_under_a_freeze() public {
        _pledgeWhole(id, bank);
        _freeze(id, 0, FACE, 2);
        vm.warp(receivables.receivableOf(id).due);
        _release(id, 0, FACE, 3, bank);
        yes(receivables.fragmentOf(id, 0).pledgee == NOBODY, "released");
        eq(receivables.fragmentOf(id, 0).flags, Flags.FROZEN, "still frozen");
    }

    function _refusesFlagged(ReceivableId one, uint16 flag) private {
        bytes memory reason = abi.encodeWithSelector(IReceivablesErrors.FragmentFlagged.selector, one, 0, flag);
        _refuses(_pledgeAct(one, 0, FACE, 2, supplier, bank), bank, reason);
    }

    function _refuses(Pledge memory act, Actor memory pledgee, bytes memory reason) private {
        bytes[] memory signatures = _signed(digests.digestOfPledge(act, address(receivables)), supplier, pledgee);
        vm.expectRevert(reason);
        receivables.pledge(act, signatures);
    }

    function _refusesRevocation(Pledge memory act, Actor memory by, bytes memory reason) private {
        RevokeAct memory revocation = _revocationOf(digests.digestOfPledge(act, address(receivables)), by);
        bytes[] memory signatures = _revocationSignatures(revocation, by);
        vm.expectRevert(reason);
        receivables.revokePledge(revocation, act, signatures);
    }

    function _refusesRelease(Release memory act, Actor memory by, PartyId expected) private {
        bytes[] memory signatures = _signed(digests.digestOfRelease(act, address(receivables)), by);
        vm.expectRevert(abi.encodeWithSelector(IReceivablesErrors.PledgeeDiffers.selector, expected, by.party));
        receivables.release(act, signatures);
    }
}
