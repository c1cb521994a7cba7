// SPDX-License-Identifier: UNLICENSED
pragma solidity 0.8.37;

/// @dev Expectations that say what differs.
abstract contract Expect {
    error NotEqual(string what, uint256 expected, uint256 found);
    error NotTrue(string what);

    function eq(uint256 found, uint256 expected, string memory what) internal pure {
        require(found == expected, NotEqual(what, expected, found));
    }

    function eq(address found, address expected, string memory what) internal pure {
        eq(uint160(found), uint160(expected), what);
    }

    function eq(bytes32 found, bytes32 expected, string memory what) internal pure {
        eq(uint256(found), uint256(expected), what);
    }

    function yes(bool condition, string memory what) internal pure {
        require(condition, NotTrue(what));
    }
}
