// SPDX-License-Identifier: UNLICENSED
pragma solidity 0.8.37;

import {console} from "hardhat/console.sol";
import {vm} from "../support/Vm.sol";
import {Campaign} from "./Campaign.sol";

/// @dev As the runner asks for the functions that a campaign may call.
struct FuzzSelector {
    address addr;
    bytes4[] selectors;
}

/// @dev Made here, so that the product's build has nothing of it.
contract LedgerCampaign is Campaign {}

/// @dev What must hold (1 to 8) against all that we could think of, in one long campaign that is the same every time and counts its attempts:
/// each kind above a thousand. `LEDGER_STEPS` and `LEDGER_SEED` make it longer, or another.
contract LedgerInvariantsTest {
    uint256 private constant STEPS = 1500;
    uint256 private constant LEAST = 1001;

    Campaign private _campaign;

    function setUp() public {
        _campaign = new LedgerCampaign();
        _campaign.setUp();
    }

    function test_holds_and_counts_every_hostile_attempt() public {
        uint256 steps = vm.envOr("LEDGER_STEPS", STEPS);
        uint256 seed = vm.envOr("LEDGER_SEED", uint256(1));
        for (uint256 i = 0; i < steps; ++i) _campaign.step(uint256(keccak256(abi.encode(seed, i))));
        (string[] memory kinds, uint256[] memory made) = _campaign.counts();
        for (uint256 i = 0; i < kinds.length; ++i) console.log("    %s  %s", made[i], kinds[i]);
        if (steps >= STEPS) _campaign.requireEach(LEAST);
    }
}

/// @dev The same by the runner's own invariant campaign: short lives with seeds that differ every time. It prints no logs and keeps no state from
/// run to run, which is why the attempts are counted above.
contract LedgerInvariantsFuzzTest {
    Campaign private _campaign;

    function setUp() public {
        _campaign = new LedgerCampaign();
        _campaign.setUp();
    }

    function targetSelectors() external view returns (FuzzSelector[] memory targets) {
        targets = new FuzzSelector[](1);
        targets[0].addr = address(_campaign);
        targets[0].selectors = new bytes4[](1);
        targets[0].selectors[0] = Campaign.step.selector;
    }

    function targetContracts() external view returns (address[] memory targets) {
        targets = new address[](1);
        targets[0] = address(_campaign);
    }

    /// hardhat-config: invariant.runs = 4
    /// hardhat-config: invariant.depth = 60
    /// hardhat-config: invariant.failOnRevert = true
    function invariant_what_must_hold() public {
        _campaign.check();
    }
}
