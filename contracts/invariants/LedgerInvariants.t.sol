// SPDX-License-Identifier: UNLICENSED
pragma solidity 0.8.37;

import {vm} from "../support/Vm.sol";
import {Campaign} from "./Campaign.sol";

/// @dev Made here, so that the product's build has nothing of it.
contract LedgerCampaign is Campaign {}

/// @dev What must hold (1 to 8) against all that we could think of. `LEDGER_STEPS` and `LEDGER_SEED` make another campaign of the long one.
contract LedgerInvariantsTest {
    uint256 private constant STEPS = 1200;
    uint256 private constant LEAST = 1000;

    Campaign private _campaign;

    function setUp() public {
        _campaign = new LedgerCampaign();
        _campaign.setUp();
    }

    function test_holds_and_counts_every_hostile_attempt() public {
        uint256 steps = vm.envOr("LEDGER_STEPS", STEPS);
        uint256 seed = vm.envOr("LEDGER_SEED", uint256(1));
        for (uint256 i = 0; i < steps; ++i) _campaign.step(uint256(keccak256(abi.encode(seed, i))));
        _campaign.printCounts();
        _campaign.requireEach(steps < STEPS ? 1 : LEAST);
    }
}
