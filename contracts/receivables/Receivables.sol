// SPDX-License-Identifier: UNLICENSED
pragma solidity 0.8.37;

import {IERC20} from "@openzeppelin/contracts/token/ERC20/IERC20.sol";
import {IERC20Metadata} from "@openzeppelin/contracts/token/ERC20/extensions/IERC20Metadata.sol";
import {SafeERC20} from "@openzeppelin/contracts/token/ERC20/utils/SafeERC20.sol";
import {ReentrancyGuardTransient} from "@openzeppelin/contracts/utils/ReentrancyGuardTransient.sol";
import {IPartyRegistry} from "../interfaces/IPartyRegistry.sol";
import {IProgrammes} from "../interfaces/IProgrammes.sol";
import {IReceivables} from "../interfaces/IReceivables.sol";
import {ITradeRegistry} from "../interfaces/ITradeRegistry.sol";
import {CurrencyExponents} from "../libraries/CurrencyExponents.sol";
import {AsksPartyRegistry} from "../libraries/AsksPartyRegistry.sol";
import {Flags} from "../types/Flags.sol";
import {NO_PROGRAMME, NOBODY, PartyId, ReceivableId} from "../types/Ids.sol";
import {ReceivableActHashes} from "../types/ReceivableActHashes.sol";
import {
    Cancel,
    Issue,
    ListAsset,
    Merge,
    Pay,
    Purchase,
    RevokeAct,
    Split,
    Touch,
    Transfer
} from "../types/ReceivableActs.sol";
import {FragmentBits, PackedFragment} from "../types/PackedFragment.sol";
import {PackedReceivable, ReceivableBits} from "../types/PackedReceivable.sol";
import {Fragment, Receivable, ReceivableStatus} from "../types/Records.sol";
import {Roles} from "../types/Roles.sol";
import {TradeAttestation} from "../types/TradeActs.sol";
import {FragmentStore} from "./FragmentStore.sol";

/// @title See IReceivables.
/// @dev Every entry point has one rhythm: in time, digest, signatures, what is, what may be, write, emit, and the token last.
contract Receivables is IReceivables, FragmentStore, AsksPartyRegistry, ReentrancyGuardTransient {
    using ReceivableActHashes for *;
    using SafeERC20 for IERC20;

    uint32 private constant FIRST_VERSION = 1;
    uint16 private constant ANY_FLAG = type(uint16).max;

    /// @inheritdoc IReceivables
    IProgrammes public immutable programmes;
    /// @inheritdoc IReceivables
    ITradeRegistry public immutable trades;

    /// @inheritdoc IReceivables
    mapping(uint16 currency => address) public assetOf;

    /// @inheritdoc IReceivables
    mapping(bytes32 digest => bool) public isRevoked;

    constructor(IPartyRegistry parties_, IProgrammes programmes_, ITradeRegistry trades_) AsksPartyRegistry(parties_) {
        programmes = programmes_;
        trades = trades_;
    }

    /// @inheritdoc IReceivables
    function listAsset(ListAsset calldata act, bytes[] calldata signatures) external nonReentrant {
        _requireTimely(act.deadline, LONGEST_DEADLINE);
        bytes32 digest = _hashTypedDataV4(act.hash());
        _requireCount(signatures, 1);
        _requireSignedBy(parties.registrar(), digest, signatures[0]);

        address listed = assetOf[act.currency];
        require(listed == address(0), AssetAlreadyListed(act.currency, listed));
        uint8 exponent = CurrencyExponents.exponentOf(act.currency);
        require(exponent != CurrencyExponents.NONE, CurrencyUnknown(act.currency));
        uint8 decimals = IERC20Metadata(act.asset).decimals();
        require(decimals == exponent, AssetDecimalsDiffer(act.currency, exponent, decimals));
        assetOf[act.currency] = act.asset;
        emit AssetListed(act.currency, act.asset, digest);
    }

    /// @inheritdoc IReceivables
    function issue(
        Issue calldata act,
        TradeAttestation calldata attestation,
        bytes[] calldata signatures
    ) external nonReentrant {
        _requireTimely(act.deadline, LONGEST_DEADLINE);
        bytes32 digest = _hashTypedDataV4(act.hash());
        require(!isRevoked[digest], RevokedAct(digest));
        _requireCount(signatures, 3);
        address debtorAccount = _requireSigned(
            act.debtor,
            act.debtorEpoch,
            Roles.CORE_ENTERPRISE,
            digest,
            signatures[0]
        );
        _requireSigned(act.creditor, act.creditorEpoch, Roles.SUPPLIER, digest, signatures[1]);

        _requireIssuable(act);
        require(_fits(attestation, act), AttestationDoesNotFitIssue(act.nullifier));
        trades.use(attestation, act.face, signatures[2]);
        if (act.programme != NO_PROGRAMME) {
            programmes.draw(
                act.programme,
                act.debtor,
                debtorAccount,
                attestation.verifier,
                act.currency,
                act.due,
                act.face
            );
        }
        _record(act);
        _emitIssued(act, digest);
    }

    /// @inheritdoc IReceivables
    function split(Split calldata act, bytes[] calldata signatures) external nonReentrant {
        _requireTimely(act.deadline, LONGEST_DEADLINE);
        bytes32 digest = _hashTypedDataV4(act.hash());
        _requireHolderSigned(act.holder, act.holderEpoch, act.pledgee, act.pledgeeEpoch, digest, signatures);

        PackedFragment fragment = _held(act.receivable, act.from, act.to, act.version, act.holder);
        _requirePledgee(fragment, act.pledgee);
        _requireUnflagged(act.receivable, act.from, fragment, ANY_FLAG);
        uint32 version = _split(act.receivable, act.from, act.cuts, fragment);
        emit FragmentSplit(act.receivable, act.from, act.to, act.cuts, version, digest);
    }

    /// @inheritdoc IReceivables
    function merge(Merge calldata act, bytes[] calldata signatures) external nonReentrant {
        _requireTimely(act.deadline, LONGEST_DEADLINE);
        bytes32 digest = _hashTypedDataV4(act.hash());
        _requireHolderSigned(act.holder, act.holderEpoch, act.pledgee, act.pledgeeEpoch, digest, signatures);

        PackedFragment whole = _merge(act.receivable, act.froms, act.versions, act.to, act.holder);
        _requirePledgee(whole, act.pledgee);
        _requireUnflagged(act.receivable, act.froms[0], whole, ANY_FLAG);
        emit FragmentsMerged(act.receivable, act.froms[0], act.to, whole.version(), digest);
    }

    /// @inheritdoc IReceivables
    function touch(Touch calldata act, bytes[] calldata signatures) external nonReentrant {
        _requireTimely(act.deadline, LONGEST_DEADLINE);
        bytes32 digest = _hashTypedDataV4(act.hash());
        _requireHolderSigned(act.holder, act.holderEpoch, act.pledgee, act.pledgeeEpoch, digest, signatures);

        PackedFragment fragment = _held(act.receivable, act.from, act.to, act.version, act.holder);
        _requirePledgee(fragment, act.pledgee);
        _requireUnflagged(act.receivable, act.from, fragment, ANY_FLAG);
        uint32 version = _touch(act.receivable, act.from, fragment);
        emit FragmentTouched(act.receivable, act.from, act.to, version, digest);
    }

    /// @inheritdoc IReceivables
    function transfer(Transfer calldata act, bytes[] calldata signatures) external nonReentrant {
        _requireTimely(act.deadline, LONGEST_DEADLINE);
        bytes32 digest = _hashTypedDataV4(act.hash());
        _requireCount(signatures, 2);
        require(act.holder != act.recipient, SameParty(act.holder));
        _requireSigned(act.holder, act.holderEpoch, Roles.ANY, digest, signatures[0]);
        _requireSigned(act.recipient, act.recipientEpoch, Roles.SUPPLIER, digest, signatures[1]);

        PackedFragment fragment = _held(act.receivable, act.from, act.to, act.version, act.holder);
        _requireMovable(act.receivable, act.from, fragment, _receivables[act.receivable].due());
        uint64 cut = _cutOf(act.from, act.to, act.amount);
        uint32 version = _move(act.receivable, act.from, cut, fragment, act.recipient, fragment.programme());
        emit FragmentTransferred(act.receivable, act.holder, act.recipient, cut, act.to, version, digest);
    }

    /// @inheritdoc IReceivables
    function purchase(Purchase calldata act, bytes[] calldata signatures) external nonReentrant {
        _requireTimely(act.deadline, LONGEST_QUOTE);
        bytes32 digest = _hashTypedDataV4(act.hash());
        require(!isRevoked[digest], RevokedAct(digest));
        _requireCount(signatures, 2);
        require(act.holder != act.buyer, SameParty(act.holder));
        address seller = _requireSigned(act.holder, act.holderEpoch, Roles.ANY, digest, signatures[0]);
        address buyer = _requireSigned(act.buyer, act.buyerEpoch, Roles.BANK, digest, signatures[1]);

        uint16 currency = _acquire(act, digest);
        _asset(currency).safeTransferFrom(buyer, seller, act.price);
    }

    /// @inheritdoc IReceivables
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

    /// @inheritdoc IReceivables
    function payFor(ReceivableId id, uint64 from, uint64 to, uint32 version) external nonReentrant {
        PackedFragment fragment = _live(id, from, to, version);
        PackedReceivable receivable = _receivables[id];
        require(block.timestamp >= receivable.due(), NotMatured(id, receivable.due()));
        _settle(id, receivable, from, from, fragment, msg.sender, bytes32(0));
    }

    /// @inheritdoc IReceivables
    function cancel(Cancel calldata act, bytes[] calldata signatures) external nonReentrant {
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
            trades.reopen(act.nullifiers, act.verifier, act.debtor, act.holder, receivable.face());
        }
        uint32 version = _retire(act.receivable, receivable, act.from, act.from, fragment);
        if (fragment.programme() != NO_PROGRAMME) programmes.release(fragment.programme(), act.to - act.from);
        emit FragmentCancelled(act.receivable, act.holder, act.from, act.to, version, digest);
    }

    /// @inheritdoc IReceivables
    function revokeIssue(
        RevokeAct calldata revocation,
        Issue calldata act,
        bytes[] calldata signatures
    ) external nonReentrant {
        _requireRevocable(revocation, _hashTypedDataV4(act.hash()));
        bool signatory = revocation.party == act.debtor || revocation.party == act.creditor;
        require(signatory, NotASignatory(revocation.party));
        bool unused = _receivables[act.receivable].status() == ReceivableStatus.Unknown;
        require(unused, ReceivableExists(act.receivable));
        _revoke(revocation, signatures);
    }

    /// @inheritdoc IReceivables
    function revokePurchase(
        RevokeAct calldata revocation,
        Purchase calldata act,
        bytes[] calldata signatures
    ) external nonReentrant {
        _requireRevocable(revocation, _hashTypedDataV4(act.hash()));
        bool signatory = revocation.party == act.holder || revocation.party == act.buyer;
        require(signatory, NotASignatory(revocation.party));
        // A version at this place that is past the act's is what a purchase that ran leaves behind.
        bool waits = _at(act.receivable, act.from).version() <= act.version;
        require(waits, FragmentStale(act.receivable, act.from, act.to, act.version));
        _revoke(revocation, signatures);
    }

    /// @inheritdoc IReceivables
    function receivableOf(ReceivableId receivable) external view returns (Receivable memory) {
        return _receivables[receivable].unpack();
    }

    /// @inheritdoc IReceivables
    function fragmentOf(ReceivableId receivable, uint64 from) external view returns (Fragment memory) {
        return _at(receivable, from).unpack();
    }

    function _requireIssuable(Issue calldata act) private view {
        bool own = act.receivable.debtorOf() == act.debtor;
        require(own, ReceivableIdNotDebtors(act.receivable, act.debtor));
        require(act.debtor != act.creditor, SameParty(act.debtor));
        bool unused = _receivables[act.receivable].status() == ReceivableStatus.Unknown;
        require(unused, ReceivableExists(act.receivable));
        require(act.face > 0, FaceZero());
        require(act.due > block.timestamp, DueNotInFuture(act.due));
        // The table of assets is append-only: what pays this claim is fixed from here on.
        require(assetOf[act.currency] != address(0), AssetNotListed(act.currency));
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

    function _requireHolderSigned(
        PartyId holder,
        uint32 holderEpoch,
        PartyId pledgee,
        uint32 pledgeeEpoch,
        bytes32 digest,
        bytes[] calldata signatures
    ) private view {
        _requireCount(signatures, pledgee == NOBODY ? 1 : 2);
        _requireSignedEvenIfUnverified(holder, holderEpoch, digest, signatures[0]);
        if (pledgee != NOBODY) {
            _requireSignedEvenIfUnverified(pledgee, pledgeeEpoch, digest, signatures[1]);
        }
    }

    function _requireMovable(ReceivableId id, uint64 from, PackedFragment fragment, uint40 due) private view {
        require(fragment.pledgee() == NOBODY, FragmentPledged(id, from, fragment.pledgee()));
        _requireUnflagged(id, from, fragment, ANY_FLAG);
        require(block.timestamp < due, Matured(id, due));
    }

    /// @dev The claim's side of a purchase. Returns the currency of the price.
    function _acquire(Purchase calldata act, bytes32 digest) private returns (uint16 currency) {
        PackedFragment fragment = _held(act.receivable, act.from, act.to, act.version, act.holder);
        PackedReceivable receivable = _receivables[act.receivable];
        _requireMovable(act.receivable, act.from, fragment, receivable.due());
        uint64 cut = _cutOf(act.from, act.to, act.amount);
        currency = receivable.currency();
        programmes.move(
            fragment.programme(),
            act.programme,
            act.buyer,
            receivable.debtor(),
            currency,
            receivable.due(),
            act.amount
        );
        uint32 version = _move(act.receivable, act.from, cut, fragment, act.buyer, act.programme);
        _emitPurchased(act, cut, version, digest);
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
        PartyId payee = fragment.pledgee() == NOBODY ? fragment.holder() : fragment.pledgee();
        uint32 version = _retire(id, receivable, from, cut, fragment);
        if (fragment.programme() != NO_PROGRAMME) programmes.release(fragment.programme(), to - cut);
        emit FragmentPaid(id, payee, payer, cut, to, version, digest);
        address account = _partyRecord(payee).account();
        _asset(receivable.currency()).safeTransferFrom(payer, account, to - cut);
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
        require(!isRevoked[digest], RevokedAct(digest));
    }

    function _revoke(RevokeAct calldata revocation, bytes[] calldata signatures) private {
        bytes32 digest = _hashTypedDataV4(revocation.hash());
        _requireCount(signatures, 1);
        _requireSignedEvenIfUnverified(revocation.party, revocation.partyEpoch, digest, signatures[0]);
        isRevoked[revocation.digest] = true;
        emit ActRevoked(revocation.digest, revocation.party, digest);
    }

    function _asset(uint16 currency) private view returns (IERC20) {
        return IERC20(assetOf[currency]);
    }
}
