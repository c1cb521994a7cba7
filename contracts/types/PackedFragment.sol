// SPDX-License-Identifier: UNLICENSED
pragma solidity 0.8.37;

import {PartyId, ProgrammeId} from "./Ids.sol";
import {Fragment} from "./Records.sol";

/// @dev A `Fragment` in its one word, lowest member first, as the compiler lays it out: loaded, changed and stored whole.
type PackedFragment is uint256;

using FragmentBits for PackedFragment global;

library FragmentBits {
    function to(PackedFragment word) internal pure returns (uint64) {
        return uint64(PackedFragment.unwrap(word));
    }

    function holder(PackedFragment word) internal pure returns (PartyId) {
        return PartyId.wrap(uint32(PackedFragment.unwrap(word) >> 64));
    }

    function pledgee(PackedFragment word) internal pure returns (PartyId) {
        return PartyId.wrap(uint32(PackedFragment.unwrap(word) >> 96));
    }

    function version(PackedFragment word) internal pure returns (uint32) {
        return uint32(PackedFragment.unwrap(word) >> 128);
    }

    function programme(PackedFragment word) internal pure returns (ProgrammeId) {
        return ProgrammeId.wrap(uint32(PackedFragment.unwrap(word) >> 160));
    }

    function recourse(PackedFragment word) internal pure returns (PartyId) {
        return PartyId.wrap(uint32(PackedFragment.unwrap(word) >> 192));
    }

    function flags(PackedFragment word) internal pure returns (uint16) {
        return uint16(PackedFragment.unwrap(word) >> 224);
    }

    function withTo(PackedFragment word, uint64 value) internal pure returns (PackedFragment) {
        return PackedFragment.wrap((PackedFragment.unwrap(word) & ~uint256(type(uint64).max)) | uint256(value));
    }

    function withHolder(PackedFragment word, PartyId value) internal pure returns (PackedFragment) {
        return
            PackedFragment.wrap(
                (PackedFragment.unwrap(word) & ~(uint256(type(uint32).max) << 64)) |
                    (uint256(PartyId.unwrap(value)) << 64)
            );
    }

    function withVersion(PackedFragment word, uint32 value) internal pure returns (PackedFragment) {
        return
            PackedFragment.wrap(
                (PackedFragment.unwrap(word) & ~(uint256(type(uint32).max) << 128)) | (uint256(value) << 128)
            );
    }

    function withProgramme(PackedFragment word, ProgrammeId value) internal pure returns (PackedFragment) {
        return
            PackedFragment.wrap(
                (PackedFragment.unwrap(word) & ~(uint256(type(uint32).max) << 160)) |
                    (uint256(ProgrammeId.unwrap(value)) << 160)
            );
    }

    function withPledgee(PackedFragment word, PartyId value) internal pure returns (PackedFragment) {
        return
            PackedFragment.wrap(
                (PackedFragment.unwrap(word) & ~(uint256(type(uint32).max) << 96)) |
                    (uint256(PartyId.unwrap(value)) << 96)
            );
    }

    function withRecourse(PackedFragment word, PartyId value) internal pure returns (PackedFragment) {
        return
            PackedFragment.wrap(
                (PackedFragment.unwrap(word) & ~(uint256(type(uint32).max) << 192)) |
                    (uint256(PartyId.unwrap(value)) << 192)
            );
    }

    function withFlag(PackedFragment word, uint16 flag) internal pure returns (PackedFragment) {
        return PackedFragment.wrap(PackedFragment.unwrap(word) | (uint256(flag) << 224));
    }

    function withoutFlag(PackedFragment word, uint16 flag) internal pure returns (PackedFragment) {
        return PackedFragment.wrap(PackedFragment.unwrap(word) & ~(uint256(flag) << 224));
    }

    function pack(Fragment memory fragment) internal pure returns (PackedFragment) {
        return
            PackedFragment.wrap(
                uint256(fragment.to) |
                    (uint256(PartyId.unwrap(fragment.holder)) << 64) |
                    (uint256(PartyId.unwrap(fragment.pledgee)) << 96) |
                    (uint256(fragment.version) << 128) |
                    (uint256(ProgrammeId.unwrap(fragment.programme)) << 160) |
                    (uint256(PartyId.unwrap(fragment.recourse)) << 192) |
                    (uint256(fragment.flags) << 224)
            );
    }

    function unpack(PackedFragment word) internal pure returns (Fragment memory) {
        return
            Fragment({
                to: word.to(),
                holder: word.holder(),
                pledgee: word.pledgee(),
                version: word.version(),
                programme: word.programme(),
                recourse: word.recourse(),
                flags: word.flags()
            });
    }
}
