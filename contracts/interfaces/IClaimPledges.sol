// SPDX-License-Identifier: UNLICENSED
pragma solidity 0.8.37;

import {Pledge, Release} from "../types/EncumbranceActs.sol";
import {PartyId, ReceivableId} from "../types/Ids.sol";
import {IReceivablesErrors} from "./IReceivablesErrors.sol";

/// @title Claims as security for what a bank lends.
interface IClaimPledges is IReceivablesErrors {
    event FragmentPledged(
        ReceivableId indexed receivable,
        PartyId indexed holder,
        PartyId indexed pledgee,
        uint64 from,
        uint64 to,
        uint32 version,
        bytes32 digest
    );
    event FragmentReleased(
        ReceivableId indexed receivable,
        PartyId indexed pledgee,
        uint64 from,
        uint64 to,
        uint32 version,
        bytes32 digest
    );

    /// @notice Pledges a whole fragment to a bank: it neither moves nor is cut without the pledgee, and payments go to the pledgee.
    /// Signed by holder, pledgee.
    function pledge(Pledge calldata act, bytes[] calldata signatures) external;

    /// @notice Ends a pledge. Signed by pledgee.
    function release(Release calldata act, bytes[] calldata signatures) external;
}
