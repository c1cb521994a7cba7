// SPDX-License-Identifier: UNLICENSED
pragma solidity 0.8.37;

import {IPartyErrors} from "../interfaces/IPartyErrors.sol";
import {PartyId} from "../types/Ids.sol";
import {PackedParty} from "../types/PackedParty.sol";
import {PartyStatus} from "../types/Records.sol";
import {SignedActs} from "./SignedActs.sol";

/// @dev Acts that parties sign: who a party is comes from the registry, the rules are here, for the registry and all who ask it alike.
abstract contract PartySignedActs is SignedActs, IPartyErrors {
    /// @dev The party exists, is verified, has all bits of `role`, and its account signed `digest` in the epoch of now.
    function _requireSigned(
        PartyId party,
        uint32 epoch,
        uint16 role,
        bytes32 digest,
        bytes calldata signature
    ) internal view returns (address account) {
        PackedParty known = _existing(party);
        require(block.timestamp < known.verifiedUntil(), PartyNotVerified(party, known.verifiedUntil()));
        require(known.roles() & role == role, RoleMissing(party, role));
        return _requireSignedByRecord(party, known, epoch, digest, signature);
    }

    /// @dev The same for acts that only pay, withdraw or protect: an expired verification must not stop them, and they need no role.
    function _requireSignedEvenIfUnverified(
        PartyId party,
        uint32 epoch,
        bytes32 digest,
        bytes calldata signature
    ) internal view returns (address account) {
        return _requireSignedByRecord(party, _existing(party), epoch, digest, signature);
    }

    function _existing(PartyId party) internal view returns (PackedParty known) {
        known = _partyRecord(party);
        PartyStatus status = known.status();
        require(status != PartyStatus.Unknown, PartyUnknown(party));
        bool acts = status == PartyStatus.Active || status == PartyStatus.Stopped;
        require(acts, PartyRecovering(party));
    }

    /// @dev What the registry holds of the party, all zero if nothing.
    function _partyRecord(PartyId party) internal view virtual returns (PackedParty);

    function _requireSignedByRecord(
        PartyId party,
        PackedParty known,
        uint32 epoch,
        bytes32 digest,
        bytes calldata signature
    ) private view returns (address account) {
        require(known.epoch() == epoch, EpochDiffers(party, known.epoch(), epoch));
        account = known.account();
        _requireSignedBy(account, digest, signature);
    }
}
