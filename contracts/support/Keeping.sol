// SPDX-License-Identifier: UNLICENSED
pragma solidity 0.8.37;

import {PauseLedger, UnpauseLedger} from "../types/LedgerActs.sol";
import {ProposeRecovery, Renew, StopRecovery} from "../types/PartyActs.sol";
import {Actor} from "./Ledger.sol";
import {Banking} from "./Banking.sol";
import {Encumbering} from "./Encumbering.sol";

/// @dev All builders, and those of what the registrar does: pauses, renewals, recoveries.
abstract contract Keeping is Banking, Encumbering {
    function _pause(uint32 sequence) internal {
        PauseLedger memory act = PauseLedger(sequence, _deadline());
        receivables.pause(act, _signed(digests.digestOfPauseLedger(act, address(receivables)), _registrar()));
    }

    function _unpause(uint32 sequence) internal {
        UnpauseLedger memory act = UnpauseLedger(sequence, _deadline());
        receivables.unpause(act, _signed(digests.digestOfUnpauseLedger(act, address(receivables)), _registrar()));
    }

    function _renew(Actor memory actor, uint16 roles, uint40 verifiedUntil) internal {
        Renew memory act = Renew(actor.party, roles, verifiedUntil, _deadline());
        parties.renew(act, _signed(digests.digestOf(act, address(parties)), _registrar()));
    }

    function _proposalAct(
        Actor memory actor,
        uint32 epoch,
        uint256 freshKey
    ) internal view returns (ProposeRecovery memory) {
        return ProposeRecovery(actor.party, epoch, _actor(uint32(freshKey)).account, _deadline());
    }

    function _proposalSignatures(ProposeRecovery memory act, uint256 freshKey) internal view returns (bytes[] memory) {
        bytes32 digest = digests.digestOfProposeRecovery(act, address(parties));
        return _list(_sign(REGISTRAR_KEY, digest), _sign(freshKey, digest));
    }

    function _proposeRecovery(Actor memory actor, uint32 epoch, uint256 freshKey) internal {
        ProposeRecovery memory act = _proposalAct(actor, epoch, freshKey);
        parties.proposeRecovery(act, _proposalSignatures(act, freshKey));
    }

    function _stopRecovery(Actor memory actor, uint32 epoch) internal {
        StopRecovery memory act = StopRecovery(actor.party, epoch, _deadline());
        parties.stopRecovery(act, _signed(digests.digestOfStopRecovery(act, address(parties)), actor));
    }
}
