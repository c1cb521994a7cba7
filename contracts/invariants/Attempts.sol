// SPDX-License-Identifier: UNLICENSED
pragma solidity 0.8.37;

import {Strings} from "@openzeppelin/contracts/utils/Strings.sol";
import {IPartyErrors} from "../interfaces/IPartyErrors.sol";
import {IReceivablesErrors} from "../interfaces/IReceivablesErrors.sol";
import {ISignedActs} from "../interfaces/ISignedActs.sol";
import {NOBODY, PartyId, ReceivableId} from "../types/Ids.sol";
import {Counters} from "./Counters.sol";
import {Ghost} from "./Ghost.sol";

/// @dev Runs what must run and tries what must not, and keeps what ran: it is tried again for ever.
abstract contract Attempts is Ghost, Counters {
    uint256 private constant KEPT = 24;
    string internal constant PAUSED = "new business while paused";
    string internal constant REPLAYED = "an executed act again";
    string internal constant PAID_TWICE = "paying twice";

    /// @dev `stale` is what a replay is refused with, if nothing else comes first; for a receipt the fragment it named.
    struct Ran {
        bytes data;
        uint48 deadline;
        bool newBusiness;
        bool receipt;
        string kind;
        PartyId[2] parties;
        uint32[2] epochs;
        bytes stale;
    }

    Ran[KEPT] private _ran;
    uint256 private _ranCount;

    function setUp() public virtual override {
        super.setUp();
        _name(PAUSED);
        _name(REPLAYED);
        _name(PAID_TWICE);
    }

    function _run(bytes memory data) internal {
        _runAt(address(receivables), data);
    }

    /// @dev An honest act that is refused fails the campaign, with the ledger's own reason.
    function _runAt(address target, bytes memory data) internal {
        // solhint-disable-next-line avoid-low-level-calls
        (bool done, bytes memory reason) = target.call(data);
        if (done) return;
        assembly ("memory-safe") {
            revert(add(reason, 0x20), mload(reason))
        }
    }

    function _keep(bytes memory data, bool newBusiness, PartyId one, PartyId other, bytes memory stale) internal {
        Ran storage kept = _keptAs(data, REPLAYED, stale);
        kept.newBusiness = newBusiness;
        kept.parties = [one, other];
        kept.epochs = [_epochOf(one), _epochOf(other)];
    }

    function _keepPayment(bytes memory data, PartyId payer, bytes memory stale) internal {
        Ran storage kept = _keptAs(data, PAID_TWICE, stale);
        kept.parties = [payer, NOBODY];
        kept.epochs = [_epochOf(payer), 0];
    }

    /// @dev A call that nobody signs: it neither expires nor is voided.
    function _keepForEver(bytes memory data, bytes memory stale) internal {
        Ran storage kept = _keptAs(data, PAID_TWICE, stale);
        kept.deadline = type(uint48).max;
    }

    function _keepReceipt(bytes memory data, ReceivableId id, uint64 from, uint32 version) internal {
        Ran storage kept = _keptAs(data, PAID_TWICE, abi.encode(id, from, version));
        kept.receipt = true;
    }

    function _keptAs(bytes memory data, string memory kind, bytes memory stale) private returns (Ran storage kept) {
        kept = _ran[_ranCount++ % KEPT];
        kept.data = data;
        kept.deadline = _deadline();
        kept.kind = kind;
        kept.stale = stale;
        kept.newBusiness = false;
        kept.receipt = false;
        kept.parties = [NOBODY, NOBODY];
    }

    /// @dev Tries one executed act of each kind once more.
    function _replay() internal {
        uint256 kept = _ranCount < KEPT ? _ranCount : KEPT;
        bool[2] memory tried;
        uint256 first = kept == 0 ? 0 : _roll(kept);
        for (uint256 i = 0; i < kept; ++i) {
            Ran storage ran = _ran[(first + i) % kept];
            uint256 which = bytes(ran.kind).length == bytes(PAID_TWICE).length ? 0 : 1;
            if (tried[which]) continue;
            tried[which] = true;
            _refusedAt(ran.kind, address(receivables), ran.data, _reasonAgainst(ran));
        }
    }

    function _reasonAgainst(Ran storage ran) private view returns (bytes memory) {
        if (ran.receipt) return _receiptReason(ran.stale);
        if (ran.newBusiness && _paused()) return _pauseReason();
        if (clock > ran.deadline) return abi.encodeWithSelector(ISignedActs.ActExpired.selector, ran.deadline);
        for (uint256 i = 0; i < 2; ++i) {
            if (_cannotSign(ran.parties[i])) return _recoveringReason();
            uint32 epoch = _epochOf(ran.parties[i]);
            if (ran.parties[i] == NOBODY || epoch == ran.epochs[i]) continue;
            return abi.encodeWithSelector(IPartyErrors.EpochDiffers.selector, ran.parties[i], epoch, ran.epochs[i]);
        }
        return ran.stale;
    }

    /// @dev A receipt is asked for its fragment first of all.
    function _receiptReason(bytes memory named) private view returns (bytes memory) {
        (ReceivableId id, uint64 from, uint32 version) = abi.decode(named, (ReceivableId, uint64, uint32));
        return _staleReason(id, from, receivables.fragmentOf(id, from).to, version);
    }

    function _staleReason(
        ReceivableId id,
        uint64 from,
        uint64 to,
        uint32 version
    ) internal pure returns (bytes memory) {
        return abi.encodeWithSelector(IReceivablesErrors.FragmentStale.selector, id, from, to, version);
    }

    function _pauseReason() internal view returns (bytes memory) {
        return abi.encodeWithSelector(IReceivablesErrors.PauseStands.selector, receivables.pauseOf().until);
    }

    function _recoveringReason() internal pure returns (bytes memory) {
        return abi.encodeWithSelector(IPartyErrors.PartyRecovering.selector, OTHER_HOUSE);
    }

    function _notSigned(address account, bytes32 digest) internal pure returns (bytes memory) {
        return abi.encodeWithSelector(ISignedActs.NotSigned.selector, account, digest);
    }

    function _flagged(ReceivableId id, uint64 from, uint16 flags) internal pure returns (bytes memory) {
        return abi.encodeWithSelector(IReceivablesErrors.FragmentFlagged.selector, id, from, flags);
    }

    /// @dev Refused by exactly `reason`.
    function _refusedAt(string memory kind, address target, bytes memory data, bytes memory reason) internal {
        // solhint-disable-next-line avoid-low-level-calls
        (bool done, bytes memory found) = target.call(data);
        bool right = !done && keccak256(found) == keccak256(reason);
        require(right, NotTrue(_difference(kind, done, found, reason)));
        _count(kind);
    }

    function _refused(string memory kind, bytes memory data, bytes memory reason) internal {
        _refusedAt(kind, address(receivables), data, reason);
    }

    /// @dev The same for an act that a pause stops before anything else is asked.
    function _refusedNew(string memory kind, bytes memory data, bytes memory reason) internal {
        if (_paused()) _refused(PAUSED, data, _pauseReason());
        else _refused(kind, data, reason);
    }

    function _difference(
        string memory kind,
        bool done,
        bytes memory found,
        bytes memory reason
    ) private pure returns (string memory) {
        string memory what = done ? "ran" : _hex(found);
        return string.concat(kind, ": ", what, " instead of ", _hex(reason));
    }

    function _hex(bytes memory data) private pure returns (string memory text) {
        for (uint256 i = 0; i < data.length; i += 32) {
            bytes32 word;
            assembly ("memory-safe") {
                word := mload(add(add(data, 0x20), i))
            }
            text = string.concat(text, Strings.toHexString(uint256(word), 32), " ");
        }
    }
}
