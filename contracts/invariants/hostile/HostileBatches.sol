// SPDX-License-Identifier: UNLICENSED
pragma solidity 0.8.37;

import {IRelay} from "../../interfaces/IRelay.sol";
import {vm} from "../../support/Vm.sol";
import {PartyId} from "../../types/Ids.sol";
import {Pledged, Spot} from "../World.sol";
import {HostileOffices} from "./HostileOffices.sol";

/// @dev Batches that name one fragment twice, or starve one of theirs.
abstract contract HostileBatches is HostileOffices {
    string private constant TWICE = "a batch naming one fragment twice";
    string private constant STARVED = "gas starvation of one act in a batch";
    uint32 private constant ENOUGH = 2_000_000;

    function setUp() public virtual override {
        super.setUp();
        _name(TWICE);
        _name(STARVED);
    }

    function _tryTwice() internal {
        (bool found, Spot memory spot) = _find(0, type(uint16).max, Pledged.No);
        if (!found) return;
        uint64[] memory froms = _cuts(spot.from, spot.from);
        uint32[] memory versions = _versions(spot.part.version, spot.part.version);
        bytes memory reason = _staleReason(spot.id, spot.from, spot.from, spot.part.version);
        _refusedNew(TWICE, _mergeCall(spot, froms, versions, spot.part.to), reason);
        if (_paused() || clock >= spot.whole.due) return;
        _trySoldTwice(spot);
    }

    /// @dev Sold to two in one batch: it is the first one's.
    function _trySoldTwice(Spot memory spot) private {
        PartyId first = _supplierBut(spot.part.holder);
        PartyId second =
            first == supplier.party || spot.part.holder == supplier.party
                ? (first == farSupplier.party || spot.part.holder == farSupplier.party ? TWIN : farSupplier.party)
                : supplier.party;
        IRelay.Call[] memory calls = new IRelay.Call[](2);
        calls[0] = IRelay.Call(0, bytes32("first"), ENOUGH, _transferCall(spot, _length(spot), first));
        calls[1] = IRelay.Call(0, bytes32("second"), ENOUGH, _transferCall(spot, _length(spot), second));
        bytes memory reason = _staleReason(spot.id, spot.from, spot.part.to, spot.part.version);
        vm.expectEmit(true, true, true, true, address(relay));
        emit IRelay.ActFailed(bytes32("second"), reason);
        relay.relay(calls);
        _noteHolder(spot.id, spot.from, spot.part.to, first);
        _count(TWICE);
    }

    /// @dev The second act's gas is not there: nothing of the batch is kept. And an act that was given too little fails alone.
    function _tryStarved() internal {
        (bool found, Spot memory spot) = _find(0, type(uint16).max, Pledged.Either);
        if (!found || _paused()) return;
        IRelay.Call[] memory calls = new IRelay.Call[](2);
        calls[0] = IRelay.Call(0, bytes32("first"), ENOUGH, _touchCall(spot));
        calls[1] = IRelay.Call(0, bytes32("starved"), ENOUGH, calls[0].data);
        _starve(abi.encodeCall(IRelay.relay, (calls)));
        eq(_again(spot, spot.from).part.version, spot.part.version, "nothing of a starved batch is kept");
        _count(STARVED);
        calls[0].gasLimit = uint32(1_000 + _roll(1_500));
        calls[0].digest = bytes32("starved");
        vm.expectEmit(true, true, true, true, address(relay));
        emit IRelay.ActFailed(bytes32("starved"), "");
        relay.relay(calls);
        eq(_again(spot, spot.from).part.version, spot.part.version + 1, "the other act ran");
        _count(STARVED);
    }

    /// @dev With the least gas, in steps, with which the first act starts.
    function _starve(bytes memory batch) private {
        uint256 index;
        for (uint256 given = (uint256(ENOUGH) * 64) / 63; index == 0; given += 6_000) {
            // solhint-disable-next-line avoid-low-level-calls
            (bool done, bytes memory reason) = address(relay).call{gas: given}(batch);
            yes(!done && bytes4(reason) == IRelay.GasTooLow.selector, "a batch with too little gas is not kept");
            assembly ("memory-safe") {
                index := mload(add(reason, 0x24))
            }
        }
        eq(index, 1, "the first act had started");
    }
}
