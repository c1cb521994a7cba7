// SPDX-License-Identifier: UNLICENSED
pragma solidity 0.8.37;

/// @dev A party's number, given by the registrar. 0 is nobody.
type PartyId is uint32;

/// @dev A programme's number, chosen by its bank. 0 is none.
type ProgrammeId is uint32;

/// @dev The debtor's number in the top 32 bits, so that only its debtor can use up an id; the rest random.
type ReceivableId is uint192;

/// @dev A site of an evidence log, named by the log's keeper and by nobody else. Four that differ in the lowest two bits alone share a slot, so
/// sites numbered in a row are anchored at a quarter of the storage.
type SiteId is bytes32;

using {partyEquals as ==, partyDiffers as !=} for PartyId global;
using {programmeEquals as ==, programmeDiffers as !=} for ProgrammeId global;
using {debtorOf, tokenIdOf} for ReceivableId global;

PartyId constant NOBODY = PartyId.wrap(0);
ProgrammeId constant NO_PROGRAMME = ProgrammeId.wrap(0);

function partyEquals(PartyId a, PartyId b) pure returns (bool) {
    return PartyId.unwrap(a) == PartyId.unwrap(b);
}

function partyDiffers(PartyId a, PartyId b) pure returns (bool) {
    return PartyId.unwrap(a) != PartyId.unwrap(b);
}

function programmeEquals(ProgrammeId a, ProgrammeId b) pure returns (bool) {
    return ProgrammeId.unwrap(a) == ProgrammeId.unwrap(b);
}

function programmeDiffers(ProgrammeId a, ProgrammeId b) pure returns (bool) {
    return ProgrammeId.unwrap(a) != ProgrammeId.unwrap(b);
}

function debtorOf(ReceivableId id) pure returns (PartyId) {
    return PartyId.wrap(uint32(ReceivableId.unwrap(id) >> 160));
}

/// @dev ERC-7943's word for a fragment: the receivable in the high 192 bits, where the fragment starts in the low 64.
function tokenIdOf(ReceivableId id, uint64 from) pure returns (uint256) {
    return (uint256(ReceivableId.unwrap(id)) << 64) | from;
}
