// SPDX-License-Identifier: UNLICENSED
pragma solidity 0.8.37;

import {PartyId, ProgrammeId} from "./Ids.sol";
import {Receivable, ReceivableStatus} from "./Records.sol";

/// @dev A `Receivable` in its one word, lowest member first, as the compiler lays it out: loaded, changed and stored whole.
type PackedReceivable is uint256;

using ReceivableBits for PackedReceivable global;

library ReceivableBits {
    function debtor(PackedReceivable word) internal pure returns (PartyId) {
        return PartyId.wrap(uint32(PackedReceivable.unwrap(word)));
    }

    function programme(PackedReceivable word) internal pure returns (ProgrammeId) {
        return ProgrammeId.wrap(uint32(PackedReceivable.unwrap(word) >> 32));
    }

    function face(PackedReceivable word) internal pure returns (uint64) {
        return uint64(PackedReceivable.unwrap(word) >> 64);
    }

    function retired(PackedReceivable word) internal pure returns (uint64) {
        return uint64(PackedReceivable.unwrap(word) >> 128);
    }

    function due(PackedReceivable word) internal pure returns (uint40) {
        return uint40(PackedReceivable.unwrap(word) >> 192);
    }

    function status(PackedReceivable word) internal pure returns (ReceivableStatus) {
        return ReceivableStatus(uint8(PackedReceivable.unwrap(word) >> 232));
    }

    function currency(PackedReceivable word) internal pure returns (uint16) {
        return uint16(PackedReceivable.unwrap(word) >> 240);
    }

    function withRetired(PackedReceivable word, uint64 value) internal pure returns (PackedReceivable) {
        return
            PackedReceivable.wrap(
                (PackedReceivable.unwrap(word) & ~(uint256(type(uint64).max) << 128)) | (uint256(value) << 128)
            );
    }

    function withStatus(PackedReceivable word, ReceivableStatus value) internal pure returns (PackedReceivable) {
        return
            PackedReceivable.wrap(
                (PackedReceivable.unwrap(word) & ~(uint256(type(uint8).max) << 232)) | (uint256(value) << 232)
            );
    }

    function pack(Receivable memory receivable) internal pure returns (PackedReceivable) {
        return
            PackedReceivable.wrap(
                uint256(PartyId.unwrap(receivable.debtor)) |
                    (uint256(ProgrammeId.unwrap(receivable.programme)) << 32) |
                    (uint256(receivable.face) << 64) |
                    (uint256(receivable.retired) << 128) |
                    (uint256(receivable.due) << 192) |
                    (uint256(receivable.status) << 232) |
                    (uint256(receivable.currency) << 240)
            );
    }

    function unpack(PackedReceivable word) internal pure returns (Receivable memory) {
        return
            Receivable({
                debtor: word.debtor(),
                programme: word.programme(),
                face: word.face(),
                retired: word.retired(),
                due: word.due(),
                status: word.status(),
                currency: word.currency()
            });
    }
}
