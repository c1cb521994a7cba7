// SPDX-License-Identifier: UNLICENSED
pragma solidity 0.8.37;

/// @title Where the ledger's code is, besides at its own address.
interface ILedgerParts {
    /// @notice The parts that run in the ledger's place, fixed at construction.
    function parts() external view returns (address upkeep, address bankTransfers, address encumbrances);
}
