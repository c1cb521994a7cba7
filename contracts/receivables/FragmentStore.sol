// SPDX-License-Identifier: UNLICENSED
pragma solidity 0.8.37;

import {IReceivablesErrors} from "../interfaces/IReceivablesErrors.sol";
import {NOBODY, PartyId, ReceivableId} from "../types/Ids.sol";
import {PackedFragment} from "../types/PackedFragment.sol";
import {PackedReceivable} from "../types/PackedReceivable.sol";
import {ReceivableStatus} from "../types/Records.sol";

/// @dev The intervals: who holds what. Knows nothing of signatures, programmes or money. Every write of a fragment is here, so the version rule is
/// kept in one file: what is written gets 1 + the highest version among the fragments that were touched.
abstract contract FragmentStore is IReceivablesErrors {
    /// @dev The most fragments that one act writes.
    uint256 internal constant MAX_PARTS = 100;

    uint16 internal constant ANY_FLAG = type(uint16).max;

    mapping(ReceivableId => PackedReceivable) internal _receivables;
    mapping(uint256 tokenId => PackedFragment) private _fragments;

    function _at(ReceivableId id, uint64 from) internal view returns (PackedFragment) {
        return _fragments[id.tokenIdOf(from)];
    }

    /// @dev A live fragment implies a live receivable: one that is settled has no fragments left.
    function _live(
        ReceivableId id,
        uint64 from,
        uint64 to,
        uint32 version
    ) internal view returns (PackedFragment fragment) {
        fragment = _at(id, from);
        bool current = fragment.holder() != NOBODY && fragment.version() == version && fragment.to() == to;
        require(current, FragmentStale(id, from, to, version));
    }

    function _held(
        ReceivableId id,
        uint64 from,
        uint64 to,
        uint32 version,
        PartyId holder
    ) internal view returns (PackedFragment fragment) {
        fragment = _live(id, from, to, version);
        require(fragment.holder() == holder, HolderDiffers(fragment.holder(), holder));
    }

    function _requireUnflagged(ReceivableId id, uint64 from, PackedFragment fragment, uint16 stoppedBy) internal pure {
        require(fragment.flags() & stoppedBy == 0, FragmentFlagged(id, from, fragment.flags()));
    }

    function _requirePledgee(PackedFragment fragment, PartyId pledgee) internal pure {
        require(fragment.pledgee() == pledgee, PledgeeDiffers(fragment.pledgee(), pledgee));
    }

    /// @dev Where a tail of `amount` starts.
    function _cutOf(uint64 from, uint64 to, uint64 amount) internal pure returns (uint64) {
        require(amount > 0 && amount <= to - from, AmountOutOfRange(amount, to - from));
        return to - amount;
    }

    function _write(ReceivableId id, uint64 from, PackedFragment fragment) internal {
        _fragments[id.tokenIdOf(from)] = fragment;
    }

    /// @dev Writes the whole fragment as it is given, at its next version.
    function _rewrite(ReceivableId id, uint64 from, PackedFragment fragment) internal returns (uint32 version) {
        version = fragment.version() + 1;
        _write(id, from, fragment.withVersion(version));
    }

    /// @dev Cuts `[from, fragment.to)` in place.
    function _split(
        ReceivableId id,
        uint64 from,
        uint64[] calldata cuts,
        PackedFragment fragment
    ) internal returns (uint32 version) {
        require(cuts.length > 0 && cuts.length < MAX_PARTS, PartCountOutOfRange(cuts.length));
        version = fragment.version() + 1;
        uint64 to = fragment.to();
        fragment = fragment.withVersion(version);
        for (uint256 i = 0; i < cuts.length; ++i) {
            uint64 cut = cuts[i];
            require(cut > from && cut < to, SplitDoesNotTileParent(i));
            _write(id, from, fragment.withTo(cut));
            from = cut;
        }
        _write(id, from, fragment);
    }

    /// @dev Joins the neighbours that start at `froms`, the last of which ends at `to`, into one like the first.
    function _merge(
        ReceivableId id,
        uint64[] calldata froms,
        uint32[] calldata versions,
        uint64 to,
        PartyId holder
    ) internal returns (PackedFragment whole) {
        require(froms.length > 1 && froms.length <= MAX_PARTS, PartCountOutOfRange(froms.length));
        require(versions.length == froms.length, VersionCountDiffers(froms.length, versions.length));
        whole = _held(id, froms[0], froms[1], versions[0], holder);
        uint32 highest = whole.version();
        for (uint256 i = 1; i < froms.length; ++i) {
            uint64 end = i + 1 < froms.length ? froms[i + 1] : to;
            PackedFragment part = _held(id, froms[i], end, versions[i], holder);
            require(_alike(whole, part), FragmentsUnlike(i));
            if (part.version() > highest) highest = part.version();
            _write(id, froms[i], PackedFragment.wrap(0));
        }
        whole = whole.withTo(to).withVersion(highest + 1);
        _write(id, froms[0], whole);
    }

    /// @dev Writes the tail from `cut` on as `tail`; the head, if one remains, stays as it is but for its version.
    function _writeTail(
        ReceivableId id,
        uint64 from,
        uint64 cut,
        PackedFragment fragment,
        PackedFragment tail
    ) internal returns (uint32 version) {
        version = fragment.version() + 1;
        if (cut != from) _write(id, from, fragment.withTo(cut).withVersion(version));
        _write(id, cut, tail.withVersion(version));
    }

    /// @dev As another holds it. Nobody stands behind what comes back to who did.
    function _handedTo(PackedFragment fragment, PartyId recipient) internal pure returns (PackedFragment) {
        if (fragment.recourse() == recipient) fragment = fragment.withRecourse(NOBODY);
        return fragment.withHolder(recipient);
    }

    /// @dev Ends the tail from `cut` on. What is retired never comes back, so no version needs to be kept for it.
    function _retire(
        ReceivableId id,
        PackedReceivable receivable,
        uint64 from,
        uint64 cut,
        PackedFragment fragment
    ) internal returns (uint32 version, bool ended) {
        version = fragment.version() + 1;
        _write(id, from, cut == from ? PackedFragment.wrap(0) : fragment.withTo(cut).withVersion(version));
        uint64 retired = receivable.retired() + (fragment.to() - cut);
        receivable = receivable.withRetired(retired);
        ended = retired == receivable.face();
        if (ended) receivable = receivable.withStatus(ReceivableStatus.Settled);
        _receivables[id] = receivable;
    }

    function _alike(PackedFragment a, PackedFragment b) private pure returns (bool) {
        return
            a.pledgee() == b.pledgee() &&
            a.programme() == b.programme() &&
            a.recourse() == b.recourse() &&
            a.flags() == b.flags();
    }
}
