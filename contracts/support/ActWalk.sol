// SPDX-License-Identifier: UNLICENSED
pragma solidity 0.8.37;

import {Strings} from "@openzeppelin/contracts/utils/Strings.sol";
import {ISignedActs} from "../interfaces/ISignedActs.sol";
import {Row, Signatory} from "./ActRows.sol";
import {ActTable} from "./ActTable.sol";
import {vm} from "./Vm.sol";

/// @dev Asks one thing of every row, each from a fresh ledger.
abstract contract ActWalk is ActTable {
    function _walk(function(Row memory) internal check) internal {
        function() internal returns (Row memory)[] memory table = _table();
        for (uint256 i = 0; i < table.length; ++i) {
            uint256 snapshot = vm.snapshotState();
            check(table[i]());
            vm.revertToState(snapshot);
        }
    }

    function _runs(Row memory row, string memory how) internal {
        uint256 snapshot = vm.snapshotState();
        (bool ran, bytes memory answer) = _call(row, _sign(row));
        _yes(ran, row, how, answer);
        vm.revertToState(snapshot);
    }

    function _refuses(Row memory row, bytes[] memory signatures, bytes memory reason, string memory how) internal {
        (bool ran, bytes memory answer) = _call(row, signatures);
        bool refused = !ran && keccak256(answer) == keccak256(reason);
        _yes(refused, row, string.concat(how, ", for ", Strings.toHexString(reason)), answer);
    }

    function _yes(bool condition, Row memory row, string memory how, bytes memory answer) internal pure {
        if (condition) return;
        yes(false, string.concat(row.name, " ", how, ": ", Strings.toHexString(answer)));
    }

    function _notSigned(Row memory row, uint256 place) internal view returns (bytes memory) {
        Signatory memory signatory = row.signatories[place];
        bytes4 selector = ISignedActs.NotSigned.selector;
        return abi.encodeWithSelector(selector, signatory.actor.account, _digest(row, signatory));
    }
}
