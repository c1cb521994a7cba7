// SPDX-License-Identifier: UNLICENSED
pragma solidity 0.8.37;

import {IERC20} from "@openzeppelin/contracts/token/ERC20/IERC20.sol";
import {Receipt} from "../../types/BankTransferActs.sol";
import {Flags} from "../../types/Flags.sol";
import {NOBODY, PartyId} from "../../types/Ids.sol";
import {ReceivableStatus} from "../../types/Records.sol";
import {Pledged, Spot} from "../World.sol";
import {vm} from "../../support/Vm.sol";
import {HonestOrders} from "./HonestOrders.sol";

/// @dev Claims are paid, by token or by receipt, fall overdue, or are cancelled.
abstract contract HonestEnds is HonestOrders {
    function _payeeOf(Spot memory spot) internal pure returns (PartyId) {
        return spot.part.pledgee == NOBODY ? spot.part.holder : spot.part.pledgee;
    }

    function _tokenOf(Spot memory spot) internal view returns (IERC20) {
        return spot.whole.currency == EUR ? IERC20(address(euro)) : IERC20(address(token));
    }

    function _payOne() internal {
        (bool found, Spot memory spot) = _find(0, Flags.LOCKED, Pledged.Either);
        if (!found) return;
        uint64 most = clock < spot.whole.due ? _length(spot) / 2 + 1 : _length(spot);
        _payTail(spot, 1 + uint64(_roll(most)));
    }

    function _payTail(Spot memory spot, uint64 amount) internal {
        address payee = _accountOf(_payeeOf(spot));
        uint256 before = _tokenOf(spot).balanceOf(payee);
        bytes memory data = _payCall(spot, amount);
        _run(data);
        _countWhilePaused("pay");
        eq(_tokenOf(spot).balanceOf(payee), before + amount, "5: paid once, to whom it is owed");
        _noteGone(spot.id, spot.part.to - amount, spot.part.to);
        _keepPayment(data, core.party, _staleReason(spot.id, spot.from, spot.part.to, spot.part.version));
    }

    /// @dev Half of the time what has matured is sought: nothing else moves it on.
    function _payMatured() internal {
        (bool found, Spot memory spot) = _find(0, Flags.LOCKED, Pledged.Either);
        if (!found || clock < spot.whole.due) return;
        address payee = _accountOf(_payeeOf(spot));
        uint256 before = _tokenOf(spot).balanceOf(payee);
        vm.prank(otherBank.account);
        receivables.payFor(spot.id, spot.from, spot.part.to, spot.part.version);
        _countWhilePaused("pay for another");
        uint256 gained = payee == otherBank.account ? 0 : _length(spot);
        eq(_tokenOf(spot).balanceOf(payee), before + gained, "5: paid once, to whom it is owed");
        _noteGone(spot.id, spot.from, spot.part.to);
        bytes memory stale = _staleReason(spot.id, spot.from, spot.part.to, spot.part.version);
        bytes memory data = abi.encodeCall(receivables.payFor, (spot.id, spot.from, spot.part.to, spot.part.version));
        _keepForEver(data, stale);
    }

    function _payByReceipt() internal {
        (bool found, Spot memory spot) = _find(0, Flags.LOCKED, Pledged.Either);
        if (!found) return;
        PartyId keeper = receivables.settlementBankOf(_payeeOf(spot)).bank;
        uint64 amount = 1 + uint64(_roll(_length(spot)));
        Receipt memory act = _receiptOf(FOR_CLAIM, spot, keeper, amount, _newReference(keeper));
        bytes memory data = _receiptCall(act);
        _run(data);
        _countWhilePaused("pay by receipt");
        _noteGone(spot.id, spot.part.to - amount, spot.part.to);
        _keepReceipt(data, spot.id, spot.from, spot.part.version);
    }

    function _cancelOne() internal {
        (bool found, Spot memory spot) = _find(0, Flags.LOCKED | Flags.FROZEN, Pledged.Either);
        if (!found || _length(spot) > SHORT / 2) return;
        bytes memory data = _cancelCall(_cancelOf(spot, spot.part.pledgee), spot.part.pledgee);
        _run(data);
        _countWhilePaused("cancel");
        _noteGone(spot.id, spot.from, spot.part.to);
        bytes memory stale = _staleReason(spot.id, spot.from, spot.part.to, spot.part.version);
        _keep(data, false, core.party, spot.part.holder, stale);
    }

    function _declareOverdue() internal {
        (bool found, Spot memory spot) = _find(0, 0, Pledged.Either);
        bool overdue = found && spot.whole.status == ReceivableStatus.Live && clock >= spot.whole.due + 1 days;
        if (!overdue) return;
        receivables.declareOverdue(spot.id);
        _countWhilePaused("declare overdue");
    }
}
