// SPDX-License-Identifier: UNLICENSED
pragma solidity 0.8.37;

import {PartyId} from "./Ids.sol";
import {Invoice, InvoiceStatus} from "./Records.sol";

/// @dev A `Invoice` in its one word, lowest member first, as the compiler lays it out: loaded, changed and stored whole.
type PackedInvoice is uint256;

using InvoiceBits for PackedInvoice global;

library InvoiceBits {
    function cap(PackedInvoice word) internal pure returns (uint64) {
        return uint64(PackedInvoice.unwrap(word));
    }

    function used(PackedInvoice word) internal pure returns (uint64) {
        return uint64(PackedInvoice.unwrap(word) >> 64);
    }

    function attestor(PackedInvoice word) internal pure returns (PartyId) {
        return PartyId.wrap(uint32(PackedInvoice.unwrap(word) >> 128));
    }

    function sequence(PackedInvoice word) internal pure returns (uint32) {
        return uint32(PackedInvoice.unwrap(word) >> 160);
    }

    function attestedAt(PackedInvoice word) internal pure returns (uint40) {
        return uint40(PackedInvoice.unwrap(word) >> 192);
    }

    function currency(PackedInvoice word) internal pure returns (uint16) {
        return uint16(PackedInvoice.unwrap(word) >> 232);
    }

    function status(PackedInvoice word) internal pure returns (InvoiceStatus) {
        return InvoiceStatus(uint8(PackedInvoice.unwrap(word) >> 248));
    }

    function withUsed(PackedInvoice word, uint64 value) internal pure returns (PackedInvoice) {
        return
            PackedInvoice.wrap(
                (PackedInvoice.unwrap(word) & ~(uint256(type(uint64).max) << 64)) | (uint256(value) << 64)
            );
    }

    function withStatus(PackedInvoice word, InvoiceStatus value) internal pure returns (PackedInvoice) {
        return
            PackedInvoice.wrap(
                (PackedInvoice.unwrap(word) & ~(uint256(type(uint8).max) << 248)) | (uint256(value) << 248)
            );
    }

    function pack(Invoice memory invoice) internal pure returns (PackedInvoice) {
        return
            PackedInvoice.wrap(
                uint256(invoice.cap) |
                    (uint256(invoice.used) << 64) |
                    (uint256(PartyId.unwrap(invoice.attestor)) << 128) |
                    (uint256(invoice.sequence) << 160) |
                    (uint256(invoice.attestedAt) << 192) |
                    (uint256(invoice.currency) << 232) |
                    (uint256(invoice.status) << 248)
            );
    }

    function unpack(PackedInvoice word) internal pure returns (Invoice memory) {
        return
            Invoice({
                cap: word.cap(),
                used: word.used(),
                attestor: word.attestor(),
                sequence: word.sequence(),
                attestedAt: word.attestedAt(),
                currency: word.currency(),
                status: word.status()
            });
    }
}
