// SPDX-License-Identifier: UNLICENSED
pragma solidity 0.8.37;

import {Pledged, Spot} from "../World.sol";
import {HostileSignatures} from "./HostileSignatures.sol";

/// @dev Acts on fragments that were, and are again where they were.
abstract contract HostileVersions is HostileSignatures {
    string private constant STALE = "a stale version after merge and re-split";

    function setUp() public virtual override {
        super.setUp();
        _name(STALE);
    }

    /// @dev Cuts a fragment in two, touches one of them, lets acts on both be signed, joins them and cuts them again in the same place: both
    /// acts name what starts and ends where something does, and neither runs.
    function _tryStale() internal {
        (bool found, Spot memory spot) = _find(0, type(uint16).max, Pledged.No);
        if (!found || _paused() || _length(spot) < 2) return;
        uint64 cut = spot.from + 1 + uint64(_roll(_length(spot) - 1));
        _run(_splitCall(spot, cut));
        for (uint256 touches = _roll(3); touches > 0; --touches) _run(_touchCall(_again(spot, cut)));
        Spot memory left = _again(spot, spot.from);
        Spot memory right = _again(spot, cut);
        bytes memory onLeft = _transferCall(left, _length(left), _supplierBut(left.part.holder));
        bytes memory onRight = _transferCall(right, _length(right), _supplierBut(right.part.holder));
        uint32[] memory versions = _versions(left.part.version, right.part.version);
        _run(_mergeCall(left, _cuts(spot.from, cut), versions, right.part.to));
        _refused(STALE, onLeft, _staleReason(left.id, left.from, cut, left.part.version));
        _refused(STALE, onRight, _staleReason(right.id, cut, right.part.to, right.part.version));
        _run(_splitCall(_again(spot, spot.from), cut));
        _refused(STALE, onLeft, _staleReason(left.id, left.from, cut, left.part.version));
        _refused(STALE, onRight, _staleReason(right.id, cut, right.part.to, right.part.version));
        _joinAgain(spot, cut);
    }

    /// @dev Or everything were soon in pieces of one.
    function _joinAgain(Spot memory spot, uint64 cut) private {
        Spot memory left = _again(spot, spot.from);
        Spot memory right = _again(spot, cut);
        uint32[] memory versions = _versions(left.part.version, right.part.version);
        _run(_mergeCall(left, _cuts(spot.from, cut), versions, right.part.to));
    }
}
