// SPDX-License-Identifier: UNLICENSED
pragma solidity 0.8.37;

import {IBankTransfers} from "../../interfaces/IBankTransfers.sol";
import {IClaimPledges} from "../../interfaces/IClaimPledges.sol";
import {IEncumbrances} from "../../interfaces/IEncumbrances.sol";
import {Lock, Receipt, Unlock} from "../../types/BankTransferActs.sol";
import {Dispute, Pledge, Release, Resolve} from "../../types/EncumbranceActs.sol";
import {Flags} from "../../types/Flags.sol";
import {NOBODY, PartyId} from "../../types/Ids.sol";
import {FragmentLock} from "../../types/Records.sol";
import {Pledged, Spot} from "../World.sol";
import {HonestMoves} from "./HonestMoves.sol";

/// @dev Claims are locked and settled, pledged and released, disputed and resolved.
abstract contract HonestBurdens is HonestMoves {
    uint256 private _references;
    mapping(PartyId keeper => bytes32[]) internal usedReferences;

    function _newReference(PartyId keeper) internal returns (bytes32 fresh) {
        fresh = keccak256(abi.encode("bank reference", ++_references));
        usedReferences[keeper].push(fresh);
    }

    function _lock() internal {
        (bool found, Spot memory spot) = _findMovable();
        if (!found || clock + 4 days >= spot.whole.due) return;
        PartyId buyer = spot.whole.currency == EUR ? bank.party : _bankBut(spot.part.holder);
        PartyId keeper = receivables.settlementBankOf(spot.part.holder).bank;
        if (buyer == spot.part.holder || !_hasRoom(_programmeOfBuyer(buyer, spot.whole.currency))) return;
        uint64 amount = 1 + uint64(_roll(_length(spot)));
        Lock memory act = _lockOf(spot, amount, buyer, keeper);
        bytes memory data = _lockCall(act);
        _run(data);
        _noteFlag(spot.id, spot.part.to - amount, spot.part.to, Flags.LOCKED, true);
        _keepMove(data, spot, buyer);
    }

    function _settleLock() internal {
        (bool found, Spot memory spot) = _find(Flags.LOCKED, Flags.FROZEN, Pledged.Either);
        if (!found) return;
        FragmentLock memory held = receivables.lockOf(spot.id, spot.from);
        Receipt memory act = _receiptOf(
            FOR_LOCK,
            spot,
            held.settlementBank,
            held.price,
            _newReference(held.settlementBank)
        );
        if (act.bookedAt > held.payBy) act.bookedAt = held.payBy;
        bytes memory data = _receiptCall(act);
        _run(data);
        _countWhilePaused("settle a lock");
        _noteFlag(spot.id, spot.from, spot.part.to, Flags.LOCKED, false);
        _noteHolder(spot.id, spot.from, spot.part.to, held.buyer);
        _keepReceipt(data, spot.id, spot.from, spot.part.version);
    }

    function _unlock() internal {
        (bool found, Spot memory spot) = _find(Flags.LOCKED, 0, Pledged.Either);
        if (!found) return;
        FragmentLock memory held = receivables.lockOf(spot.id, spot.from);
        if (clock >= held.unlockFrom) {
            receivables.unlockLapsed(spot.id, spot.from, spot.part.version);
        } else {
            Unlock memory act = Unlock({
                receivable: spot.id,
                from: spot.from,
                version: spot.part.version,
                buyer: held.buyer,
                buyerEpoch: _epochOf(held.buyer),
                deadline: _deadline()
            });
            bytes32 digest = digests.digestOfUnlock(act, address(receivables));
            _run(abi.encodeCall(IBankTransfers.unlock, (act, _list(_by(held.buyer, digest)))));
        }
        _countWhilePaused("unlock");
        _noteFlag(spot.id, spot.from, spot.part.to, Flags.LOCKED, false);
    }

    function _pledge() internal {
        (bool found, Spot memory spot) = _findMovable();
        if (!found) return;
        PartyId pledgee = _bankBut(spot.part.holder);
        Pledge memory act = Pledge({
            receivable: spot.id,
            from: spot.from,
            to: spot.part.to,
            version: spot.part.version,
            holder: spot.part.holder,
            holderEpoch: _epochOf(spot.part.holder),
            pledgee: pledgee,
            pledgeeEpoch: _epochOf(pledgee),
            deadline: _deadline()
        });
        bytes32 digest = digests.digestOfPledge(act, address(receivables));
        bytes memory data = abi.encodeCall(
            IClaimPledges.pledge,
            (act, _signedByBoth(digest, spot.part.holder, pledgee))
        );
        _run(data);
        _notePledgee(spot.id, spot.from, spot.part.to, pledgee);
        _keepMove(data, spot, pledgee);
    }

    function _releasePledge() internal {
        (bool found, Spot memory spot) = _find(0, 0, Pledged.Yes);
        if (!found) return;
        Release memory act = Release({
            receivable: spot.id,
            from: spot.from,
            to: spot.part.to,
            version: spot.part.version,
            pledgee: spot.part.pledgee,
            pledgeeEpoch: _epochOf(spot.part.pledgee),
            deadline: _deadline()
        });
        bytes32 digest = digests.digestOfRelease(act, address(receivables));
        bytes memory data = abi.encodeCall(IClaimPledges.release, (act, _list(_by(spot.part.pledgee, digest))));
        _run(data);
        _countWhilePaused("release");
        _notePledgee(spot.id, spot.from, spot.part.to, NOBODY);
        bytes memory stale = _staleReason(spot.id, spot.from, spot.part.to, spot.part.version);
        _keep(data, false, spot.part.pledgee, NOBODY, stale);
    }

    function _dispute() internal {
        (bool found, Spot memory spot) = _find(0, type(uint16).max, Pledged.Either);
        if (!found) return;
        uint64 amount = 1 + uint64(_roll(_length(spot)));
        Dispute memory act = Dispute({
            receivable: spot.id,
            from: spot.from,
            to: spot.part.to,
            version: spot.part.version,
            amount: amount,
            debtor: spot.whole.debtor,
            debtorEpoch: _epochOf(spot.whole.debtor),
            holder: spot.part.holder,
            holderEpoch: _epochOf(spot.part.holder),
            pledgee: spot.part.pledgee,
            pledgeeEpoch: _epochOf(spot.part.pledgee),
            deadline: _deadline()
        });
        bytes32 digest = digests.digestOfDispute(act, address(receivables));
        bytes[] memory signatures =
            spot.part.pledgee == NOBODY
                ? _signedByBoth(digest, act.debtor, act.holder)
                : _list(_by(act.debtor, digest), _by(act.holder, digest), _by(act.pledgee, digest));
        _run(abi.encodeCall(IEncumbrances.dispute, (act, signatures)));
        _countWhilePaused("dispute");
        _noteFlag(spot.id, spot.part.to - amount, spot.part.to, Flags.DISPUTED, true);
    }

    function _resolve() internal {
        (bool found, Spot memory spot) = _find(Flags.DISPUTED, 0, Pledged.Either);
        if (!found) return;
        Resolve memory act = Resolve({
            receivable: spot.id,
            from: spot.from,
            to: spot.part.to,
            version: spot.part.version,
            debtor: spot.whole.debtor,
            debtorEpoch: _epochOf(spot.whole.debtor),
            holder: spot.part.holder,
            holderEpoch: _epochOf(spot.part.holder),
            deadline: _deadline()
        });
        bytes32 digest = digests.digestOfResolve(act, address(receivables));
        bytes[] memory signatures = _signedByBoth(digest, act.debtor, act.holder);
        _run(abi.encodeCall(IEncumbrances.resolve, (act, signatures)));
        _countWhilePaused("resolve");
        _noteFlag(spot.id, spot.from, spot.part.to, Flags.DISPUTED, false);
    }

    /// @dev An act that a pause must never block ran in one.
    function _countWhilePaused(string memory act) internal {
        if (_paused()) _count(string.concat("ran while paused: ", act));
    }
}
