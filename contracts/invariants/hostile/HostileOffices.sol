// SPDX-License-Identifier: UNLICENSED
pragma solidity 0.8.37;

import {IPartyErrors} from "../../interfaces/IPartyErrors.sol";
import {IPartyRegistry} from "../../interfaces/IPartyRegistry.sol";
import {IProgrammes} from "../../interfaces/IProgrammes.sol";
import {Actor} from "../../support/Ledger.sol";
import {OpenProgramme} from "../../types/CreditActs.sol";
import {Flags} from "../../types/Flags.sol";
import {NO_PROGRAMME, PartyId, ProgrammeId} from "../../types/Ids.sol";
import {Enrol, Renew} from "../../types/PartyActs.sol";
import {Issue} from "../../types/ReceivableActs.sol";
import {Programme} from "../../types/Records.sol";
import {Roles} from "../../types/Roles.sol";
import {Pledged, Spot} from "../World.sol";
import {HostileOrders} from "./HostileOrders.sol";

/// @dev Offices that nobody gives to himself, and limits that bind the bank, not the debtor.
abstract contract HostileOffices is HostileOrders {
    string private constant OWN_BANK = "a bank making itself a bank";
    string private constant LOWERED = "a draw on a limit lowered under its outstanding, then paid";

    function setUp() public virtual override {
        super.setUp();
        _name(OWN_BANK);
        _name(LOWERED);
    }

    function _tryOffice() internal {
        address registrar = parties.registrar();
        PartyId party = PartyId.wrap(uint32(102 + _roll(7)));
        Renew memory renewal = Renew(party, Roles.BANK | Roles.SETTLEMENT_BANK, type(uint40).max, _deadline());
        bytes32 digest = digests.digestOf(renewal, address(parties));
        bytes memory data = abi.encodeCall(IPartyRegistry.renew, (renewal, _list(_by(party, digest))));
        _refusedAt(OWN_BANK, address(parties), data, _notSigned(registrar, digest));
        Actor memory newcomer = _actor(uint32(200 + _roll(100)));
        Enrol memory enrolment = _enrolment(newcomer, Roles.BANK);
        digest = digests.digestOf(enrolment, address(parties));
        bytes memory own = _sign(newcomer.key, digest);
        data = abi.encodeCall(IPartyRegistry.enrol, (enrolment, _list(own, own)));
        _refusedAt(OWN_BANK, address(parties), data, _notSigned(registrar, digest));
        OpenProgramme memory line = _programmeOf(ProgrammeId.wrap(99), supplier, 1);
        line.bankEpoch = _epochOf(supplier.party);
        digest = digests.digestOf(line, address(programmes));
        data = abi.encodeCall(IProgrammes.open, (line, _list(_by(supplier.party, digest))));
        bytes memory reason = abi.encodeWithSelector(IPartyErrors.RoleMissing.selector, supplier.party, Roles.BANK);
        _refusedAt(OWN_BANK, address(programmes), data, reason);
    }

    /// @dev Under a limit that came down nothing is bought, and everything is paid.
    function _tryLowered() internal {
        (bool found, Spot memory spot) = _findDrawn();
        if (!found) return;
        Programme memory line = programmes.programmeOf(spot.part.programme);
        _adjust(spot.part.programme, line.outstanding - 1);
        _tryPurchaseInto(spot.part.programme, line.bank);
        _tryIssueInto(spot.part.programme);
        if (_roll(4) == 0) {
            _payTail(spot, 1);
            uint64 outstanding = programmes.programmeOf(spot.part.programme).outstanding;
            eq(outstanding, line.outstanding - 1, "3: a payment frees what it paid, limit or no limit");
        }
        _adjust(spot.part.programme, line.limit);
    }

    function _findDrawn() private returns (bool found, Spot memory spot) {
        for (uint256 i = 0; i < 6; ++i) {
            (found, spot) = _find(0, Flags.LOCKED, Pledged.Either);
            if (found && spot.part.programme != NO_PROGRAMME) return (true, spot);
        }
        return (false, spot);
    }

    function _tryIssueInto(ProgrammeId programme) private {
        Programme memory line = programmes.programmeOf(programme);
        Issue memory act = _issueOf(type(uint160).max, line.currency, supplier.party, programme);
        act.nullifier = keccak256(abi.encode("never financed", _roll(type(uint256).max)));
        bytes memory reason = _noHeadroom(programme, line, SHORT);
        if (!_stopped()) _refusedNew(LOWERED, _issueCall(act, _attestationOf(act)), reason);
    }

    function _noHeadroom(
        ProgrammeId programme,
        Programme memory line,
        uint64 more
    ) private pure returns (bytes memory) {
        return abi.encodeWithSelector(IProgrammes.NoHeadroom.selector, programme, line.limit, line.outstanding, more);
    }

    function _tryPurchaseInto(ProgrammeId programme, PartyId buyer) private {
        for (uint256 i = 0; i < 6; ++i) {
            (bool found, Spot memory spot) = _findMovable();
            if (!found) return;
            bool fits = spot.part.holder != buyer && _programmeOfBuyer(buyer, spot.whole.currency) == programme;
            if (!fits) continue;
            Programme memory line = programmes.programmeOf(programme);
            uint64 more = spot.part.programme == programme ? 0 : 1;
            bytes memory reason = _noHeadroom(programme, line, more);
            _refused(LOWERED, _purchaseCall(_purchaseOf(spot, 1, buyer)), reason);
            return;
        }
    }
}
