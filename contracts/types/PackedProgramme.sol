// SPDX-License-Identifier: UNLICENSED
pragma solidity 0.8.37;

import {PartyId} from "./Ids.sol";
import {Programme} from "./Records.sol";

/// @dev A `Programme` in its one word, lowest member first, as the compiler lays it out: loaded, changed and stored whole.
type PackedProgramme is uint256;

using ProgrammeBits for PackedProgramme global;

library ProgrammeBits {
    function bank(PackedProgramme word) internal pure returns (PartyId) {
        return PartyId.wrap(uint32(PackedProgramme.unwrap(word)));
    }

    function debtor(PackedProgramme word) internal pure returns (PartyId) {
        return PartyId.wrap(uint32(PackedProgramme.unwrap(word) >> 32));
    }

    function limit(PackedProgramme word) internal pure returns (uint64) {
        return uint64(PackedProgramme.unwrap(word) >> 64);
    }

    function outstanding(PackedProgramme word) internal pure returns (uint64) {
        return uint64(PackedProgramme.unwrap(word) >> 128);
    }

    function currency(PackedProgramme word) internal pure returns (uint16) {
        return uint16(PackedProgramme.unwrap(word) >> 192);
    }

    function maxTenorDays(PackedProgramme word) internal pure returns (uint16) {
        return uint16(PackedProgramme.unwrap(word) >> 208);
    }

    function version(PackedProgramme word) internal pure returns (uint16) {
        return uint16(PackedProgramme.unwrap(word) >> 224);
    }

    function open(PackedProgramme word) internal pure returns (bool) {
        return uint8(PackedProgramme.unwrap(word) >> 240) != 0;
    }

    function withLimit(PackedProgramme word, uint64 value) internal pure returns (PackedProgramme) {
        return
            PackedProgramme.wrap(
                (PackedProgramme.unwrap(word) & ~(uint256(type(uint64).max) << 64)) | (uint256(value) << 64)
            );
    }

    function withOutstanding(PackedProgramme word, uint64 value) internal pure returns (PackedProgramme) {
        return
            PackedProgramme.wrap(
                (PackedProgramme.unwrap(word) & ~(uint256(type(uint64).max) << 128)) | (uint256(value) << 128)
            );
    }

    function withMaxTenorDays(PackedProgramme word, uint16 value) internal pure returns (PackedProgramme) {
        return
            PackedProgramme.wrap(
                (PackedProgramme.unwrap(word) & ~(uint256(type(uint16).max) << 208)) | (uint256(value) << 208)
            );
    }

    function withVersion(PackedProgramme word, uint16 value) internal pure returns (PackedProgramme) {
        return
            PackedProgramme.wrap(
                (PackedProgramme.unwrap(word) & ~(uint256(type(uint16).max) << 224)) | (uint256(value) << 224)
            );
    }

    function withOpen(PackedProgramme word, bool value) internal pure returns (PackedProgramme) {
        return
            PackedProgramme.wrap(
                (PackedProgramme.unwrap(word) & ~(uint256(type(uint8).max) << 240)) | (uint256(value ? 1 : 0) << 240)
            );
    }

    function pack(Programme memory programme) internal pure returns (PackedProgramme) {
        return
            PackedProgramme.wrap(
                uint256(PartyId.unwrap(programme.bank)) |
                    (uint256(PartyId.unwrap(programme.debtor)) << 32) |
                    (uint256(programme.limit) << 64) |
                    (uint256(programme.outstanding) << 128) |
                    (uint256(programme.currency) << 192) |
                    (uint256(programme.maxTenorDays) << 208) |
                    (uint256(programme.version) << 224) |
                    (uint256(programme.open ? 1 : 0) << 240)
            );
    }

    function unpack(PackedProgramme word) internal pure returns (Programme memory) {
        return
            Programme({
                bank: word.bank(),
                debtor: word.debtor(),
                limit: word.limit(),
                outstanding: word.outstanding(),
                currency: word.currency(),
                maxTenorDays: word.maxTenorDays(),
                version: word.version(),
                open: word.open()
            });
    }
}
