// SPDX-License-Identifier: UNLICENSED
pragma solidity 0.8.37;

import {IReceivablesErrors} from "../../interfaces/IReceivablesErrors.sol";
import {NO_PROGRAMME, NOBODY, PartyId, ProgrammeId, ReceivableId} from "../../types/Ids.sol";
import {Issue, Purchase} from "../../types/ReceivableActs.sol";
import {Fragment, Invoice, PartyStatus, Programme, ReceivableStatus} from "../../types/Records.sol";
import {TradeAttestation} from "../../types/TradeActs.sol";
import {Attempts} from "../Attempts.sol";
import {Pledged, Spot} from "../World.sol";

/// @dev Claims come to be, are cut, joined and change hands.
abstract contract HonestMoves is Attempts {
    string private constant CORRECTED = "issued corrected on an invoice that was freed";

    /// @dev `invoice` is the number of the first issue on the same invoice: its own, but for a corrected one.
    struct Issued {
        uint160 invoice;
        PartyId creditor;
        uint16 currency;
    }

    uint160 internal issuedCount;
    mapping(uint160 number => Issued) internal issued;
    uint160[POOL] internal numbers;
    uint160[] internal endedNumbers;
    /// @dev Invoices that a cancellation with their verifier freed, until they are issued corrected.
    Issued[] internal freed;
    mapping(uint160 invoice => bool) internal isFreed;
    mapping(uint160 invoice => bool) internal isCorrected;

    function setUp() public virtual override {
        super.setUp();
        _nameHonest(CORRECTED);
    }

    function _stopped() internal view returns (bool) {
        return parties.partyOf(core.party).status == PartyStatus.Stopped;
    }

    /// @dev A new receivable in each place of the pool whose last one has ended.
    function _refill() internal {
        if (_paused() || _stopped()) return;
        for (uint256 i = 0; i < POOL; ++i) {
            bool free =
                ReceivableId.unwrap(pool[i]) == 0 ||
                    receivables.receivableOf(pool[i]).status == ReceivableStatus.Settled;
            if (!free) continue;
            if (numbers[i] != 0) endedNumbers.push(numbers[i]);
            if (!_issueCorrected(i)) _issueInto(i, Issued(issuedCount + 1, _supplierBut(NOBODY), i == 0 ? EUR : CNY));
        }
    }

    /// @dev Once more on an invoice that a cancellation freed, as it should have been; if one waits, now and then.
    function _issueCorrected(uint256 place) private returns (bool) {
        if (freed.length == 0 || _roll(3) != 0) return false;
        Issued memory terms = freed[freed.length - 1];
        if (_cannotSign(terms.creditor) || (place == 0) != (terms.currency == EUR)) return false;
        freed.pop();
        isFreed[terms.invoice] = false;
        isCorrected[terms.invoice] = true;
        _issueInto(place, terms);
        _count(CORRECTED);
        return true;
    }

    /// @dev A new number, on the invoice that `terms` names.
    function _issueInto(uint256 place, Issued memory terms) private {
        uint160 number = ++issuedCount;
        ProgrammeId programme = terms.currency == EUR ? EUR_PROGRAMME : ProgrammeId.wrap(uint32(_roll(3)));
        if (!_hasRoom(programme)) programme = NO_PROGRAMME;
        Issue memory act = _issueOf(number, terms.currency, terms.creditor, programme);
        TradeAttestation memory attestation = _attestationOf(act);
        attestation.nullifiers = _nullifiers(terms.invoice);
        act.nullifier = attestation.nullifiers[0];
        bytes memory data = _issueCall(act, attestation);
        _run(data);
        bytes memory stale = abi.encodeWithSelector(IReceivablesErrors.ReceivableExists.selector, act.receivable);
        if (!_stopped()) _keep(data, true, act.debtor, act.creditor, stale);
        Invoice memory invoice = trades.invoiceOf(act.nullifier);
        yes(invoice.used == SHORT && invoice.used <= invoice.cap, "3: used is what was issued, and within its cap");
        (pool[place], numbers[place]) = (act.receivable, number);
        issued[number] = terms;
        _noteHolder(act.receivable, 0, SHORT, act.creditor);
    }

    /// @dev Every other invoice is attested under two keys.
    function _nullifiers(uint160 invoice) internal pure returns (bytes32[] memory nullifiers) {
        nullifiers = new bytes32[](invoice % 2 == 0 ? 2 : 1);
        for (uint32 i = 0; i < nullifiers.length; ++i) nullifiers[i] = _nullifier(invoice, i + 1);
    }

    function _hasRoom(ProgrammeId programme) internal view returns (bool) {
        if (programme == NO_PROGRAMME) return false;
        Programme memory line = programmes.programmeOf(programme);
        return line.open && line.outstanding + SHORT <= line.limit;
    }

    function _split() internal {
        (bool found, Spot memory spot) = _find(0, type(uint16).max, Pledged.Either);
        if (!found || _paused() || _length(spot) < 2) return;
        bytes memory data = _splitCall(spot, spot.from + 1 + uint64(_roll(_length(spot) - 1)));
        _run(data);
        _keepMove(data, spot, spot.part.pledgee);
    }

    function _touch() internal {
        (bool found, Spot memory spot) = _find(0, type(uint16).max, Pledged.Either);
        if (!found || _paused()) return;
        bytes memory data = _touchCall(spot);
        _run(data);
        _keepMove(data, spot, spot.part.pledgee);
    }

    /// @dev Of the first two neighbours that are alike, from a random place on.
    function _merge() internal {
        if (_paused()) return;
        for (uint256 i = 0; i < 6; ++i) {
            (bool found, Spot memory spot) = _find(0, type(uint16).max, Pledged.Either);
            if (!found || spot.part.to == SHORT) continue;
            Fragment memory next = receivables.fragmentOf(spot.id, spot.part.to);
            if (!_alike(spot.part, next)) continue;
            bytes memory data = _mergeCall(
                spot,
                _cuts(spot.from, spot.part.to),
                _versions(spot.part.version, next.version),
                next.to
            );
            _run(data);
            _keepMove(data, spot, spot.part.pledgee);
            return;
        }
    }

    function _alike(Fragment memory a, Fragment memory b) internal pure returns (bool) {
        return
            a.holder == b.holder &&
            a.pledgee == b.pledgee &&
            a.programme == b.programme &&
            a.recourse == b.recourse &&
            a.flags == b.flags;
    }

    function _transfer() internal {
        (bool found, Spot memory spot) = _findMovable();
        if (!found) return;
        PartyId to = _supplierBut(spot.part.holder);
        uint64 amount = 1 + uint64(_roll(_length(spot)));
        bool recourse = _roll(3) == 0;
        bytes memory data = recourse ? _assignCall(spot, amount, to) : _transferCall(spot, amount, to);
        _run(data);
        _noteHolder(spot.id, spot.part.to - amount, spot.part.to, to);
        _keepMove(data, spot, to);
    }

    function _purchase() internal {
        (bool found, Spot memory spot) = _findMovable();
        if (!found) return;
        PartyId buyer = spot.whole.currency == EUR ? bank.party : _bankBut(spot.part.holder);
        if (buyer == spot.part.holder || !_hasRoom(_programmeOfBuyer(buyer, spot.whole.currency))) return;
        uint64 amount = 1 + uint64(_roll(_length(spot)));
        Purchase memory act = _purchaseOf(spot, amount, buyer);
        bytes memory data = _purchaseCall(act);
        _run(data);
        _noteHolder(spot.id, spot.part.to - amount, spot.part.to, buyer);
        _keepMove(data, spot, buyer);
    }

    function _keepMove(bytes memory data, Spot memory spot, PartyId other) internal {
        bytes memory stale = _staleReason(spot.id, spot.from, spot.part.to, spot.part.version);
        _keep(data, true, spot.part.holder, other, stale);
    }
}
