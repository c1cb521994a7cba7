// SPDX-License-Identifier: UNLICENSED
pragma solidity 0.8.37;

import {Dispute, Pledge, Release, Resolve} from "../types/EncumbranceActs.sol";
import {NOBODY, ReceivableId} from "../types/Ids.sol";
import {ConfirmFreeze, FreezeFragment, OrderDispute, Reassign, Unfreeze} from "../types/OrderActs.sol";
import {Claims} from "./Claims.sol";
import {Actor} from "./Ledger.sol";

/// @dev Builds pledges, disputes and what a court orders, and runs them. The regulator is the witness of orders.
abstract contract Encumbering is Claims {
    bytes32 internal constant ORDER = keccak256("an order and a nonce that nobody guesses");

    function _pledgeAct(
        ReceivableId id,
        uint64 from,
        uint64 to,
        uint32 version,
        Actor memory holder,
        Actor memory pledgee
    ) internal view returns (Pledge memory) {
        return Pledge(id, from, to, version, holder.party, EPOCH, pledgee.party, EPOCH, _deadline());
    }

    function _pledge(
        ReceivableId id,
        uint64 from,
        uint64 to,
        uint32 version,
        Actor memory holder,
        Actor memory pledgee
    ) internal {
        Pledge memory act = _pledgeAct(id, from, to, version, holder, pledgee);
        receivables.pledge(act, _signed(digests.digestOfPledge(act, address(receivables)), holder, pledgee));
    }

    /// @dev The supplier pledges the whole of what it holds at version 1; the fragment is pledged at version 2.
    function _pledgeWhole(ReceivableId id, Actor memory pledgee) internal {
        _pledge(id, 0, FACE, 1, supplier, pledgee);
    }

    function _releaseAct(
        ReceivableId id,
        uint64 from,
        uint64 to,
        uint32 version,
        Actor memory pledgee
    ) internal view returns (Release memory) {
        return Release(id, from, to, version, pledgee.party, EPOCH, _deadline());
    }

    function _release(ReceivableId id, uint64 from, uint64 to, uint32 version, Actor memory pledgee) internal {
        Release memory act = _releaseAct(id, from, to, version, pledgee);
        receivables.release(act, _signed(digests.digestOfRelease(act, address(receivables)), pledgee));
    }

    function _disputeAct(
        ReceivableId id,
        uint64 from,
        uint64 to,
        uint32 version,
        uint64 amount
    ) internal view returns (Dispute memory act) {
        act.receivable = id;
        act.from = from;
        act.to = to;
        act.version = version;
        act.amount = amount;
        act.debtor = core.party;
        act.debtorEpoch = EPOCH;
        act.holder = supplier.party;
        act.holderEpoch = EPOCH;
        act.pledgee = NOBODY;
        act.deadline = _deadline();
    }

    function _dispute(ReceivableId id, uint64 from, uint64 to, uint32 version, uint64 amount) internal {
        Dispute memory act = _disputeAct(id, from, to, version, amount);
        receivables.dispute(act, _signed(digests.digestOfDispute(act, address(receivables)), core, supplier));
    }

    function _resolveAct(
        ReceivableId id,
        uint64 from,
        uint64 to,
        uint32 version
    ) internal view returns (Resolve memory) {
        return Resolve(id, from, to, version, core.party, EPOCH, supplier.party, EPOCH, _deadline());
    }

    function _orderDisputeAct(
        ReceivableId id,
        uint64 from,
        uint64 to,
        uint32 version,
        bool disputed
    ) internal view returns (OrderDispute memory) {
        return OrderDispute(id, from, to, version, disputed, ORDER, regulator.party, EPOCH, _deadline());
    }

    function _orderDispute(OrderDispute memory act) internal {
        bytes32 digest = digests.digestOfOrderDispute(act, address(receivables));
        receivables.orderDispute(act, _signed(digest, _registrar(), regulator));
    }

    function _freezeAct(
        ReceivableId id,
        uint64 from,
        uint64 to,
        uint32 version
    ) internal view returns (FreezeFragment memory) {
        return FreezeFragment(id, from, to, version, _deadline());
    }

    function _freeze(ReceivableId id, uint64 from, uint64 to, uint32 version) internal {
        FreezeFragment memory act = _freezeAct(id, from, to, version);
        receivables.freeze(act, _signed(digests.digestOfFreezeFragment(act, address(receivables)), _registrar()));
    }

    function _confirmAct(
        ReceivableId id,
        uint64 from,
        uint64 to,
        uint32 version
    ) internal view returns (ConfirmFreeze memory) {
        return ConfirmFreeze(id, from, to, version, ORDER, regulator.party, EPOCH, _deadline());
    }

    function _confirm(ReceivableId id, uint64 from, uint64 to, uint32 version) internal {
        ConfirmFreeze memory act = _confirmAct(id, from, to, version);
        bytes32 digest = digests.digestOfConfirmFreeze(act, address(receivables));
        receivables.confirmFreeze(act, _signed(digest, _registrar(), regulator));
    }

    function _unfreezeAct(
        ReceivableId id,
        uint64 from,
        uint64 to,
        uint32 version
    ) internal view returns (Unfreeze memory) {
        return Unfreeze(id, from, to, version, _deadline());
    }

    function _unfreeze(ReceivableId id, uint64 from, uint64 to, uint32 version) internal {
        Unfreeze memory act = _unfreezeAct(id, from, to, version);
        receivables.unfreeze(act, _signed(digests.digestOfUnfreeze(act, address(receivables)), _registrar()));
    }

    function _reassignAct(
        ReceivableId id,
        uint64 from,
        uint64 to,
        uint32 version,
        Actor memory holder,
        Actor memory recipient
    ) internal view returns (Reassign memory act) {
        act.receivable = id;
        act.from = from;
        act.to = to;
        act.version = version;
        act.holder = holder.party;
        act.recipient = recipient.party;
        act.order = ORDER;
        act.witness = regulator.party;
        act.witnessEpoch = EPOCH;
        act.deadline = _deadline();
    }

    function _reassign(Reassign memory act) internal {
        bytes32 digest = digests.digestOfReassign(act, address(receivables));
        receivables.reassign(act, _signed(digest, _registrar(), regulator));
    }
}
