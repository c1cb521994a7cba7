// SPDX-License-Identifier: UNLICENSED
pragma solidity 0.8.37;

import {IBankTransfers} from "../interfaces/IBankTransfers.sol";
import {IClaims} from "../interfaces/IClaims.sol";
import {IUpkeep} from "../interfaces/IUpkeep.sol";
import {Lock, Receipt} from "../types/BankTransferActs.sol";
import {NO_PROGRAMME, NOBODY, PartyId, ProgrammeId, ReceivableId} from "../types/Ids.sol";
import {
    AssignWithRecourse,
    Cancel,
    Issue,
    Merge,
    Pay,
    Purchase,
    Split,
    Touch,
    Transfer
} from "../types/ReceivableActs.sol";
import {TradeAttestation} from "../types/TradeActs.sol";
import {Spot, World} from "./World.sol";

/// @dev Acts as their parties sign them now, as calls to the ledger: run, kept, or spoilt by who means harm.
abstract contract Calls is World {
    uint8 internal constant FOR_CLAIM = 1;
    uint8 internal constant FOR_LOCK = 2;

    function _signedByBoth(bytes32 digest, PartyId one, PartyId other) internal view returns (bytes[] memory) {
        return _list(_by(one, digest), _by(other, digest));
    }

    function _signedByHolder(Spot memory spot, bytes32 digest) internal view returns (bytes[] memory) {
        if (spot.part.pledgee == NOBODY) return _list(_by(spot.part.holder, digest));
        return _signedByBoth(digest, spot.part.holder, spot.part.pledgee);
    }

    function _issueCall(Issue memory act, TradeAttestation memory attestation) internal view returns (bytes memory) {
        bytes32 digest = digests.digestOf(act, address(receivables));
        bytes32 attested = digests.digestOf(attestation, address(trades));
        bytes memory word = _by(attestation.verifier, attested);
        return
            abi.encodeCall(
                IClaims.issue,
                (act, attestation, _list(_by(act.debtor, digest), _by(act.creditor, digest), word))
            );
    }

    function _splitCall(Spot memory spot, uint64 cut) internal view returns (bytes memory) {
        Split memory act = Split({
            receivable: spot.id,
            from: spot.from,
            to: spot.part.to,
            version: spot.part.version,
            cuts: _cuts(cut),
            holder: spot.part.holder,
            holderEpoch: _epochOf(spot.part.holder),
            pledgee: spot.part.pledgee,
            pledgeeEpoch: _epochOf(spot.part.pledgee),
            deadline: _deadline()
        });
        bytes32 digest = digests.digestOf(act, address(receivables));
        return abi.encodeCall(IUpkeep.split, (act, _signedByHolder(spot, digest)));
    }

    function _touchCall(Spot memory spot) internal view returns (bytes memory) {
        Touch memory act = Touch({
            receivable: spot.id,
            from: spot.from,
            to: spot.part.to,
            version: spot.part.version,
            holder: spot.part.holder,
            holderEpoch: _epochOf(spot.part.holder),
            pledgee: spot.part.pledgee,
            pledgeeEpoch: _epochOf(spot.part.pledgee),
            deadline: _deadline()
        });
        bytes32 digest = digests.digestOf(act, address(receivables));
        return abi.encodeCall(IUpkeep.touch, (act, _signedByHolder(spot, digest)));
    }

    /// @dev Joins what starts at `froms` to one that ends at `to`; held and pledged as `spot`.
    function _mergeCall(
        Spot memory spot,
        uint64[] memory froms,
        uint32[] memory versions,
        uint64 to
    ) internal view returns (bytes memory) {
        Merge memory act = Merge({
            receivable: spot.id,
            froms: froms,
            versions: versions,
            to: to,
            holder: spot.part.holder,
            holderEpoch: _epochOf(spot.part.holder),
            pledgee: spot.part.pledgee,
            pledgeeEpoch: _epochOf(spot.part.pledgee),
            deadline: _deadline()
        });
        bytes32 digest = digests.digestOf(act, address(receivables));
        return abi.encodeCall(IUpkeep.merge, (act, _signedByHolder(spot, digest)));
    }

    function _transferOf(Spot memory spot, uint64 amount, PartyId to) internal view returns (Transfer memory) {
        return
            Transfer({
                receivable: spot.id,
                from: spot.from,
                to: spot.part.to,
                version: spot.part.version,
                amount: amount,
                holder: spot.part.holder,
                holderEpoch: _epochOf(spot.part.holder),
                recipient: to,
                recipientEpoch: _epochOf(to),
                deadline: _deadline()
            });
    }

    function _transferCall(Spot memory spot, uint64 amount, PartyId to) internal view returns (bytes memory) {
        Transfer memory act = _transferOf(spot, amount, to);
        bytes32 digest = digests.digestOf(act, address(receivables));
        return abi.encodeCall(IClaims.transfer, (act, _signedByBoth(digest, act.holder, act.recipient)));
    }

    function _assignCall(Spot memory spot, uint64 amount, PartyId to) internal view returns (bytes memory) {
        AssignWithRecourse memory act = AssignWithRecourse({
            receivable: spot.id,
            from: spot.from,
            to: spot.part.to,
            version: spot.part.version,
            amount: amount,
            holder: spot.part.holder,
            holderEpoch: _epochOf(spot.part.holder),
            recipient: to,
            recipientEpoch: _epochOf(to),
            deadline: _deadline()
        });
        bytes32 digest = digests.digestOfAssignWithRecourse(act, address(receivables));
        return abi.encodeCall(IClaims.assignWithRecourse, (act, _signedByBoth(digest, act.holder, act.recipient)));
    }

    function _programmeOfBuyer(PartyId buyer, uint16 currency) internal view returns (ProgrammeId) {
        if (currency == EUR) return EUR_PROGRAMME;
        return buyer == bank.party ? PROGRAMME : OTHER_PROGRAMME;
    }

    function _purchaseOf(Spot memory spot, uint64 amount, PartyId buyer) internal view returns (Purchase memory) {
        return
            Purchase({
                receivable: spot.id,
                from: spot.from,
                to: spot.part.to,
                version: spot.part.version,
                amount: amount,
                holder: spot.part.holder,
                holderEpoch: _epochOf(spot.part.holder),
                buyer: buyer,
                buyerEpoch: _epochOf(buyer),
                programme: _programmeOfBuyer(buyer, spot.whole.currency),
                price: amount,
                deadline: _deadline()
            });
    }

    function _purchaseCall(Purchase memory act) internal view returns (bytes memory) {
        bytes32 digest = digests.digestOf(act, address(receivables));
        return abi.encodeCall(IClaims.purchase, (act, _signedByBoth(digest, act.holder, act.buyer)));
    }

    function _lockOf(
        Spot memory spot,
        uint64 amount,
        PartyId buyer,
        PartyId keeper
    ) internal view returns (Lock memory) {
        return
            Lock({
                receivable: spot.id,
                from: spot.from,
                to: spot.part.to,
                version: spot.part.version,
                amount: amount,
                holder: spot.part.holder,
                holderEpoch: _epochOf(spot.part.holder),
                buyer: buyer,
                buyerEpoch: _epochOf(buyer),
                programme: _programmeOfBuyer(buyer, spot.whole.currency),
                price: amount,
                settlementBank: keeper,
                payBy: uint40(clock + 2 days),
                unlockFrom: uint40(clock + 4 days),
                deadline: _deadline()
            });
    }

    function _lockCall(Lock memory act) internal view returns (bytes memory) {
        bytes32 digest = digests.digestOfLock(act, address(receivables));
        return abi.encodeCall(IBankTransfers.lock, (act, _signedByBoth(digest, act.holder, act.buyer)));
    }

    function _payCall(Spot memory spot, uint64 amount) internal view returns (bytes memory) {
        Pay memory act = Pay({
            receivable: spot.id,
            from: spot.from,
            to: spot.part.to,
            version: spot.part.version,
            amount: amount,
            debtor: spot.whole.debtor,
            debtorEpoch: _epochOf(spot.whole.debtor),
            deadline: _deadline()
        });
        bytes32 digest = digests.digestOf(act, address(receivables));
        return abi.encodeCall(IClaims.pay, (act, _list(_by(act.debtor, digest))));
    }

    function _receiptOf(
        uint8 purpose,
        Spot memory spot,
        PartyId keeper,
        uint64 amount,
        bytes32 bankReference
    ) internal view returns (Receipt memory) {
        PartyId payee = spot.part.pledgee == NOBODY || purpose == FOR_LOCK ? spot.part.holder : spot.part.pledgee;
        return
            Receipt({
                purpose: purpose,
                receivable: spot.id,
                from: spot.from,
                version: spot.part.version,
                payee: payee,
                currency: spot.whole.currency,
                amount: amount,
                bankReference: bankReference,
                bookedAt: uint40(clock),
                bank: keeper,
                bankEpoch: _epochOf(keeper),
                deadline: _deadline()
            });
    }

    function _receiptCall(Receipt memory act) internal view returns (bytes memory) {
        bytes[] memory signatures = _list(_by(act.bank, digests.digestOfReceipt(act, address(receivables))));
        if (act.purpose == FOR_CLAIM) return abi.encodeCall(IBankTransfers.payByReceipt, (act, signatures));
        return abi.encodeCall(IBankTransfers.settle, (act, signatures));
    }

    function _cancelOf(Spot memory spot, PartyId pledgee) internal view returns (Cancel memory act) {
        act.receivable = spot.id;
        act.from = spot.from;
        act.to = spot.part.to;
        act.version = spot.part.version;
        act.debtor = spot.whole.debtor;
        act.debtorEpoch = _epochOf(act.debtor);
        act.holder = spot.part.holder;
        act.holderEpoch = _epochOf(act.holder);
        act.pledgee = pledgee;
        act.pledgeeEpoch = _epochOf(pledgee);
        act.nullifiers = new bytes32[](0);
        act.deadline = _deadline();
    }

    /// @param last who signs in the pledgee's place, if one is named
    function _cancelCall(Cancel memory act, PartyId last) internal view returns (bytes memory) {
        bytes32 digest = digests.digestOf(act, address(receivables));
        bytes[] memory signatures =
            act.pledgee == NOBODY
                ? _signedByBoth(digest, act.debtor, act.holder)
                : _list(_by(act.debtor, digest), _by(act.holder, digest), _by(last, digest));
        return abi.encodeCall(IUpkeep.cancel, (act, signatures));
    }

    /// @dev The next issue of the pool's place `at`: the first `count` of its nullifiers are of keys that live.
    function _issueOf(
        uint160 number,
        uint16 currency,
        PartyId creditor,
        ProgrammeId programme
    ) internal view returns (Issue memory act) {
        act.receivable = ReceivableId.wrap((uint192(PartyId.unwrap(core.party)) << 160) | number);
        act.debtor = core.party;
        act.debtorEpoch = _epochOf(core.party);
        act.creditor = creditor;
        act.creditorEpoch = _epochOf(creditor);
        act.programme = programme;
        act.face = SHORT;
        act.currency = currency;
        act.due = uint40(clock + 10 days + (uint256(number) % 7) * 5 days);
        act.nullifier = _nullifier(number, 1);
        act.deadline = _deadline();
    }

    /// @dev The same invoice's nullifier under the key `keyId` of the verifiers' service.
    function _nullifier(uint160 number, uint32 keyId) internal pure returns (bytes32) {
        return keccak256(abi.encode("invoice", number, keyId));
    }

    function _attestationOf(Issue memory act) internal view returns (TradeAttestation memory attestation) {
        attestation = _attestationFor(act);
        attestation.verifierEpoch = _epochOf(verifier.party);
    }

    function _noProgramme() internal pure returns (ProgrammeId) {
        return NO_PROGRAMME;
    }
}
