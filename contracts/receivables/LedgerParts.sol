// SPDX-License-Identifier: UNLICENSED
pragma solidity 0.8.37;

import {IBankTransfers} from "../interfaces/IBankTransfers.sol";
import {IEncumbrances} from "../interfaces/IEncumbrances.sol";
import {ILedgerParts} from "../interfaces/ILedgerParts.sol";

/// @dev Hands an act on to the part that knows it. The parts are fixed with the code and run in the ledger's place: nothing here can be replaced,
/// and neither their address nor what they are called with is ever a caller's choice but for the ledger's own acts.
abstract contract LedgerParts is ILedgerParts {
    address private immutable _upkeep;
    address private immutable _bankTransfers;
    address private immutable _encumbrances;

    constructor(address upkeep, address bankTransfers, address encumbrances) {
        _upkeep = upkeep;
        _bankTransfers = bankTransfers;
        _encumbrances = encumbrances;
    }

    // It hands on and does nothing else.
    // solhint-disable-next-line no-complex-fallback
    fallback() external {
        address part = _partOf(msg.sig);
        assembly ("memory-safe") {
            let free := mload(0x40)
            calldatacopy(free, 0, calldatasize())
            let done := delegatecall(gas(), part, free, calldatasize(), 0, 0)
            returndatacopy(free, 0, returndatasize())
            if iszero(done) {
                revert(free, returndatasize())
            }
            return(free, returndatasize())
        }
    }

    /// @inheritdoc ILedgerParts
    function parts() external view returns (address upkeep, address bankTransfers, address encumbrances) {
        return (_upkeep, _bankTransfers, _encumbrances);
    }

    /// @dev What neither of the two knows the third is asked; it refuses what it does not know.
    function _partOf(bytes4 selector) private view returns (address) {
        if (_isEncumbrance(selector)) return _encumbrances;
        if (_isBankTransfer(selector)) return _bankTransfers;
        return _upkeep;
    }

    function _isEncumbrance(bytes4 selector) private pure returns (bool) {
        return
            selector == IEncumbrances.reassign.selector ||
            selector == IEncumbrances.dispute.selector ||
            selector == IEncumbrances.resolve.selector ||
            selector == IEncumbrances.orderDispute.selector ||
            selector == IEncumbrances.freeze.selector ||
            selector == IEncumbrances.confirmFreeze.selector ||
            selector == IEncumbrances.unfreeze.selector ||
            selector == IEncumbrances.unfreezeLapsed.selector ||
            selector == IEncumbrances.freezeOf.selector;
    }

    function _isBankTransfer(bytes4 selector) private pure returns (bool) {
        return
            selector == IBankTransfers.lock.selector ||
            selector == IBankTransfers.settle.selector ||
            selector == IBankTransfers.unlock.selector ||
            selector == IBankTransfers.unlockLapsed.selector ||
            selector == IBankTransfers.payByReceipt.selector ||
            selector == IBankTransfers.nameSettlementBank.selector ||
            selector == IBankTransfers.lockOf.selector ||
            selector == IBankTransfers.settlementBankOf.selector ||
            selector == IBankTransfers.isReceiptUsed.selector;
    }
}
