// SPDX-License-Identifier: UNLICENSED
pragma solidity 0.8.37;

import {ERC20} from "@openzeppelin/contracts/token/ERC20/ERC20.sol";

/// @dev A currency's token that calls back while it is moved, as often as it was told to, and keeps what it was answered.
contract ReenteringToken is ERC20 {
    address private _target;
    bytes[] private _calls;
    bytes[] private _answers;

    constructor() ERC20("Re-entering", "RE") {}

    function mint(address to, uint256 amount) external {
        _mint(to, amount);
    }

    function arm(address target, bytes[] calldata calls) external {
        _target = target;
        _calls = calls;
        delete _answers;
    }

    /// @return What each call reverted with; one that ran is answered by nothing.
    function answers() external view returns (bytes[] memory) {
        return _answers;
    }

    function transferFrom(address from, address to, uint256 amount) public override returns (bool) {
        bytes[] memory calls = _calls;
        delete _calls;
        for (uint256 i = 0; i < calls.length; ++i) {
            // solhint-disable-next-line avoid-low-level-calls
            (bool done, bytes memory reason) = _target.call(calls[i]);
            _answers.push(done ? bytes("") : reason);
        }
        return super.transferFrom(from, to, amount);
    }

    function decimals() public pure override returns (uint8) {
        return 2;
    }
}
