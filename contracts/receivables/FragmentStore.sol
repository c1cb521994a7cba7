// SPDX-License-Identifier: UNLICENSED
pragma solidity 0.8.37;

import {IReceivablesErrors} from "../interfaces/IReceivablesErrors.sol";
import {NOBODY, PartyId, ProgrammeId, ReceivableId} from "../types/Ids.sol";
import {Fragment, Receivable, ReceivableStatus} from "../types/Records.sol";

/// @dev The intervals: who holds what. Knows nothing of signatures, programmes or money. Every write of a fragment goes through here, so the
/// version rule is kept in one file: what is written gets 1 + the highest version among the fragments that were touched.
abstract contract FragmentStore is IReceivablesErrors {
    mapping(ReceivableId => Receivable) internal _receivables;
    mapping(uint256 tokenId => Fragment) internal _fragments;

    /// @dev A live fragment implies a live receivable: one that is settled has no fragments left.
    function _live(
        ReceivableId id,
        uint64 from,
        uint64 to,
        uint32 version
    ) internal view returns (Fragment memory fragment) {
        fragment = _fragments[id.tokenIdOf(from)];
        bool current = fragment.holder != NOBODY && fragment.version == version && fragment.to == to;
        require(current, FragmentStale(id, from, to, version));
    }

    function _held(
        ReceivableId id,
        uint64 from,
        uint64 to,
        uint32 version,
        PartyId holder
    ) internal view returns (Fragment memory fragment) {
        fragment = _live(id, from, to, version);
        require(fragment.holder == holder, HolderDiffers(fragment.holder, holder));
    }

    function _requireUnflagged(ReceivableId id, uint64 from, Fragment memory fragment, uint16 stoppedBy) internal pure {
        require(fragment.flags & stoppedBy == 0, FragmentFlagged(id, from, fragment.flags));
    }

    function _requirePledgee(Fragment memory fragment, PartyId pledgee) internal pure {
        require(fragment.pledgee == pledgee, PledgeeDiffers(fragment.pledgee, pledgee));
    }

    function _write(ReceivableId id, uint64 from, Fragment memory fragment) internal {
        _fragments[id.tokenIdOf(from)] = fragment;
    }

    /// @dev Where a tail of `amount` starts.
    function _cutOf(uint64 from, uint64 to, uint64 amount) internal pure returns (uint64) {
        require(amount > 0 && amount <= to - from, AmountOutOfRange(amount, to - from));
        return to - amount;
    }

    /// @dev Gives the tail from `cut` on to `recipient`, drawn on `programme`; the head stays as it is but for its version.
    function _move(
        ReceivableId id,
        uint64 from,
        uint64 cut,
        Fragment memory fragment,
        PartyId recipient,
        ProgrammeId programme
    ) internal {
        uint64 to = fragment.to;
        ++fragment.version;
        if (cut != from) {
            fragment.to = cut;
            _write(id, from, fragment);
            fragment.to = to;
        }
        fragment.holder = recipient;
        fragment.programme = programme;
        _write(id, cut, fragment);
    }

    /// @dev Ends the tail from `cut` on. What is retired never comes back, so no version needs to be kept for it.
    function _retire(ReceivableId id, uint64 from, uint64 cut, Fragment memory fragment) internal {
        uint64 amount = fragment.to - cut;
        ++fragment.version;
        if (cut == from) {
            delete _fragments[id.tokenIdOf(from)];
        } else {
            fragment.to = cut;
            _write(id, from, fragment);
        }
        Receivable storage receivable = _receivables[id];
        uint64 retired = receivable.retired + amount;
        receivable.retired = retired;
        if (retired == receivable.face) receivable.status = ReceivableStatus.Settled;
    }
}
