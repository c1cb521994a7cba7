// SPDX-License-Identifier: UNLICENSED
pragma solidity 0.8.37;

import {IERC20Metadata} from "@openzeppelin/contracts/token/ERC20/extensions/IERC20Metadata.sol";
import {IPartyRegistry} from "../interfaces/IPartyRegistry.sol";
import {IProgrammes} from "../interfaces/IProgrammes.sol";
import {ITradeRegistry} from "../interfaces/ITradeRegistry.sol";
import {IUpkeep} from "../interfaces/IUpkeep.sol";
import {CurrencyExponents} from "../libraries/CurrencyExponents.sol";
import {BankTransferActHashes, Lock} from "../types/BankTransferActs.sol";
import {EncumbranceActHashes, Pledge} from "../types/EncumbranceActs.sol";
import {Flags} from "../types/Flags.sol";
import {NOBODY, PartyId, ReceivableId} from "../types/Ids.sol";
import {LedgerActHashes, PauseLedger, UnpauseLedger} from "../types/LedgerActs.sol";
import {PackedFragment} from "../types/PackedFragment.sol";
import {PackedReceivable} from "../types/PackedReceivable.sol";
import {ReceivableActHashes} from "../types/ReceivableActHashes.sol";
import {Cancel, Issue, ListAsset, Merge, Purchase, RevokeAct, Split, Touch} from "../types/ReceivableActs.sol";
import {Pause, ReceivableStatus} from "../types/Records.sol";
import {Roles} from "../types/Roles.sol";
import {LedgerPart} from "./LedgerPart.sol";

/// @title See IUpkeep.
contract Upkeep is IUpkeep, LedgerPart {
    using BankTransferActHashes for *;
    using EncumbranceActHashes for *;
    using LedgerActHashes for *;
    using ReceivableActHashes for *;

    uint256 private constant GRACE = 1 days;
    uint256 private constant LONGEST_PAUSE = 7 days;
    uint256 private constant REST_AFTER_PAUSE = 7 days;

    constructor(
        IPartyRegistry parties_,
        IProgrammes programmes_,
        ITradeRegistry trades_
    ) LedgerPart(parties_, programmes_, trades_) {}

    /// @dev The last that is asked.
    fallback() external {
        revert ActUnknown(msg.sig);
    }

    /// @inheritdoc IUpkeep
    function listAsset(ListAsset calldata act, bytes[] calldata signatures) external insideLedger nonReentrant {
        bytes32 digest = _requireRegistrars(act.deadline, act.hash(), signatures);
        address listed = _assets[act.currency];
        require(listed == address(0), AssetAlreadyListed(act.currency, listed));
        uint8 exponent = CurrencyExponents.exponentOf(act.currency);
        require(exponent != CurrencyExponents.NONE, CurrencyUnknown(act.currency));
        uint8 decimals = IERC20Metadata(act.asset).decimals();
        require(decimals == exponent, AssetDecimalsDiffer(act.currency, exponent, decimals));
        _assets[act.currency] = act.asset;
        emit AssetListed(act.currency, act.asset, digest);
    }

    /// @inheritdoc IUpkeep
    function split(Split calldata act, bytes[] calldata signatures) external insideLedger nonReentrant {
        _requireRunning();
        _requireTimely(act.deadline, LONGEST_DEADLINE);
        bytes32 digest = _hashTypedDataV4(act.hash());
        _requireHolderSigned(act.holder, act.holderEpoch, act.pledgee, act.pledgeeEpoch, digest, signatures);

        PackedFragment fragment = _held(act.receivable, act.from, act.to, act.version, act.holder);
        _requirePledgee(fragment, act.pledgee);
        _requireUnflagged(act.receivable, act.from, fragment, ANY_FLAG);
        uint32 version = _split(act.receivable, act.from, act.cuts, fragment);
        emit FragmentSplit(act.receivable, act.from, act.to, act.cuts, version, digest);
    }

    /// @inheritdoc IUpkeep
    function merge(Merge calldata act, bytes[] calldata signatures) external insideLedger nonReentrant {
        _requireRunning();
        _requireTimely(act.deadline, LONGEST_DEADLINE);
        bytes32 digest = _hashTypedDataV4(act.hash());
        _requireHolderSigned(act.holder, act.holderEpoch, act.pledgee, act.pledgeeEpoch, digest, signatures);

        PackedFragment whole = _merge(act.receivable, act.froms, act.versions, act.to, act.holder);
        _requirePledgee(whole, act.pledgee);
        _requireUnflagged(act.receivable, act.froms[0], whole, ANY_FLAG);
        emit FragmentsMerged(act.receivable, act.froms[0], act.to, whole.version(), digest);
    }

    /// @inheritdoc IUpkeep
    function touch(Touch calldata act, bytes[] calldata signatures) external insideLedger nonReentrant {
        _requireRunning();
        _requireTimely(act.deadline, LONGEST_DEADLINE);
        bytes32 digest = _hashTypedDataV4(act.hash());
        _requireHolderSigned(act.holder, act.holderEpoch, act.pledgee, act.pledgeeEpoch, digest, signatures);

        PackedFragment fragment = _held(act.receivable, act.from, act.to, act.version, act.holder);
        _requirePledgee(fragment, act.pledgee);
        _requireUnflagged(act.receivable, act.from, fragment, ANY_FLAG);
        uint32 version = _rewrite(act.receivable, act.from, fragment);
        emit FragmentTouched(act.receivable, act.from, act.to, version, digest);
    }

    /// @inheritdoc IUpkeep
    function cancel(Cancel calldata act, bytes[] calldata signatures) external insideLedger nonReentrant {
        _requireTimely(act.deadline, LONGEST_DEADLINE);
        bytes32 digest = _hashTypedDataV4(act.hash());
        _requireCancellationSigned(act, digest, signatures);

        PackedReceivable receivable = _receivables[act.receivable];
        require(receivable.debtor() == act.debtor, DebtorDiffers(receivable.debtor(), act.debtor));
        PackedFragment fragment = _held(act.receivable, act.from, act.to, act.version, act.holder);
        _requirePledgee(fragment, act.pledgee);
        _requireUnflagged(act.receivable, act.from, fragment, Flags.FROZEN | Flags.LOCKED);
        bool verified = act.verifier != NOBODY;
        require(verified == (act.nullifiers.length != 0), NullifiersWithoutVerifier());
        if (verified) {
            bool neverMoved = act.version == FIRST_VERSION && act.to - act.from == receivable.face();
            require(neverMoved, NeverMovedExpected(act.receivable));
            _trades.reopen(act.nullifiers, act.verifier, act.debtor, act.holder, receivable.face());
        }
        uint32 version = _end(act.receivable, receivable, act.from, act.from, fragment);
        emit FragmentCancelled(act.receivable, act.holder, act.from, act.to, version, digest);
    }

    /// @inheritdoc IUpkeep
    function revokeIssue(
        RevokeAct calldata revocation,
        Issue calldata act,
        bytes[] calldata signatures
    ) external insideLedger nonReentrant {
        _requireRevocable(revocation, _hashTypedDataV4(act.hash()));
        _requireSignatory(revocation.party, act.debtor, act.creditor);
        bool unused = _receivables[act.receivable].status() == ReceivableStatus.Unknown;
        require(unused, ReceivableExists(act.receivable));
        _revoke(revocation, signatures);
    }

    /// @inheritdoc IUpkeep
    function revokePurchase(
        RevokeAct calldata revocation,
        Purchase calldata act,
        bytes[] calldata signatures
    ) external insideLedger nonReentrant {
        _requireRevocable(revocation, _hashTypedDataV4(act.hash()));
        _requireSignatory(revocation.party, act.holder, act.buyer);
        _live(act.receivable, act.from, act.to, act.version);
        _revoke(revocation, signatures);
    }

    /// @inheritdoc IUpkeep
    function revokeLock(
        RevokeAct calldata revocation,
        Lock calldata act,
        bytes[] calldata signatures
    ) external insideLedger nonReentrant {
        _requireRevocable(revocation, _hashTypedDataV4(act.hash()));
        _requireSignatory(revocation.party, act.holder, act.buyer);
        _live(act.receivable, act.from, act.to, act.version);
        _revoke(revocation, signatures);
    }

    /// @inheritdoc IUpkeep
    function revokePledge(
        RevokeAct calldata revocation,
        Pledge calldata act,
        bytes[] calldata signatures
    ) external insideLedger nonReentrant {
        _requireRevocable(revocation, _hashTypedDataV4(act.hash()));
        _requireSignatory(revocation.party, act.holder, act.pledgee);
        _live(act.receivable, act.from, act.to, act.version);
        _revoke(revocation, signatures);
    }

    /// @inheritdoc IUpkeep
    function declareOverdue(ReceivableId id) external insideLedger nonReentrant {
        PackedReceivable receivable = _receivables[id];
        uint256 earliest = receivable.due() + GRACE;
        bool overdue = receivable.status() == ReceivableStatus.Live && block.timestamp >= earliest;
        require(overdue, NotOverdue(id, receivable.status(), earliest));
        _receivables[id] = receivable.withStatus(ReceivableStatus.Overdue);
        PartyId debtor = receivable.debtor();
        uint32 count = ++_overdue[debtor];
        if (count == 1) parties.setStopped(debtor, true);
        emit ReceivableOverdue(id, debtor, count);
    }

    /// @inheritdoc IUpkeep
    function pause(PauseLedger calldata act, bytes[] calldata signatures) external insideLedger nonReentrant {
        bytes32 digest = _requireRegistrars(act.deadline, act.hash(), signatures);
        Pause memory last = _nextPause(act.sequence);
        uint256 earliest = last.until + REST_AFTER_PAUSE;
        require(last.until == 0 || block.timestamp >= earliest, PauseTooSoon(earliest));
        uint40 until = uint40(block.timestamp + LONGEST_PAUSE);
        _pause = Pause(until, act.sequence);
        emit LedgerPaused(act.sequence, until, digest);
    }

    /// @inheritdoc IUpkeep
    function unpause(UnpauseLedger calldata act, bytes[] calldata signatures) external insideLedger nonReentrant {
        bytes32 digest = _requireRegistrars(act.deadline, act.hash(), signatures);
        require(block.timestamp < _nextPause(act.sequence).until, NotPaused());
        _pause = Pause(uint40(block.timestamp), act.sequence);
        emit LedgerUnpaused(act.sequence, digest);
    }

    /// @inheritdoc IUpkeep
    function assetOf(uint16 currency) external view returns (address) {
        return _assets[currency];
    }

    /// @inheritdoc IUpkeep
    function isRevoked(bytes32 digest) external view returns (bool) {
        return _revoked[digest];
    }

    /// @inheritdoc IUpkeep
    function overdueOf(PartyId debtor) external view returns (uint32) {
        return _overdue[debtor];
    }

    /// @inheritdoc IUpkeep
    function pauseOf() external view returns (Pause memory) {
        return _pause;
    }

    function _nextPause(uint32 sequence) private view returns (Pause memory last) {
        last = _pause;
        require(sequence == last.sequence + 1, SequenceDiffers(last.sequence + 1, sequence));
    }

    function _requireCancellationSigned(Cancel calldata act, bytes32 digest, bytes[] calldata signatures) private view {
        uint256 expected = 2;
        if (act.pledgee != NOBODY) ++expected;
        if (act.verifier != NOBODY) ++expected;
        _requireCount(signatures, expected);
        _requireSigned(act.debtor, act.debtorEpoch, Roles.ANY, digest, signatures[0]);
        _requireSigned(act.holder, act.holderEpoch, Roles.ANY, digest, signatures[1]);
        if (act.pledgee != NOBODY) {
            _requireSigned(act.pledgee, act.pledgeeEpoch, Roles.ANY, digest, signatures[2]);
        }
        if (act.verifier != NOBODY) {
            bytes calldata last = signatures[expected - 1];
            _requireSigned(act.verifier, act.verifierEpoch, Roles.VERIFIER, digest, last);
        }
    }

    function _requireRevocable(RevokeAct calldata revocation, bytes32 digest) private view {
        _requireTimely(revocation.deadline, LONGEST_DEADLINE);
        require(digest == revocation.digest, RevokedDigestDiffers(digest, revocation.digest));
        _requireNotRevoked(digest);
    }

    function _revoke(RevokeAct calldata revocation, bytes[] calldata signatures) private {
        bytes32 digest = _hashTypedDataV4(revocation.hash());
        _requireCount(signatures, 1);
        _requireSignedEvenIfUnverified(revocation.party, revocation.partyEpoch, digest, signatures[0]);
        _revoked[revocation.digest] = true;
        emit ActRevoked(revocation.digest, revocation.party, digest);
    }

    function _requireSignatory(PartyId party, PartyId one, PartyId other) private pure {
        require(party == one || party == other, NotASignatory(party));
    }
}
