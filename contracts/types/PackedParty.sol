// SPDX-License-Identifier: UNLICENSED
pragma solidity 0.8.37;

import {Party, PartyStatus} from "./Records.sol";

/// @dev A `Party` in its one word, lowest member first, as the compiler lays it out: loaded, changed and stored whole.
type PackedParty is uint256;

using PartyBits for PackedParty global;

library PartyBits {
    function account(PackedParty word) internal pure returns (address) {
        return address(uint160(PackedParty.unwrap(word)));
    }

    function verifiedUntil(PackedParty word) internal pure returns (uint40) {
        return uint40(PackedParty.unwrap(word) >> 160);
    }

    function roles(PackedParty word) internal pure returns (uint16) {
        return uint16(PackedParty.unwrap(word) >> 200);
    }

    function status(PackedParty word) internal pure returns (PartyStatus) {
        return PartyStatus(uint8(PackedParty.unwrap(word) >> 216));
    }

    function epoch(PackedParty word) internal pure returns (uint32) {
        return uint32(PackedParty.unwrap(word) >> 224);
    }

    function withAccount(PackedParty word, address value) internal pure returns (PackedParty) {
        return PackedParty.wrap((PackedParty.unwrap(word) & ~uint256(type(uint160).max)) | uint256(uint160(value)));
    }

    function withVerifiedUntil(PackedParty word, uint40 value) internal pure returns (PackedParty) {
        return
            PackedParty.wrap(
                (PackedParty.unwrap(word) & ~(uint256(type(uint40).max) << 160)) | (uint256(value) << 160)
            );
    }

    function withRoles(PackedParty word, uint16 value) internal pure returns (PackedParty) {
        return
            PackedParty.wrap(
                (PackedParty.unwrap(word) & ~(uint256(type(uint16).max) << 200)) | (uint256(value) << 200)
            );
    }

    function withStatus(PackedParty word, PartyStatus value) internal pure returns (PackedParty) {
        return
            PackedParty.wrap((PackedParty.unwrap(word) & ~(uint256(type(uint8).max) << 216)) | (uint256(value) << 216));
    }

    function withEpoch(PackedParty word, uint32 value) internal pure returns (PackedParty) {
        return
            PackedParty.wrap(
                (PackedParty.unwrap(word) & ~(uint256(type(uint32).max) << 224)) | (uint256(value) << 224)
            );
    }

    function pack(Party memory party) internal pure returns (PackedParty) {
        return
            PackedParty.wrap(
                uint256(uint160(party.account)) |
                    (uint256(party.verifiedUntil) << 160) |
                    (uint256(party.roles) << 200) |
                    (uint256(party.status) << 216) |
                    (uint256(party.epoch) << 224)
            );
    }

    function unpack(PackedParty word) internal pure returns (Party memory) {
        return
            Party({
                account: word.account(),
                verifiedUntil: word.verifiedUntil(),
                roles: word.roles(),
                status: word.status(),
                epoch: word.epoch()
            });
    }
}
