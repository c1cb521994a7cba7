// SPDX-License-Identifier: UNLICENSED
pragma solidity 0.8.37;

import {Row} from "./ActRows.sol";
import {RegistryRows} from "./RegistryRows.sol";

/// @dev The rows, in the order of the design's table; then those of the contracts around the ledger. A new act is added here.
abstract contract ActTable is RegistryRows {
    uint256 private constant MOST_ROWS = 80;

    function _table() internal pure returns (function() internal returns (Row memory)[] memory table) {
        uint256 count;
        table = new function() internal returns (Row memory)[](MOST_ROWS);
        table[count++] = _listAssetRow;
        table[count++] = _issueRow;
        table[count++] = _splitRow;
        table[count++] = _splitPledgedRow;
        table[count++] = _mergeRow;
        table[count++] = _mergePledgedRow;
        table[count++] = _touchRow;
        table[count++] = _touchPledgedRow;
        table[count++] = _transferRow;
        table[count++] = _assignRow;
        table[count++] = _purchaseRow;
        table[count++] = _lockRow;
        table[count++] = _settleRow;
        table[count++] = _unlockRow;
        table[count++] = _unlockLapsedRow;
        table[count++] = _pledgeRow;
        table[count++] = _releaseRow;
        table[count++] = _payRow;
        table[count++] = _payForRow;
        table[count++] = _payByReceiptRow;
        table[count++] = _nameSettlementBankRow;
        table[count++] = _declareOverdueRow;
        table[count++] = _disputeRow;
        table[count++] = _disputePledgedRow;
        table[count++] = _resolveRow;
        table[count++] = _orderDisputeRow;
        table[count++] = _orderResolutionRow;
        table[count++] = _cancelRow;
        table[count++] = _cancelPledgedRow;
        table[count++] = _cancelVerifiedRow;
        table[count++] = _revokeIssueRow;
        table[count++] = _revokePurchaseRow;
        table[count++] = _revokeLockRow;
        table[count++] = _revokePledgeRow;
        table[count++] = _freezeRow;
        table[count++] = _confirmFreezeRow;
        table[count++] = _unfreezeRow;
        table[count++] = _unfreezeLapsedRow;
        table[count++] = _reassignRow;
        table[count++] = _pauseRow;
        table[count++] = _unpauseRow;
        table[count++] = _enrolRow;
        table[count++] = _renewRow;
        table[count++] = _changeAccountRow;
        table[count++] = _raiseEpochRow;
        table[count++] = _proposeRecoveryRow;
        table[count++] = _stopRecoveryRow;
        table[count++] = _completeRecoveryRow;
        table[count++] = _openProgrammeRow;
        table[count++] = _adjustProgrammeRow;
        table[count++] = _attestRow;
        table[count++] = _mintRow;
        table[count++] = _permitRow;
        assembly ("memory-safe") {
            mstore(table, count)
        }
    }
}
