// SPDX-License-Identifier: UNLICENSED
pragma solidity 0.8.37;

import {Strings} from "@openzeppelin/contracts/utils/Strings.sol";
import {Expect} from "../support/Expect.sol";

/// @dev How often each kind of attempt was made. A kind that was never tried proves nothing, so it is named before anything runs.
abstract contract Counters is Expect {
    uint256 private constant ONCE = 1;

    string[] private _kinds;
    mapping(string kind => uint256) private _made;
    mapping(string kind => bool) private _honest;
    mapping(string kind => bool) private _named;

    function _name(string memory kind) internal {
        _named[kind] = true;
        _kinds.push(kind);
    }

    /// @dev What is no attempt, but has to have happened: once is enough.
    function _nameHonest(string memory kind) internal {
        _honest[kind] = true;
        _name(kind);
    }

    function _count(string memory kind) internal {
        require(_named[kind], NotTrue(string.concat("a kind is named first: ", kind)));
        ++_made[kind];
    }

    function counts() external view returns (string[] memory kinds, uint256[] memory made) {
        kinds = _kinds;
        made = new uint256[](kinds.length);
        for (uint256 i = 0; i < kinds.length; ++i) made[i] = _made[kinds[i]];
    }

    /// @param least attempts of each hostile kind
    function requireEach(uint256 least) external view {
        for (uint256 i = 0; i < _kinds.length; ++i) {
            uint256 made = _made[_kinds[i]];
            bool enough = made >= (_honest[_kinds[i]] ? ONCE : least);
            require(enough, NotTrue(string.concat("enough of: ", _kinds[i], ", not ", Strings.toString(made))));
        }
    }
}
