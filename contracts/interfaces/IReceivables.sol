// SPDX-License-Identifier: UNLICENSED
pragma solidity 0.8.37;

import {IBankTransfers} from "./IBankTransfers.sol";
import {IClaimPledges} from "./IClaimPledges.sol";
import {IClaims} from "./IClaims.sol";
import {IEncumbrances} from "./IEncumbrances.sol";
import {ILedgerParts} from "./ILedgerParts.sol";
import {IUpkeep} from "./IUpkeep.sol";

/// @title The ledger of claims.
/// @notice A receivable is the interval `[0, face)` of minor units; a fragment is a part `[from, to)` of it with one holder, keyed by where
/// it starts. Live fragments and what was paid or cancelled tile `[0, face)` exactly.
///
/// Version rule: every fragment that an act writes gets 1 + the highest version among all fragments that the act touched. So at every
/// position the version only rises, and an act that names (fragment, version) runs once. `version` in an event is the one after the act.
///
/// The ledger holds no money: a purchase or payment moves the currency's token from payer to payee inside the act.
///
/// One address, one EIP-712 domain and one storage; the code is in four contracts, fixed at construction, since one may not be as long.
// solhint-disable-next-line no-empty-blocks
interface IReceivables is IClaims, IClaimPledges, IUpkeep, IBankTransfers, IEncumbrances, ILedgerParts {}
