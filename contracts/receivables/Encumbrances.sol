// SPDX-License-Identifier: UNLICENSED
pragma solidity 0.8.37;

import {IEncumbrances} from "../interfaces/IEncumbrances.sol";
import {IPartyRegistry} from "../interfaces/IPartyRegistry.sol";
import {IProgrammes} from "../interfaces/IProgrammes.sol";
import {ITradeRegistry} from "../interfaces/ITradeRegistry.sol";
import {Dispute, EncumbranceActHashes, Resolve} from "../types/EncumbranceActs.sol";
import {Flags} from "../types/Flags.sol";
import {NOBODY, PartyId, ReceivableId} from "../types/Ids.sol";
import {ConfirmFreeze, FreezeFragment, OrderActHashes, OrderDispute, Reassign, Unfreeze} from "../types/OrderActs.sol";
import {PackedFragment} from "../types/PackedFragment.sol";
import {Freeze, Rest} from "../types/Records.sol";
import {Roles} from "../types/Roles.sol";
import {LedgerPart} from "./LedgerPart.sol";

/// @title See IEncumbrances.
contract Encumbrances is IEncumbrances, LedgerPart {
    using EncumbranceActHashes for *;
    using OrderActHashes for *;

    uint256 private constant LONGEST_UNCONFIRMED = 7 days;
    uint256 private constant REST_AFTER_FREEZE = 7 days;
    uint256 private constant HEARING = 3 days;

    constructor(
        IPartyRegistry parties_,
        IProgrammes programmes_,
        ITradeRegistry trades_
    ) LedgerPart(parties_, programmes_, trades_) {}

    /// @inheritdoc IEncumbrances
    function dispute(Dispute calldata act, bytes[] calldata signatures) external insideLedger nonReentrant {
        _requireTimely(act.deadline, LONGEST_DEADLINE);
        bytes32 digest = _hashTypedDataV4(act.hash());
        bool pledged = act.pledgee != NOBODY;
        _requireCount(signatures, pledged ? 3 : 2);
        _requireSignedEvenIfUnverified(act.debtor, act.debtorEpoch, digest, signatures[0]);
        _requireSignedEvenIfUnverified(act.holder, act.holderEpoch, digest, signatures[1]);
        if (pledged) _requireSignedEvenIfUnverified(act.pledgee, act.pledgeeEpoch, digest, signatures[2]);

        _requireDebtor(act.receivable, act.debtor);
        PackedFragment fragment = _held(act.receivable, act.from, act.to, act.version, act.holder);
        _requirePledgee(fragment, act.pledgee);
        _requireUnflagged(act.receivable, act.from, fragment, ANY_FLAG);
        uint64 cut = _cutOf(act.from, act.to, act.amount);
        PackedFragment tail = fragment.withFlag(Flags.DISPUTED);
        uint32 version = _writeTail(act.receivable, act.from, cut, fragment, tail);
        emit FragmentDisputed(act.receivable, cut, act.to, version, digest);
    }

    /// @inheritdoc IEncumbrances
    function resolve(Resolve calldata act, bytes[] calldata signatures) external insideLedger nonReentrant {
        _requireTimely(act.deadline, LONGEST_DEADLINE);
        bytes32 digest = _hashTypedDataV4(act.hash());
        _requireCount(signatures, 2);
        _requireSignedEvenIfUnverified(act.debtor, act.debtorEpoch, digest, signatures[0]);
        _requireSignedEvenIfUnverified(act.holder, act.holderEpoch, digest, signatures[1]);

        _requireDebtor(act.receivable, act.debtor);
        PackedFragment fragment = _held(act.receivable, act.from, act.to, act.version, act.holder);
        require(fragment.flags() & Flags.DISPUTED != 0, NotDisputed(act.receivable, act.from));
        _endDispute(act.receivable, act.from, fragment, digest);
    }

    /// @inheritdoc IEncumbrances
    function orderDispute(OrderDispute calldata act, bytes[] calldata signatures) external insideLedger nonReentrant {
        bytes32 digest = _requireOrdered(
            act.deadline,
            act.hash(),
            act.order,
            act.witness,
            act.witnessEpoch,
            signatures
        );
        PackedFragment fragment = _live(act.receivable, act.from, act.to, act.version);
        _requireFit(act.witness, act.receivable, act.from, fragment);
        if (act.disputed) {
            _requireUnflagged(act.receivable, act.from, fragment, Flags.DISPUTED | Flags.LOCKED);
            uint32 version = _rewrite(act.receivable, act.from, fragment.withFlag(Flags.DISPUTED));
            emit FragmentDisputed(act.receivable, act.from, act.to, version, digest);
        } else {
            require(fragment.flags() & Flags.DISPUTED != 0, NotDisputed(act.receivable, act.from));
            _endDispute(act.receivable, act.from, fragment, digest);
        }
    }

    /// @inheritdoc IEncumbrances
    function freeze(FreezeFragment calldata act, bytes[] calldata signatures) external insideLedger nonReentrant {
        bytes32 digest = _requireRegistrars(act.deadline, act.hash(), signatures);
        PackedFragment fragment = _live(act.receivable, act.from, act.to, act.version);
        _requireUnflagged(act.receivable, act.from, fragment, Flags.FROZEN);
        uint40 lapsesAt = uint40(block.timestamp + LONGEST_UNCONFIRMED);
        _rest(act.receivable, Rest(act.from, act.to, uint40(lapsesAt + REST_AFTER_FREEZE)));
        _freezes[act.receivable.tokenIdOf(act.from)] = Freeze(lapsesAt, 0, 0);
        uint32 version = _rewrite(act.receivable, act.from, fragment.withFlag(Flags.FROZEN));
        emit FragmentFrozen(act.receivable, act.from, act.to, version, lapsesAt, digest);
    }

    /// @inheritdoc IEncumbrances
    function confirmFreeze(ConfirmFreeze calldata act, bytes[] calldata signatures) external insideLedger nonReentrant {
        bytes32 digest = _requireOrdered(
            act.deadline,
            act.hash(),
            act.order,
            act.witness,
            act.witnessEpoch,
            signatures
        );
        PackedFragment fragment = _live(act.receivable, act.from, act.to, act.version);
        _requireFit(act.witness, act.receivable, act.from, fragment);
        Freeze storage record = _frozen(act.receivable, act.from, fragment);
        require(record.order == 0, FreezeStands(record.lapsesAt, record.order));
        require(block.timestamp < record.lapsesAt, FreezeLapsed(record.lapsesAt));
        (record.confirmedAt, record.order) = (uint40(block.timestamp), act.order);
        emit FreezeConfirmed(act.receivable, act.from, act.order, digest);
    }

    /// @inheritdoc IEncumbrances
    function unfreeze(Unfreeze calldata act, bytes[] calldata signatures) external insideLedger nonReentrant {
        bytes32 digest = _requireRegistrars(act.deadline, act.hash(), signatures);
        PackedFragment fragment = _live(act.receivable, act.from, act.to, act.version);
        _frozen(act.receivable, act.from, fragment);
        _unfreeze(act.receivable, act.from, fragment, digest);
    }

    /// @inheritdoc IEncumbrances
    function unfreezeLapsed(ReceivableId id, uint64 from, uint32 version) external insideLedger nonReentrant {
        PackedFragment fragment = _live(id, from, _at(id, from).to(), version);
        Freeze storage record = _frozen(id, from, fragment);
        bool lapsed = record.order == 0 && block.timestamp >= record.lapsesAt;
        require(lapsed, FreezeStands(record.lapsesAt, record.order));
        _unfreeze(id, from, fragment, bytes32(0));
    }

    /// @inheritdoc IEncumbrances
    function reassign(Reassign calldata act, bytes[] calldata signatures) external insideLedger nonReentrant {
        bytes32 digest = _requireOrdered(
            act.deadline,
            act.hash(),
            act.order,
            act.witness,
            act.witnessEpoch,
            signatures
        );
        require(act.holder != act.recipient, SameParty(act.holder));
        _existing(act.recipient);
        PackedFragment fragment = _held(act.receivable, act.from, act.to, act.version, act.holder);
        _requireFit(act.witness, act.receivable, act.from, fragment);
        require(act.witness != act.recipient, WitnessUnfit(act.witness));
        _requireUnflagged(act.receivable, act.from, fragment, Flags.LOCKED);
        Freeze storage record = _frozen(act.receivable, act.from, fragment);
        require(record.order == act.order, OrderDiffers(record.order, act.order));
        uint256 earliest = record.confirmedAt + HEARING;
        require(block.timestamp >= earliest, ReassignmentTooSoon(earliest));

        PackedFragment given = _handedTo(fragment.withoutFlag(Flags.FROZEN), act.recipient);
        uint32 version = _rewrite(act.receivable, act.from, given);
        _emitReassigned(act, version, digest);
    }

    /// @inheritdoc IEncumbrances
    function freezeOf(ReceivableId id, uint64 from) external view returns (Freeze memory) {
        return _freezes[id.tokenIdOf(from)];
    }

    function _requireDebtor(ReceivableId id, PartyId debtor) private view {
        PartyId expected = _receivables[id].debtor();
        require(expected == debtor, DebtorDiffers(expected, debtor));
    }

    function _requireOrdered(
        uint48 deadline,
        bytes32 structHash,
        bytes32 order,
        PartyId witness,
        uint32 witnessEpoch,
        bytes[] calldata signatures
    ) private view returns (bytes32 digest) {
        _requireTimely(deadline, LONGEST_DEADLINE);
        digest = _hashTypedDataV4(structHash);
        _requireCount(signatures, 2);
        _requireRegistrarSigned(digest, signatures[0]);
        _requireSigned(witness, witnessEpoch, Roles.ANY, digest, signatures[1]);
        require(order != 0, OrderZero());
    }

    /// @dev A regulator, or a bank where no regulator takes part; and nobody who gains or loses by it.
    function _requireFit(PartyId witness, ReceivableId id, uint64 from, PackedFragment fragment) private view {
        bool involved =
            witness == fragment.holder() ||
                witness == fragment.pledgee() ||
                witness == fragment.recourse() ||
                witness == _receivables[id].debtor() ||
                (fragment.flags() & Flags.LOCKED != 0 && witness == _locks[id.tokenIdOf(from)].buyer);
        bool official = _partyRecord(witness).roles() & (Roles.REGULATOR | Roles.BANK) != 0;
        require(official && !involved, WitnessUnfit(witness));
    }

    function _frozen(
        ReceivableId id,
        uint64 from,
        PackedFragment fragment
    ) private view returns (Freeze storage record) {
        require(fragment.flags() & Flags.FROZEN != 0, NotFrozen(id, from));
        record = _freezes[id.tokenIdOf(from)];
    }

    /// @dev Kept by interval: what is cut off after a freeze, or joined to what was frozen, rests with it. The registrar alone makes the list
    /// longer; what is over makes room.
    function _rest(ReceivableId id, Rest memory added) private {
        mapping(uint256 place => Rest) storage rests = _rests[id];
        uint256 end;
        uint256 free;
        bool reuses;
        uint40 earliest;
        for (Rest memory rest = rests[0]; rest.until != 0; rest = rests[++end]) {
            if (block.timestamp >= rest.until) (free, reuses) = (end, true);
            else if (rest.from < added.to && added.from < rest.to && rest.until > earliest) earliest = rest.until;
        }
        require(earliest == 0, FreezeTooSoon(earliest));
        rests[reuses ? free : end] = added;
    }

    function _unfreeze(ReceivableId id, uint64 from, PackedFragment fragment, bytes32 digest) private {
        uint32 version = _rewrite(id, from, fragment.withoutFlag(Flags.FROZEN));
        emit FragmentUnfrozen(id, from, fragment.to(), version, digest);
    }

    function _endDispute(ReceivableId id, uint64 from, PackedFragment fragment, bytes32 digest) private {
        uint32 version = _rewrite(id, from, fragment.withoutFlag(Flags.DISPUTED));
        emit DisputeResolved(id, from, fragment.to(), version, digest);
    }

    function _emitReassigned(Reassign calldata act, uint32 version, bytes32 digest) private {
        emit FragmentReassigned(
            act.receivable,
            act.holder,
            act.recipient,
            act.from,
            act.to,
            version,
            act.order,
            digest
        );
    }
}
