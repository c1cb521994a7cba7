// SPDX-License-Identifier: UNLICENSED
pragma solidity 0.8.37;

import {IPartyRegistry} from "../../interfaces/IPartyRegistry.sol";
import {IProgrammes} from "../../interfaces/IProgrammes.sol";
import {IUpkeep} from "../../interfaces/IUpkeep.sol";
import {AdjustProgramme} from "../../types/CreditActs.sol";
import {PartyId, ProgrammeId} from "../../types/Ids.sol";
import {PauseLedger, UnpauseLedger} from "../../types/LedgerActs.sol";
import {RaiseEpoch} from "../../types/PartyActs.sol";
import {Pause, Programme} from "../../types/Records.sol";
import {HonestEnds} from "./HonestEnds.sol";

/// @dev What changes for all claims at once: pauses, epochs, limits.
abstract contract HonestRules is HonestEnds {
    function _pauseOrNot() internal {
        Pause memory last = receivables.pauseOf();
        if (clock < last.until) {
            UnpauseLedger memory end = UnpauseLedger(last.sequence + 1, _deadline());
            bytes32 digest = digests.digestOfUnpauseLedger(end, address(receivables));
            _run(abi.encodeCall(IUpkeep.unpause, (end, _list(_sign(REGISTRAR_KEY, digest)))));
        } else if (last.until == 0 || clock >= last.until + 7 days) {
            PauseLedger memory act = PauseLedger(last.sequence + 1, _deadline());
            bytes32 digest = digests.digestOfPauseLedger(act, address(receivables));
            _run(abi.encodeCall(IUpkeep.pause, (act, _list(_sign(REGISTRAR_KEY, digest)))));
        }
    }

    function _raiseEpoch() internal {
        PartyId party = PartyId.wrap(uint32(101 + _roll(12)));
        if (_cannotSign(party)) return;
        RaiseEpoch memory act = RaiseEpoch(party, _epochOf(party), _deadline());
        bytes32 digest = digests.digestOf(act, address(parties));
        _runAt(address(parties), abi.encodeCall(IPartyRegistry.raiseEpoch, (act, _list(_by(party, digest)))));
    }

    function _adjust(ProgrammeId programme, uint64 limit) internal {
        Programme memory line = programmes.programmeOf(programme);
        AdjustProgramme memory act = AdjustProgramme({
            programme: programme,
            version: line.version,
            bank: line.bank,
            bankEpoch: _epochOf(line.bank),
            limit: limit,
            maxTenorDays: line.maxTenorDays,
            open: line.open,
            deadline: _deadline()
        });
        bytes32 digest = digests.digestOf(act, address(programmes));
        _runAt(address(programmes), abi.encodeCall(IProgrammes.adjust, (act, _list(_by(line.bank, digest)))));
    }

    /// @dev Anything from nothing to plenty.
    function _adjustOne() internal {
        _adjust(ProgrammeId.wrap(uint32(1 + _roll(3))), uint64(_roll(4)) * SHORT);
    }
}
