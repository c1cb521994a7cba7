// SPDX-License-Identifier: UNLICENSED
pragma solidity 0.8.37;

import {IReceivablesErrors} from "../interfaces/IReceivablesErrors.sol";
import {IUpkeep} from "../interfaces/IUpkeep.sol";
import {Keeping} from "../support/Keeping.sol";
import {vm} from "../support/Vm.sol";
import {ReceivableId} from "../types/Ids.sol";
import {PauseLedger, UnpauseLedger} from "../types/LedgerActs.sol";
import {Touch} from "../types/ReceivableActs.sol";
import {Pause} from "../types/Records.sol";

/// @dev What stops and what runs on is walked row by row in ActTable.t.sol.
contract PauseTest is Keeping {
    ReceivableId private id;
    uint40 private until;

    function setUp() public override {
        super.setUp();
        id = _issued(1);
        until = uint40(block.timestamp + 7 days);
    }

    function test_the_registrar_stops_new_business_for_seven_days_to_the_second() public {
        PauseLedger memory act = PauseLedger(1, _deadline());
        bytes32 digest = digests.digestOfPauseLedger(act, address(receivables));
        bytes[] memory signatures = _signed(digest, _registrar());
        vm.expectEmit(true, true, true, true, address(receivables));
        emit IUpkeep.LedgerPaused(1, until, digest);
        receivables.pause(act, signatures);
        _recorded(until, 1);
        vm.warp(until - 1);
        _refusesTouch();
        vm.warp(until);
        _touch(id, 0, FACE, 1, supplier);
    }

    function test_rests_seven_days_to_the_second_before_the_next() public {
        _pause(1);
        _refuses(2, abi.encodeWithSelector(IReceivablesErrors.PauseTooSoon.selector, until + 7 days));
        vm.warp(until + 7 days - 1);
        _refuses(2, abi.encodeWithSelector(IReceivablesErrors.PauseTooSoon.selector, until + 7 days));
        vm.warp(until + 7 days);
        _pause(2);
        _recorded(until + 14 days, 2);
    }

    function test_the_registrar_ends_a_pause_before_its_time() public {
        _pause(1);
        vm.warp(block.timestamp + 1 days);
        UnpauseLedger memory act = UnpauseLedger(2, _deadline());
        bytes32 digest = digests.digestOfUnpauseLedger(act, address(receivables));
        bytes[] memory signatures = _signed(digest, _registrar());
        vm.expectEmit(true, true, true, true, address(receivables));
        emit IUpkeep.LedgerUnpaused(2, digest);
        receivables.unpause(act, signatures);
        _touch(id, 0, FACE, 1, supplier);
        uint256 ended = block.timestamp;
        vm.warp(ended + 7 days - 1);
        _refuses(3, abi.encodeWithSelector(IReceivablesErrors.PauseTooSoon.selector, ended + 7 days));
        vm.warp(ended + 7 days);
        _pause(3);
    }

    function test_what_is_not_paused_is_not_unpaused() public {
        bytes memory reason = abi.encodeWithSelector(IReceivablesErrors.NotPaused.selector);
        _refusesUnpause(1, reason);
        _pause(1);
        vm.warp(until);
        _refusesUnpause(2, reason);
        vm.warp(until - 1);
        _unpause(2);
        _refusesUnpause(3, reason);
    }

    function test_refuses_what_is_not_the_next_of_its_kind() public {
        _refuses(0, abi.encodeWithSelector(IReceivablesErrors.SequenceDiffers.selector, 1, 0));
        _refuses(2, abi.encodeWithSelector(IReceivablesErrors.SequenceDiffers.selector, 1, 2));
        _pause(1);
        _refuses(1, abi.encodeWithSelector(IReceivablesErrors.SequenceDiffers.selector, 2, 1));
        _refusesUnpause(1, abi.encodeWithSelector(IReceivablesErrors.SequenceDiffers.selector, 2, 1));
    }

    /// @dev Or whoever relays could pause again with what was signed for another occasion.
    function test_a_pause_that_waited_out_another_does_not_run() public {
        PauseLedger memory act = PauseLedger(1, uint48(block.timestamp + 30 days));
        bytes32 digest = digests.digestOfPauseLedger(act, address(receivables));
        bytes[] memory signatures = _signed(digest, _registrar());
        _pause(1);
        vm.warp(until + 7 days);
        vm.expectRevert(abi.encodeWithSelector(IReceivablesErrors.SequenceDiffers.selector, 2, 1));
        receivables.pause(act, signatures);
    }

    function _recorded(uint40 expected, uint32 sequence) private view {
        Pause memory found = receivables.pauseOf();
        eq(found.until, expected, "until");
        eq(found.sequence, sequence, "sequence");
    }

    function _refusesTouch() private {
        Touch memory act = _touchAct(id, 0, FACE, 1, supplier);
        bytes[] memory signatures = _signed(digests.digestOf(act, address(receivables)), supplier);
        vm.expectRevert(abi.encodeWithSelector(IReceivablesErrors.PauseStands.selector, until));
        receivables.touch(act, signatures);
    }

    function _refuses(uint32 sequence, bytes memory reason) private {
        PauseLedger memory act = PauseLedger(sequence, _deadline());
        bytes[] memory signatures = _signed(digests.digestOfPauseLedger(act, address(receivables)), _registrar());
        vm.expectRevert(reason);
        receivables.pause(act, signatures);
    }

    function _refusesUnpause(uint32 sequence, bytes memory reason) private {
        UnpauseLedger memory act = UnpauseLedger(sequence, _deadline());
        bytes[] memory signatures = _signed(digests.digestOfUnpauseLedger(act, address(receivables)), _registrar());
        vm.expectRevert(reason);
        receivables.unpause(act, signatures);
    }
}
