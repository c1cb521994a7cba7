// SPDX-License-Identifier: UNLICENSED
pragma solidity 0.8.37;

import {IUpkeep} from "../../interfaces/IUpkeep.sol";
import {NOBODY, PartyId} from "../../types/Ids.sol";
import {Merge, Split, Touch} from "../../types/ReceivableActs.sol";
import {Spot, World} from "../World.sol";

/// @dev Acts as their parties sign them now, as calls to the ledger: run, kept, or spoilt by who means harm. Here: what cuts, joins and withdraws.
abstract contract CutCalls is World {
    function _signedByBoth(bytes32 digest, PartyId one, PartyId other) internal view returns (bytes[] memory) {
        return _list(_by(one, digest), _by(other, digest));
    }

    function _signedByHolder(Spot memory spot, bytes32 digest) internal view returns (bytes[] memory) {
        if (spot.part.pledgee == NOBODY) return _list(_by(spot.part.holder, digest));
        return _signedByBoth(digest, spot.part.holder, spot.part.pledgee);
    }

    function _splitCall(Spot memory spot, uint64 cut) internal view returns (bytes memory) {
        Split memory act = Split({
            receivable: spot.id,
            from: spot.from,
            to: spot.part.to,
            version: spot.part.version,
            cuts: _cuts(cut),
            holder: spot.part.holder,
            holderEpoch: _epochOf(spot.part.holder),
            pledgee: spot.part.pledgee,
            pledgeeEpoch: _epochOf(spot.part.pledgee),
            deadline: _deadline()
        });
        bytes32 digest = digests.digestOf(act, address(receivables));
        return abi.encodeCall(IUpkeep.split, (act, _signedByHolder(spot, digest)));
    }

    function _touchCall(Spot memory spot) internal view returns (bytes memory) {
        Touch memory act = Touch({
            receivable: spot.id,
            from: spot.from,
            to: spot.part.to,
            version: spot.part.version,
            holder: spot.part.holder,
            holderEpoch: _epochOf(spot.part.holder),
            pledgee: spot.part.pledgee,
            pledgeeEpoch: _epochOf(spot.part.pledgee),
            deadline: _deadline()
        });
        bytes32 digest = digests.digestOf(act, address(receivables));
        return abi.encodeCall(IUpkeep.touch, (act, _signedByHolder(spot, digest)));
    }

    /// @dev Joins what starts at `froms` to one that ends at `to`; held and pledged as `spot`.
    function _mergeCall(
        Spot memory spot,
        uint64[] memory froms,
        uint32[] memory versions,
        uint64 to
    ) internal view returns (bytes memory) {
        Merge memory act = Merge({
            receivable: spot.id,
            froms: froms,
            versions: versions,
            to: to,
            holder: spot.part.holder,
            holderEpoch: _epochOf(spot.part.holder),
            pledgee: spot.part.pledgee,
            pledgeeEpoch: _epochOf(spot.part.pledgee),
            deadline: _deadline()
        });
        bytes32 digest = digests.digestOf(act, address(receivables));
        return abi.encodeCall(IUpkeep.merge, (act, _signedByHolder(spot, digest)));
    }
}
