// SPDX-License-Identifier: UNLICENSED
pragma solidity 0.8.37;

import {IERC20} from "@openzeppelin/contracts/token/ERC20/IERC20.sol";
import {SafeERC20} from "@openzeppelin/contracts/token/ERC20/utils/SafeERC20.sol";
import {IClaims} from "../interfaces/IClaims.sol";
import {IPartyRegistry} from "../interfaces/IPartyRegistry.sol";
import {IProgrammes} from "../interfaces/IProgrammes.sol";
import {ITradeRegistry} from "../interfaces/ITradeRegistry.sol";
import {Flags} from "../types/Flags.sol";
import {NO_PROGRAMME, NOBODY, PartyId, ReceivableId} from "../types/Ids.sol";
import {ReceivableActHashes} from "../types/ReceivableActHashes.sol";
import {AssignWithRecourse, Issue, Pay, Purchase, Transfer} from "../types/ReceivableActs.sol";
import {FragmentBits, PackedFragment} from "../types/PackedFragment.sol";
import {PackedReceivable, ReceivableBits} from "../types/PackedReceivable.sol";
import {Fragment, PartyStatus, Receivable, ReceivableStatus} from "../types/Records.sol";
import {Roles} from "../types/Roles.sol";
import {TradeAttestation} from "../types/TradeActs.sol";
import {ClaimPledges} from "./ClaimPledges.sol";
import {ClaimRules} from "./ClaimRules.sol";
import {LedgerParts} from "./LedgerParts.sol";

/// @title See IReceivables. The acts of every day are here; the others are in the ledger's parts, which run in its place.
/// @dev Every entry point has one rhythm: in time, digest, signatures, what is, what may be, write, emit, and the token last.
contract Receivables is IClaims, ClaimPledges, LedgerParts {
    using ReceivableActHashes for *;
    using SafeERC20 for IERC20;

    constructor(
        IPartyRegistry parties_,
        IProgrammes programmes_,
        ITradeRegistry trades_,
        address upkeep,
        address bankTransfers,
        address encumbrances
    ) ClaimRules(parties_, programmes_, trades_) LedgerParts(upkeep, bankTransfers, encumbrances) {}

    /// @inheritdoc IClaims
    function programmes() external view returns (IProgrammes) {
        return _programmes;
    }

    /// @inheritdoc IClaims
    function trades() external view returns (ITradeRegistry) {
        return _trades;
    }

    /// @inheritdoc IClaims
    function issue(
        Issue calldata act,
        TradeAttestation calldata attestation,
        bytes[] calldata signatures
    ) external nonReentrant {
        _requireRunning();
        _requireTimely(act.deadline, LONGEST_DEADLINE);
        bytes32 digest = _hashTypedDataV4(act.hash());
        _requireNotRevoked(digest);
        address debtorAccount = _requireIssueSigned(act, digest, signatures);
        _requireIssuable(act);
        require(_fits(attestation, act), AttestationDoesNotFitIssue(act.nullifier));
        _trades.use(attestation, act.face, signatures[2]);
        if (act.programme != NO_PROGRAMME) _draw(act, debtorAccount, attestation.verifier);
        _record(act);
        _emitIssued(act, digest);
    }

    /// @inheritdoc IClaims
    function transfer(Transfer calldata act, bytes[] calldata signatures) external nonReentrant {
        _requireRunning();
        _requireTimely(act.deadline, LONGEST_DEADLINE);
        bytes32 digest = _hashTypedDataV4(act.hash());
        PackedFragment fragment = _offered(act, digest, signatures);
        uint64 cut = _cutOf(act.from, act.to, act.amount);
        uint32 version = _writeTail(act.receivable, act.from, cut, fragment, _handedTo(fragment, act.recipient));
        emit FragmentTransferred(act.receivable, act.holder, act.recipient, cut, act.to, version, digest);
    }

    /// @inheritdoc IClaims
    function assignWithRecourse(AssignWithRecourse calldata act, bytes[] calldata signatures) external nonReentrant {
        _requireRunning();
        _requireTimely(act.deadline, LONGEST_DEADLINE);
        bytes32 digest = _hashTypedDataV4(act.hash());
        PackedFragment fragment = _offered(_asTransfer(act), digest, signatures);
        uint64 cut = _cutOf(act.from, act.to, act.amount);
        PackedFragment tail = fragment.withHolder(act.recipient).withRecourse(act.holder);
        uint32 version = _writeTail(act.receivable, act.from, cut, fragment, tail);
        emit FragmentAssigned(act.receivable, act.holder, act.recipient, cut, act.to, version, digest);
    }

    /// @inheritdoc IClaims
    function purchase(Purchase calldata act, bytes[] calldata signatures) external nonReentrant {
        _requireRunning();
        _requireTimely(act.deadline, LONGEST_QUOTE);
        bytes32 digest = _hashTypedDataV4(act.hash());
        _requireNotRevoked(digest);
        _requireCount(signatures, 2);
        require(act.holder != act.buyer, SameParty(act.holder));
        address seller = _requireSigned(act.holder, act.holderEpoch, Roles.ANY, digest, signatures[0]);
        address buyer = _requireSigned(act.buyer, act.buyerEpoch, Roles.BANK, digest, signatures[1]);

        uint16 currency = _acquire(act, digest);
        _asset(currency).safeTransferFrom(buyer, seller, act.price);
    }

    /// @inheritdoc IClaims
    function pay(Pay calldata act, bytes[] calldata signatures) external nonReentrant {
        _requireTimely(act.deadline, LONGEST_DEADLINE);
        bytes32 digest = _hashTypedDataV4(act.hash());
        _requireCount(signatures, 1);
        address payer = _requireSignedEvenIfUnverified(act.debtor, act.debtorEpoch, digest, signatures[0]);

        PackedReceivable receivable = _receivables[act.receivable];
        require(receivable.debtor() == act.debtor, DebtorDiffers(receivable.debtor(), act.debtor));
        PackedFragment fragment = _live(act.receivable, act.from, act.to, act.version);
        uint64 cut = _cutOf(act.from, act.to, act.amount);
        _settle(act.receivable, receivable, act.from, cut, fragment, payer, digest);
    }

    /// @inheritdoc IClaims
    function payFor(ReceivableId id, uint64 from, uint64 to, uint32 version) external nonReentrant {
        PackedFragment fragment = _live(id, from, to, version);
        PackedReceivable receivable = _receivables[id];
        require(block.timestamp >= receivable.due(), NotMatured(id, receivable.due()));
        _settle(id, receivable, from, from, fragment, msg.sender, bytes32(0));
    }

    /// @inheritdoc IClaims
    function receivableOf(ReceivableId receivable) external view returns (Receivable memory) {
        return _receivables[receivable].unpack();
    }

    /// @inheritdoc IClaims
    function fragmentOf(ReceivableId receivable, uint64 from) external view returns (Fragment memory) {
        return _at(receivable, from).unpack();
    }

    function _requireIssueSigned(
        Issue calldata act,
        bytes32 digest,
        bytes[] calldata signatures
    ) private view returns (address debtorAccount) {
        _requireCount(signatures, 3);
        debtorAccount = _requireSigned(act.debtor, act.debtorEpoch, Roles.CORE_ENTERPRISE, digest, signatures[0]);
        _requireSigned(act.creditor, act.creditorEpoch, Roles.SUPPLIER, digest, signatures[1]);
    }

    function _draw(Issue calldata act, address debtorAccount, PartyId verifier) private {
        _programmes.draw(act.programme, act.debtor, debtorAccount, verifier, act.currency, act.due, act.face);
    }

    /// @dev The fragment that both sign to pass from holder to recipient.
    function _offered(
        Transfer calldata act,
        bytes32 digest,
        bytes[] calldata signatures
    ) private view returns (PackedFragment fragment) {
        _requireCount(signatures, 2);
        require(act.holder != act.recipient, SameParty(act.holder));
        _requireSigned(act.holder, act.holderEpoch, Roles.ANY, digest, signatures[0]);
        _requireSigned(act.recipient, act.recipientEpoch, Roles.SUPPLIER, digest, signatures[1]);
        fragment = _held(act.receivable, act.from, act.to, act.version, act.holder);
        _requireMovable(act.receivable, act.from, fragment, _receivables[act.receivable].due());
    }

    /// @dev The two structs have the same members; only what is hashed tells them apart.
    function _asTransfer(AssignWithRecourse calldata act) private pure returns (Transfer calldata same) {
        assembly ("memory-safe") {
            same := act
        }
    }

    function _requireIssuable(Issue calldata act) private view {
        bool own = act.receivable.debtorOf() == act.debtor;
        require(own, ReceivableIdNotDebtors(act.receivable, act.debtor));
        require(_partyRecord(act.debtor).status() != PartyStatus.Stopped, DebtorStopped(act.debtor));
        require(act.debtor != act.creditor, SameParty(act.debtor));
        bool unused = _receivables[act.receivable].status() == ReceivableStatus.Unknown;
        require(unused, ReceivableExists(act.receivable));
        require(act.face > 0, FaceZero());
        require(act.due > block.timestamp, DueNotInFuture(act.due));
        // The table of assets is append-only: what pays this claim is fixed from here on.
        require(_assets[act.currency] != address(0), AssetNotListed(act.currency));
    }

    function _fits(TradeAttestation calldata attestation, Issue calldata act) private pure returns (bool) {
        return
            attestation.nullifiers.length != 0 &&
            attestation.nullifiers[0] == act.nullifier &&
            attestation.debtor == act.debtor &&
            attestation.creditor == act.creditor &&
            attestation.currency == act.currency;
    }

    function _record(Issue calldata act) private {
        _receivables[act.receivable] = ReceivableBits.pack(
            Receivable({
                debtor: act.debtor,
                programme: act.programme,
                face: act.face,
                retired: 0,
                due: act.due,
                status: ReceivableStatus.Live,
                currency: act.currency
            })
        );
        Fragment memory whole = Fragment({
            to: act.face,
            holder: act.creditor,
            pledgee: NOBODY,
            version: FIRST_VERSION,
            programme: act.programme,
            recourse: NOBODY,
            flags: 0
        });
        _write(act.receivable, 0, FragmentBits.pack(whole));
    }

    function _emitIssued(Issue calldata act, bytes32 digest) private {
        emit Issued(
            act.receivable,
            act.debtor,
            act.creditor,
            act.programme,
            act.face,
            act.currency,
            act.due,
            act.nullifier,
            digest
        );
    }

    /// @dev The claim's side of a purchase. Returns the currency of the price.
    function _acquire(Purchase calldata act, bytes32 digest) private returns (uint16 currency) {
        PackedFragment fragment = _held(act.receivable, act.from, act.to, act.version, act.holder);
        PackedReceivable receivable = _receivables[act.receivable];
        _requireMovable(act.receivable, act.from, fragment, receivable.due());
        currency = receivable.currency();
        uint64 cut = _cutOf(act.from, act.to, act.amount);
        _drawForBuyer(act, fragment, receivable);
        PackedFragment tail = _handedTo(fragment, act.buyer).withProgramme(act.programme);
        uint32 version = _writeTail(act.receivable, act.from, cut, fragment, tail);
        _emitPurchased(act, cut, version, digest);
    }

    function _drawForBuyer(Purchase calldata act, PackedFragment fragment, PackedReceivable receivable) private {
        _programmes.move(
            fragment.programme(),
            act.programme,
            act.buyer,
            receivable.debtor(),
            receivable.currency(),
            receivable.due(),
            act.amount
        );
    }

    function _emitPurchased(Purchase calldata act, uint64 cut, uint32 version, bytes32 digest) private {
        emit FragmentPurchased(
            act.receivable,
            act.holder,
            act.buyer,
            cut,
            act.to,
            version,
            act.programme,
            act.price,
            digest
        );
    }

    /// @dev Retires the tail from `cut` on against the same amount of the currency's token.
    function _settle(
        ReceivableId id,
        PackedReceivable receivable,
        uint64 from,
        uint64 cut,
        PackedFragment fragment,
        address payer,
        bytes32 digest
    ) private {
        _requireUnflagged(id, from, fragment, Flags.LOCKED);
        uint64 to = fragment.to();
        PartyId payee = _payeeOf(fragment);
        uint32 version = _end(id, receivable, from, cut, fragment);
        emit FragmentPaid(id, payee, payer, cut, to, version, digest);
        address account = _partyRecord(payee).account();
        _asset(receivable.currency()).safeTransferFrom(payer, account, to - cut);
    }
}
