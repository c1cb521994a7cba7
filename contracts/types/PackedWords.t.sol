// SPDX-License-Identifier: UNLICENSED
pragma solidity 0.8.37;

import {Expect} from "../support/Expect.sol";
import {PartyId, ProgrammeId, ReceivableId} from "./Ids.sol";
import {FragmentBits, PackedFragment} from "./PackedFragment.sol";
import {InvoiceBits, PackedInvoice} from "./PackedInvoice.sol";
import {PackedParty, PartyBits} from "./PackedParty.sol";
import {PackedProgramme, ProgrammeBits} from "./PackedProgramme.sol";
import {PackedReceivable, ReceivableBits} from "./PackedReceivable.sol";
import {
    Fragment,
    Invoice,
    InvoiceStatus,
    Party,
    PartyStatus,
    Programme,
    Receivable,
    ReceivableStatus
} from "./Records.sol";

/// @dev Packing and unpacking give back what was packed, and setting one member touches no other. solc's model checker gives up on shifted bits, so
/// this is fuzzed: 256 runs of 400 words each, over 100,000.
contract PackedWordsTest is Expect {
    uint256 private constant WORDS = 400;

    function testFuzz_a_fragment_survives_its_word(uint256 seed) public pure {
        for (uint256 i = 0; i < WORDS; ++i) {
            seed = _next(seed);
            Fragment memory part = Fragment({
                to: uint64(seed),
                holder: PartyId.wrap(uint32(seed >> 64)),
                pledgee: PartyId.wrap(uint32(seed >> 96)),
                version: uint32(seed >> 128),
                programme: ProgrammeId.wrap(uint32(seed >> 160)),
                recourse: PartyId.wrap(uint32(seed >> 192)),
                flags: uint16(seed >> 224)
            });
            PackedFragment word = FragmentBits.pack(part);
            _same(word, part);
            uint256 other = _next(seed);
            (part.to, part.version) = (uint64(other), uint32(other >> 64));
            _same(word = word.withTo(part.to).withVersion(part.version), part);
            (part.holder, part.pledgee) = (PartyId.wrap(uint32(other >> 96)), PartyId.wrap(uint32(other >> 128)));
            _same(word = word.withHolder(part.holder).withPledgee(part.pledgee), part);
            part.programme = ProgrammeId.wrap(uint32(other >> 160));
            part.recourse = PartyId.wrap(uint32(other >> 192));
            _same(word = word.withProgramme(part.programme).withRecourse(part.recourse), part);
            uint16 flag = uint16(1) << uint16(other % 16);
            part.flags |= flag;
            _same(word = word.withFlag(flag), part);
            part.flags &= ~flag;
            _same(word.withoutFlag(flag), part);
        }
    }

    function testFuzz_a_receivable_survives_its_word(uint256 seed) public pure {
        for (uint256 i = 0; i < WORDS; ++i) {
            seed = _next(seed);
            Receivable memory whole = Receivable({
                debtor: PartyId.wrap(uint32(seed)),
                programme: ProgrammeId.wrap(uint32(seed >> 32)),
                face: uint64(seed >> 64),
                retired: uint64(seed >> 128),
                due: uint40(seed >> 192),
                status: ReceivableStatus(uint8(seed >> 232) % 4),
                currency: uint16(seed >> 240)
            });
            PackedReceivable word = ReceivableBits.pack(whole);
            _same(word, whole);
            uint256 other = _next(seed);
            (whole.retired, whole.status) = (uint64(other), ReceivableStatus(uint8(other >> 64) % 4));
            _same(word.withRetired(whole.retired).withStatus(whole.status), whole);
        }
    }

    function testFuzz_a_party_survives_its_word(uint256 seed) public pure {
        for (uint256 i = 0; i < WORDS; ++i) {
            seed = _next(seed);
            Party memory party = Party({
                account: address(uint160(seed)),
                verifiedUntil: uint40(seed >> 160),
                roles: uint16(seed >> 200),
                status: PartyStatus(uint8(seed >> 216) % 5),
                epoch: uint32(seed >> 224)
            });
            PackedParty word = PartyBits.pack(party);
            _same(word, party);
            uint256 other = _next(seed);
            (party.account, party.roles) = (address(uint160(other)), uint16(other >> 160));
            _same(word = word.withAccount(party.account).withRoles(party.roles), party);
            (party.verifiedUntil, party.epoch) = (uint40(other >> 176), uint32(other >> 216));
            party.status = PartyStatus(uint8(other >> 248) % 5);
            word = word.withVerifiedUntil(party.verifiedUntil).withEpoch(party.epoch).withStatus(party.status);
            _same(word, party);
        }
    }

    function testFuzz_a_programme_survives_its_word(uint256 seed) public pure {
        for (uint256 i = 0; i < WORDS; ++i) {
            seed = _next(seed);
            Programme memory line = Programme({
                bank: PartyId.wrap(uint32(seed)),
                debtor: PartyId.wrap(uint32(seed >> 32)),
                limit: uint64(seed >> 64),
                outstanding: uint64(seed >> 128),
                currency: uint16(seed >> 192),
                maxTenorDays: uint16(seed >> 208),
                version: uint16(seed >> 224),
                open: (seed >> 240) % 2 == 1
            });
            PackedProgramme word = ProgrammeBits.pack(line);
            _same(word, line);
            uint256 other = _next(seed);
            (line.limit, line.outstanding) = (uint64(other), uint64(other >> 64));
            _same(word = word.withLimit(line.limit).withOutstanding(line.outstanding), line);
            (line.maxTenorDays, line.version, line.open) = (uint16(other >> 128), uint16(other >> 144), !line.open);
            _same(word.withMaxTenorDays(line.maxTenorDays).withVersion(line.version).withOpen(line.open), line);
        }
    }

    function testFuzz_an_invoice_survives_its_word(uint256 seed) public pure {
        for (uint256 i = 0; i < WORDS; ++i) {
            seed = _next(seed);
            Invoice memory invoice = Invoice({
                cap: uint64(seed),
                used: uint64(seed >> 64),
                attestor: PartyId.wrap(uint32(seed >> 128)),
                sequence: uint32(seed >> 160),
                attestedAt: uint40(seed >> 192),
                currency: uint16(seed >> 232),
                status: InvoiceStatus(uint8(seed >> 248) % 4)
            });
            PackedInvoice word = InvoiceBits.pack(invoice);
            _same(word, invoice);
            uint256 other = _next(seed);
            (invoice.used, invoice.status) = (uint64(other), InvoiceStatus(uint8(other >> 64) % 4));
            _same(word.withUsed(invoice.used).withStatus(invoice.status), invoice);
        }
    }

    function testFuzz_a_token_id_tells_receivable_debtor_and_start(uint256 seed) public pure {
        for (uint256 i = 0; i < WORDS; ++i) {
            seed = _next(seed);
            ReceivableId id = ReceivableId.wrap(uint192(seed));
            uint64 from = uint64(seed >> 192);
            uint256 token = id.tokenIdOf(from);
            eq(token >> 64, ReceivableId.unwrap(id), "receivable");
            eq(uint64(token), from, "start");
            eq(PartyId.unwrap(id.debtorOf()), uint192(seed) >> 160, "debtor");
        }
    }

    function _same(PackedFragment word, Fragment memory expected) private pure {
        eq(keccak256(abi.encode(word.unpack())), keccak256(abi.encode(expected)), "fragment");
    }

    function _same(PackedReceivable word, Receivable memory expected) private pure {
        eq(keccak256(abi.encode(word.unpack())), keccak256(abi.encode(expected)), "receivable");
    }

    function _same(PackedParty word, Party memory expected) private pure {
        eq(keccak256(abi.encode(word.unpack())), keccak256(abi.encode(expected)), "party");
    }

    function _same(PackedProgramme word, Programme memory expected) private pure {
        eq(keccak256(abi.encode(word.unpack())), keccak256(abi.encode(expected)), "programme");
    }

    function _same(PackedInvoice word, Invoice memory expected) private pure {
        eq(keccak256(abi.encode(word.unpack())), keccak256(abi.encode(expected)), "invoice");
    }

    function _next(uint256 seed) private pure returns (uint256) {
        return uint256(keccak256(abi.encode(seed)));
    }
}
