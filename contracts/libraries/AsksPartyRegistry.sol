// SPDX-License-Identifier: UNLICENSED
pragma solidity 0.8.37;

import {IPartyRegistry} from "../interfaces/IPartyRegistry.sol";
import {PartyId} from "../types/Ids.sol";
import {PackedParty} from "../types/PackedParty.sol";
import {PartySignedActs} from "./PartySignedActs.sol";

/// @dev A contract whose acts are signed by parties of another contract's register.
abstract contract AsksPartyRegistry is PartySignedActs {
    /// @notice Where parties are looked up.
    IPartyRegistry public immutable parties;

    constructor(IPartyRegistry parties_) {
        parties = parties_;
    }

    function _partyRecord(PartyId party) internal view override returns (PackedParty) {
        address registry = address(parties);
        bytes4 selector = IPartyRegistry.packedPartyOf.selector;
        uint256 word;
        // Asked for every signature, so by hand: the compiler's encoder and decoder of one word cost more than the answer.
        assembly ("memory-safe") {
            mstore(0x00, selector)
            mstore(0x04, and(party, 0xffffffff))
            let answered := staticcall(gas(), registry, 0x00, 0x24, 0x00, 0x20)
            if iszero(and(answered, eq(returndatasize(), 0x20))) {
                revert(0, 0)
            }
            word := mload(0x00)
        }
        return PackedParty.wrap(word);
    }
}
