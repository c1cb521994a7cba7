// SPDX-License-Identifier: UNLICENSED
pragma solidity 0.8.37;

import {console} from "hardhat/console.sol";
import {EvidenceCampaign} from "./EvidenceCampaign.sol";

/// @dev As the runner asks for the functions that a campaign may call.
struct FuzzSelector {
    address addr;
    bytes4[] selectors;
}

/// @dev Made here, so that the product's build has nothing of it.
contract Anchors is EvidenceCampaign {}

/// @dev The same steps every time, each kind of attempt counted.
contract EvidenceInvariantsTest {
    uint256 private constant STEPS = 2000;
    uint256 private constant LEAST = 100;

    function test_holds_and_counts_every_hostile_attempt() public {
        EvidenceCampaign campaign = new Anchors();
        campaign.setUp();
        for (uint256 i = 0; i < STEPS; ++i) campaign.step(uint256(keccak256(abi.encode(i))));
        (string[] memory kinds, uint256[] memory made) = campaign.counts();
        for (uint256 i = 0; i < kinds.length; ++i) console.log("    %s  %s", made[i], kinds[i]);
        campaign.requireEach(LEAST);
    }
}

/// @dev The same by the runner's own campaign: short lives with seeds that differ every time.
contract EvidenceInvariantsFuzzTest {
    EvidenceCampaign private _campaign;

    function setUp() public {
        _campaign = new Anchors();
        _campaign.setUp();
    }

    function targetSelectors() external view returns (FuzzSelector[] memory targets) {
        targets = new FuzzSelector[](1);
        targets[0].addr = address(_campaign);
        targets[0].selectors = new bytes4[](1);
        targets[0].selectors[0] = EvidenceCampaign.step.selector;
    }

    function targetContracts() external view returns (address[] memory targets) {
        targets = new address[](1);
        targets[0] = address(_campaign);
    }

    /// hardhat-config: invariant.runs = 16
    /// hardhat-config: invariant.depth = 100
    /// hardhat-config: invariant.failOnRevert = true
    function invariant_sites_only_grow_and_sizes_have_one_root() public view {
        _campaign.check();
    }
}
