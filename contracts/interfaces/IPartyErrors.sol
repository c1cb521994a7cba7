// SPDX-License-Identifier: UNLICENSED
pragma solidity 0.8.37;

import {PartyId} from "../types/Ids.sol";

/// @title What a contract refuses of a party that should have signed.
interface IPartyErrors {
    /// @notice No party has this number.
    error PartyUnknown(PartyId party);

    /// @notice The party's account is being recovered: it cannot act before that is stopped or completed.
    error PartyRecovering(PartyId party);

    /// @notice The party's verification ran out at `verifiedUntil`.
    error PartyNotVerified(PartyId party, uint40 verifiedUntil);

    /// @notice The act was signed in an epoch that is over, or not there yet.
    error EpochDiffers(PartyId party, uint32 expected, uint32 given);

    /// @notice The party lacks a role that the act asks of it.
    error RoleMissing(PartyId party, uint16 role);
}
