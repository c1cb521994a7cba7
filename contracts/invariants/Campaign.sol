// SPDX-License-Identifier: UNLICENSED
pragma solidity 0.8.37;

import {vm} from "../support/Vm.sol";
import {HostileRecovery} from "./hostile/HostileRecovery.sol";

/// @dev One step: some honest business, then every hostile attempt there is on whatever that left, then all that must hold, then time passes.
abstract contract Campaign is HostileRecovery {
    uint256 private constant HONEST_ACTS = 3;
    uint256 private constant ROUNDS = 3;

    function setUp() public virtual override {
        super.setUp();
        string[16] memory acts = [
            "settle a lock",
            "unlock",
            "release",
            "dispute",
            "resolve",
            "freeze",
            "confirm a freeze",
            "unfreeze",
            "reassign",
            "order a dispute",
            "pay",
            "pay for another",
            "pay by receipt",
            "cancel",
            "declare overdue",
            "revoke"
        ];
        for (uint256 i = 0; i < acts.length; ++i) _nameHonest(string.concat("ran while paused: ", acts[i]));
        _refill();
    }

    function check() external {
        _check();
    }

    function step(uint256 seed) external {
        vm.warp(clock);
        _shake(seed);
        _recoverOrNot();
        _refill();
        if (_roll(2) == 0) _cancelVerified();
        for (uint256 i = 0; i < HONEST_ACTS; ++i) _actHonestly(_roll(100));
        if (_paused()) _actThoughPaused();
        _check();
        for (uint256 i = 0; i < ROUNDS; ++i) _attackWhatMayBeThere();
        _attackAll();
        _check();
        _passTime();
    }

    function _actHonestly(uint256 dice) private {
        if (dice < 38) _cutOrPass(dice);
        else if (dice < 71) _burden(dice);
        else if (dice < 86) _argue(dice);
        else if (dice < 96) _endSome(dice);
        else if (dice < 97) _pauseOrNot();
        else if (dice < 98) _raiseEpoch();
        else _adjustOne();
    }

    function _cutOrPass(uint256 dice) private {
        if (dice < 10) _split();
        else if (dice < 22) _merge();
        else if (dice < 25) _touch();
        else _transfer();
    }

    function _burden(uint256 dice) private {
        if (dice < 45) _purchase();
        else if (dice < 54) _lock();
        else if (dice < 62) _pledge();
        else if (dice < 65) _settleLock();
        else if (dice < 68) _unlock();
        else _releasePledge();
    }

    function _argue(uint256 dice) private {
        if (dice < 72) _dispute();
        else if (dice < 73) _orderDispute();
        else if (dice < 75) _resolve();
        else if (dice < 79) _freeze();
        else if (dice < 82) _confirm();
        else if (dice < 84) _unfreezeOne();
        else _reassign();
    }

    function _endSome(uint256 dice) private {
        if (dice < 88) _payOne();
        else if (dice < 91) _payMatured();
        else if (dice < 92) _payByReceipt();
        else if (dice < 93) _cancelOne();
        else _declareOverdue();
    }

    /// @dev What a pause must never block: an honest act that is refused fails the campaign.
    function _actThoughPaused() private {
        function() internal[15] memory acts = [
            _settleLock,
            _unlock,
            _releasePledge,
            _dispute,
            _resolve,
            _freeze,
            _confirm,
            _unfreezeOne,
            _reassign,
            _orderDispute,
            _payOne,
            _payMatured,
            _payByReceipt,
            _cancelOne,
            _declareOverdue
        ];
        acts[_roll(acts.length)]();
        // Seldom there is anything for these two.
        _reassign();
        _declareOverdue();
    }

    /// @dev Attempts that not every step has something for.
    function _attackWhatMayBeThere() private {
        _tryReissue();
        _tryOtherSupplier();
        _tryNewKey();
        _tryReceiptByBuyer();
        _tryLockedPaid();
        _tryReassign();
        _tryFreezeAgain();
        _tryRecovery();
        _tryFreedByOthers();
        _tryLowered();
    }

    function _attackAll() private {
        _replay();
        _tryReferenceTwice();
        _tryReceiptByOthers();
        _tryOwnBank();
        _tryForgedHolder();
        _tryForgedAccount();
        _tryExpired();
        _tryRevoked();
        _tryStale();
        _tryPledged();
        _tryFlagged();
        _tryOffice();
        _tryTwice();
        _tryStarved();
        _tryReentering();
        _tryOrderDispute();
        _tryFreed();
    }

    /// @dev Hours as a rule, days now and then.
    function _passTime() private {
        clock += _roll(24) == 0 ? 1 days + _roll(4 days) : _roll(6 hours);
        vm.warp(clock);
    }
}
