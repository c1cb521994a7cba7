// SPDX-License-Identifier: UNLICENSED
pragma solidity 0.8.37;

import {IPartyErrors} from "../interfaces/IPartyErrors.sol";
import {IReceivablesErrors} from "../interfaces/IReceivablesErrors.sol";
import {ISignedActs} from "../interfaces/ISignedActs.sol";
import {Row, Signatory, WhilePaused} from "../support/ActRows.sol";
import {ActWalk} from "../support/ActWalk.sol";
import {Actor} from "../support/Ledger.sol";
import {RawAct, RawActs} from "../support/RawActs.sol";
import {vm} from "../support/Vm.sol";
import {Flags} from "../types/Flags.sol";
import {ReceivableId} from "../types/Ids.sol";
import {RaiseEpoch} from "../types/PartyActs.sol";
import {Fragment} from "../types/Records.sol";
import {Roles} from "../types/Roles.sol";

/// @dev Every act of the product, a row each; every rule of the table is asked of every row. A row makes its scene from a fresh ledger; what it
/// expects is computed from the act's EIP-712 type alone.
contract ActTableTest is ActWalk {
    using RawActs for RawAct;

    uint32 private constant FRESH = 180;

    function test_runs_when_all_have_signed() public {
        _walk(_runsAsSigned);
    }

    function test_refuses_each_signature_that_is_missing() public {
        _walk(_refusesMissing);
    }

    function test_refuses_another_partys_signature_in_each_place() public {
        _walk(_refusesOthers);
    }

    function test_refuses_from_the_second_after_the_deadline_on() public {
        _walk(_refusesLate);
    }

    function test_refuses_a_deadline_too_far_ahead() public {
        _walk(_refusesFar);
    }

    function test_refuses_an_epoch_that_is_not_of_now() public {
        _walk(_refusesEpochs);
    }

    function test_refuses_who_is_not_verified_where_that_is_asked() public {
        _walk(_asksVerified);
    }

    function test_refuses_who_lacks_the_role_that_is_asked() public {
        _walk(_asksRole);
    }

    function test_refuses_a_party_under_recovery() public {
        _walk(_refusesRecovering);
    }

    function test_refuses_what_ran_already() public {
        _walk(_refusesReplay);
    }

    function test_refuses_what_names_a_place_where_nothing_is() public {
        _walk(_refusesEmptyPlace);
    }

    function test_refuses_what_was_altered_after_signing() public {
        _walk(_refusesAltered);
    }

    function test_refuses_a_signature_for_another_contract() public {
        _walk(_refusesElsewhere);
    }

    function test_refuses_a_signature_for_another_chain() public {
        _walk(_refusesOtherChain);
    }

    function test_stops_or_runs_while_paused_as_the_table_says() public {
        _walk(_heedsPause);
    }

    function _runsAsSigned(Row memory row) private {
        _runs(row, "as signed");
    }

    function _refusesMissing(Row memory row) private {
        bytes[] memory signatures = _sign(row);
        uint256 count = signatures.length;
        for (uint256 i = 0; i < count; ++i) {
            bytes memory reason = abi.encodeWithSelector(ISignedActs.SignatureCountDiffers.selector, count, count - 1);
            _refuses(row, _without(signatures, i), reason, "one too few");
            bytes[] memory empty = _sign(row);
            empty[i] = "";
            _refuses(row, empty, _notSigned(row, i), "an empty one");
        }
        if (count == 0) return;
        bytes[] memory more = new bytes[](count + 1);
        for (uint256 i = 0; i <= count; ++i) more[i] = signatures[i % count];
        bytes memory tooMany = abi.encodeWithSelector(ISignedActs.SignatureCountDiffers.selector, count, count + 1);
        _refuses(row, more, tooMany, "one too many");
    }

    function _refusesOthers(Row memory row) private {
        uint256[6] memory strangers = [farSupplier.key, otherBank.key, REGISTRAR_KEY, ISSUER_KEY, core.key, bank.key];
        for (uint256 i = 0; i < row.signatories.length; ++i) {
            for (uint256 j = 0; j < strangers.length; ++j) _refusesKey(row, i, strangers[j]);
            for (uint256 j = 0; j < row.signatories.length; ++j) _refusesKey(row, i, row.signatories[j].actor.key);
        }
    }

    function _refusesKey(Row memory row, uint256 place, uint256 key) private {
        if (key == row.signatories[place].actor.key) return;
        bytes[] memory signatures = _sign(row);
        signatures[place] = _sign(key, _digest(row, row.signatories[place]));
        _refuses(row, signatures, _notSigned(row, place), "another's key");
    }

    function _refusesLate(Row memory row) private {
        for (uint256 i = 0; i < row.signatories.length; ++i) {
            RawAct memory dated = _actOf(row, row.signatories[i]);
            uint256 signedFor = dated.get("deadline");
            uint256 now_ = vm.getBlockTimestamp();
            dated.set("deadline", now_ - 1);
            bytes memory reason = abi.encodeWithSelector(ISignedActs.ActExpired.selector, now_ - 1);
            _refuses(row, _sign(row), reason, "expired");
            dated.set("deadline", now_);
            _runs(row, "in the last second");
            dated.set("deadline", signedFor);
        }
    }

    function _refusesFar(Row memory row) private {
        for (uint256 i = 0; i < row.signatories.length; ++i) {
            RawAct memory dated = _actOf(row, row.signatories[i]);
            uint256 signedFor = dated.get("deadline");
            uint256 latest = vm.getBlockTimestamp() + row.longest;
            dated.set("deadline", latest + 1);
            bytes memory reason = abi.encodeWithSelector(ISignedActs.DeadlineTooFar.selector, latest + 1, latest);
            _refuses(row, _sign(row), reason, "too far");
            dated.set("deadline", latest);
            _runs(row, "as far as may be");
            dated.set("deadline", signedFor);
        }
    }

    function _refusesEpochs(Row memory row) private {
        for (uint256 i = 0; i < row.signatories.length; ++i) {
            Signatory memory signatory = row.signatories[i];
            if (!_isParty(signatory)) continue;
            for (uint32 epoch = 0; epoch <= 2; epoch += 2) {
                _actOf(row, signatory).set(_epochOf(signatory), epoch);
                _refuses(row, _sign(row), _epochDiffers(signatory, 1, epoch), "another epoch");
            }
            _actOf(row, signatory).set(_epochOf(signatory), EPOCH);
            uint256 snapshot = vm.snapshotState();
            _raiseEpoch(signatory.actor);
            _refuses(row, _sign(row), _epochDiffers(signatory, 2, EPOCH), "the epoch of yesterday");
            vm.revertToState(snapshot);
        }
    }

    function _asksVerified(Row memory row) private {
        for (uint256 i = 0; i < row.signatories.length; ++i) {
            Signatory memory signatory = row.signatories[i];
            if (!_isParty(signatory)) continue;
            uint256 snapshot = vm.snapshotState();
            uint16 roles = parties.partyOf(signatory.actor.party).roles;
            uint40 now_ = uint40(vm.getBlockTimestamp());
            _renew(signatory.actor, roles, now_);
            if (signatory.verified) {
                bytes4 selector = IPartyErrors.PartyNotVerified.selector;
                bytes memory reason = abi.encodeWithSelector(selector, signatory.actor.party, now_);
                _refuses(row, _sign(row), reason, "not verified");
                _renew(signatory.actor, roles, now_ + 1);
            }
            _runs(row, "verified, or not asked to be");
            vm.revertToState(snapshot);
        }
    }

    function _asksRole(Row memory row) private {
        for (uint256 i = 0; i < row.signatories.length; ++i) {
            Signatory memory signatory = row.signatories[i];
            if (!_isParty(signatory)) continue;
            uint256 snapshot = vm.snapshotState();
            _renew(signatory.actor, type(uint16).max ^ signatory.role ^ _alsoFit(signatory), type(uint40).max);
            if (signatory.witness) {
                bytes4 selector = IReceivablesErrors.WitnessUnfit.selector;
                _refuses(row, _sign(row), abi.encodeWithSelector(selector, signatory.actor.party), "no official");
            } else if (signatory.role != Roles.ANY) {
                bytes4 selector = IPartyErrors.RoleMissing.selector;
                bytes memory reason = abi.encodeWithSelector(selector, signatory.actor.party, signatory.role);
                _refuses(row, _sign(row), reason, "no role");
            }
            _renew(signatory.actor, signatory.role, type(uint40).max - 1);
            _runs(row, "with the role alone");
            vm.revertToState(snapshot);
        }
    }

    /// @dev A bank is an official too.
    function _alsoFit(Signatory memory signatory) private pure returns (uint16) {
        return signatory.witness ? Roles.BANK : 0;
    }

    function _refusesRecovering(Row memory row) private {
        for (uint256 i = 0; i < row.signatories.length; ++i) {
            Signatory memory signatory = row.signatories[i];
            if (!_isParty(signatory)) continue;
            uint256 snapshot = vm.snapshotState();
            _proposeRecovery(signatory.actor, EPOCH, FRESH);
            bytes4 selector = IPartyErrors.PartyRecovering.selector;
            _refuses(row, _sign(row), abi.encodeWithSelector(selector, signatory.actor.party), "recovering");
            vm.revertToState(snapshot);
        }
    }

    function _refusesReplay(Row memory row) private {
        bytes[] memory signatures = _sign(row);
        (bool ran, bytes memory answer) = _call(row, signatures);
        _yes(ran, row, "the first time", answer);
        (ran, answer) = _call(row, signatures);
        _yes(!ran, row, "the second time", answer);
    }

    /// @dev The claim is paid meanwhile. What is locked cannot be.
    function _refusesEmptyPlace(Row memory row) private {
        RawAct memory naming = row.attachment.has("version") ? row.attachment : row.act;
        if (!naming.has("version") || !naming.has("receivable")) return;
        ReceivableId id = ReceivableId.wrap(uint192(naming.get("receivable")));
        (uint64 from, uint64 to) = (uint64(naming.get("from")), naming.has("to") ? uint64(naming.get("to")) : 0);
        Fragment memory part = receivables.fragmentOf(id, from);
        if (part.flags & Flags.LOCKED != 0) return;
        bytes[] memory signatures = _sign(row);
        _pay(id, from, part.to, part.version, part.to - from);
        bytes4 selector = IReceivablesErrors.FragmentStale.selector;
        bytes memory reason = abi.encodeWithSelector(selector, id, from, to, naming.get("version"));
        _refuses(row, signatures, reason, "where nothing is");
    }

    function _refusesAltered(Row memory row) private {
        bytes[] memory signatures = _sign(row);
        _refusesAlteredIn(row, row.act, signatures);
        _refusesAlteredIn(row, row.attachment, signatures);
    }

    function _refusesAlteredIn(Row memory row, RawAct memory act, bytes[] memory signatures) private {
        for (uint256 i = 0; i < act.words.length; ++i) {
            act.alter(i);
            (bool ran, bytes memory answer) = _call(row, signatures);
            _yes(!ran, row, string.concat("with another ", act.names[i]), answer);
            act.alter(i);
        }
    }

    function _refusesElsewhere(Row memory row) private {
        for (uint256 i = 0; i < row.signatories.length; ++i) {
            Signatory memory signatory = row.signatories[i];
            bytes[] memory signatures = _sign(row);
            bytes32 elsewhere = _actOf(row, signatory).digest(block.chainid, address(digests));
            signatures[i] = _sign(signatory.actor.key, elsewhere);
            _refuses(row, signatures, _notSigned(row, i), "another contract's");
        }
    }

    function _refusesOtherChain(Row memory row) private {
        if (row.signatories.length == 0) return;
        uint256 here = block.chainid;
        bytes[] memory signatures = _sign(row);
        for (uint256 i = 0; i < row.signatories.length; ++i) {
            bytes[] memory others = _sign(row);
            Signatory memory signatory = row.signatories[i];
            address target = signatory.ofAttachment ? row.attachmentTarget : row.target;
            others[i] = _sign(signatory.actor.key, _actOf(row, signatory).digest(here + 1, target));
            _refuses(row, others, _notSigned(row, i), "another chain's");
        }
        vm.chainId(here + 1);
        bytes32 there = row.act.digest(here + 1, row.target);
        bytes4 selector = ISignedActs.NotSigned.selector;
        bytes memory reason = abi.encodeWithSelector(selector, row.signatories[0].actor.account, there);
        if (row.attachment.words.length == 0 || row.attachmentTarget != address(0)) {
            _refuses(row, signatures, reason, "on another chain");
        }
        vm.chainId(here);
    }

    function _heedsPause(Row memory row) private {
        if (row.whilePaused == WhilePaused.NotAsked) return;
        bytes[] memory signatures = _sign(row);
        _pause(1);
        if (row.whilePaused == WhilePaused.Runs) return _runs(row, "while paused");
        uint40 until = receivables.pauseOf().until;
        bytes memory reason = abi.encodeWithSelector(IReceivablesErrors.PauseStands.selector, until);
        _refuses(row, signatures, reason, "while paused");
        _unpause(2);
        _runs(row, "when the pause is over");
    }

    function _epochDiffers(
        Signatory memory signatory,
        uint32 expected,
        uint32 given
    ) private pure returns (bytes memory) {
        bytes4 selector = IPartyErrors.EpochDiffers.selector;
        return abi.encodeWithSelector(selector, signatory.actor.party, expected, given);
    }

    function _without(bytes[] memory signatures, uint256 place) private pure returns (bytes[] memory fewer) {
        fewer = new bytes[](signatures.length - 1);
        for (uint256 i = 0; i < fewer.length; ++i) fewer[i] = signatures[i < place ? i : i + 1];
    }

    function _raiseEpoch(Actor memory actor) private {
        RaiseEpoch memory act = RaiseEpoch(actor.party, EPOCH, _deadline());
        parties.raiseEpoch(act, _signed(digests.digestOf(act, address(parties)), actor));
    }
}
