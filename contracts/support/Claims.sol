// SPDX-License-Identifier: UNLICENSED
pragma solidity 0.8.37;

import {NOBODY, PartyId, ReceivableId} from "../types/Ids.sol";
import {Cancel, Issue, Merge, Pay, Purchase, RevokeAct, Split, Touch, Transfer} from "../types/ReceivableActs.sol";
import {TradeAttestation} from "../types/TradeActs.sol";
import {Actor, Ledger} from "./Ledger.sol";

/// @dev Builds acts on claims with sound defaults, signs them by whom the table says, and runs them.
abstract contract Claims is Ledger {
    uint64 internal constant FACE = 1_000_000;
    uint40 internal constant TENOR = 90 days;

    function _id(uint160 random) internal view returns (ReceivableId) {
        return ReceivableId.wrap((uint192(PartyId.unwrap(core.party)) << 160) | random);
    }

    function _issueAct(uint160 random) internal view returns (Issue memory) {
        return
            Issue({
                receivable: _id(random),
                debtor: core.party,
                debtorEpoch: EPOCH,
                creditor: supplier.party,
                creditorEpoch: EPOCH,
                programme: PROGRAMME,
                face: FACE,
                currency: CNY,
                due: uint40(block.timestamp) + TENOR,
                nullifier: keccak256(abi.encode("invoice", random)),
                deadline: _deadline()
            });
    }

    function _attestationFor(Issue memory act) internal view returns (TradeAttestation memory attestation) {
        attestation.nullifiers = new bytes32[](1);
        attestation.nullifiers[0] = act.nullifier;
        attestation.keyId = 1;
        attestation.debtor = act.debtor;
        attestation.creditor = act.creditor;
        attestation.currency = act.currency;
        attestation.cap = act.face;
        attestation.sequence = 1;
        attestation.verifier = verifier.party;
        attestation.verifierEpoch = EPOCH;
        attestation.deadline = _deadline();
    }

    function _issueSignatures(
        Issue memory act,
        TradeAttestation memory attestation
    ) internal view returns (bytes[] memory) {
        bytes32 digest = digests.digestOf(act, address(receivables));
        bytes32 attested = digests.digestOf(attestation, address(trades));
        return _list(_sign(core.key, digest), _sign(supplier.key, digest), _sign(verifier.key, attested));
    }

    function _issue(Issue memory act, TradeAttestation memory attestation) internal {
        receivables.issue(act, attestation, _issueSignatures(act, attestation));
    }

    /// @dev A live receivable: `[0, FACE)` is the supplier's at version 1.
    function _issued(uint160 random) internal returns (ReceivableId) {
        Issue memory act = _issueAct(random);
        _issue(act, _attestationFor(act));
        return act.receivable;
    }

    function _transferAct(
        ReceivableId id,
        uint64 from,
        uint64 to,
        uint32 version,
        uint64 amount,
        Actor memory holder,
        Actor memory recipient
    ) internal view returns (Transfer memory) {
        return Transfer(id, from, to, version, amount, holder.party, EPOCH, recipient.party, EPOCH, _deadline());
    }

    function _transferSignatures(
        Transfer memory act,
        Actor memory holder,
        Actor memory recipient
    ) internal view returns (bytes[] memory) {
        bytes32 digest = digests.digestOf(act, address(receivables));
        return _list(_sign(holder.key, digest), _sign(recipient.key, digest));
    }

    function _transfer(
        ReceivableId id,
        uint64 from,
        uint64 to,
        uint32 version,
        uint64 amount,
        Actor memory holder,
        Actor memory recipient
    ) internal {
        Transfer memory act = _transferAct(id, from, to, version, amount, holder, recipient);
        receivables.transfer(act, _transferSignatures(act, holder, recipient));
    }

    function _purchaseAct(
        ReceivableId id,
        uint64 from,
        uint64 to,
        uint32 version,
        uint64 amount,
        Actor memory holder,
        Actor memory buyer
    ) internal view returns (Purchase memory act) {
        act.receivable = id;
        act.from = from;
        act.to = to;
        act.version = version;
        act.amount = amount;
        act.holder = holder.party;
        act.holderEpoch = EPOCH;
        act.buyer = buyer.party;
        act.buyerEpoch = EPOCH;
        act.programme = buyer.party == bank.party ? PROGRAMME : OTHER_PROGRAMME;
        act.price = amount - amount / 100;
        act.deadline = _deadline();
    }

    function _purchaseSignatures(
        Purchase memory act,
        Actor memory holder,
        Actor memory buyer
    ) internal view returns (bytes[] memory) {
        bytes32 digest = digests.digestOf(act, address(receivables));
        return _list(_sign(holder.key, digest), _sign(buyer.key, digest));
    }

    function _purchase(
        ReceivableId id,
        uint64 from,
        uint64 to,
        uint32 version,
        uint64 amount,
        Actor memory holder,
        Actor memory buyer
    ) internal {
        Purchase memory act = _purchaseAct(id, from, to, version, amount, holder, buyer);
        receivables.purchase(act, _purchaseSignatures(act, holder, buyer));
    }

    function _splitAct(
        ReceivableId id,
        uint64 from,
        uint64 to,
        uint32 version,
        uint64[] memory cuts,
        Actor memory holder
    ) internal view returns (Split memory) {
        return Split(id, from, to, version, cuts, holder.party, EPOCH, NOBODY, 0, _deadline());
    }

    function _split(
        ReceivableId id,
        uint64 from,
        uint64 to,
        uint32 version,
        uint64[] memory cuts,
        Actor memory holder
    ) internal {
        Split memory act = _splitAct(id, from, to, version, cuts, holder);
        receivables.split(act, _list(_sign(holder.key, digests.digestOf(act, address(receivables)))));
    }

    function _mergeAct(
        ReceivableId id,
        uint64[] memory froms,
        uint32[] memory versions,
        uint64 to,
        Actor memory holder
    ) internal view returns (Merge memory) {
        return Merge(id, froms, versions, to, holder.party, EPOCH, NOBODY, 0, _deadline());
    }

    function _merge(
        ReceivableId id,
        uint64[] memory froms,
        uint32[] memory versions,
        uint64 to,
        Actor memory holder
    ) internal {
        Merge memory act = _mergeAct(id, froms, versions, to, holder);
        receivables.merge(act, _list(_sign(holder.key, digests.digestOf(act, address(receivables)))));
    }

    function _touchAct(
        ReceivableId id,
        uint64 from,
        uint64 to,
        uint32 version,
        Actor memory holder
    ) internal view returns (Touch memory) {
        return Touch(id, from, to, version, holder.party, EPOCH, NOBODY, 0, _deadline());
    }

    function _touch(ReceivableId id, uint64 from, uint64 to, uint32 version, Actor memory holder) internal {
        Touch memory act = _touchAct(id, from, to, version, holder);
        receivables.touch(act, _list(_sign(holder.key, digests.digestOf(act, address(receivables)))));
    }

    function _payAct(
        ReceivableId id,
        uint64 from,
        uint64 to,
        uint32 version,
        uint64 amount
    ) internal view returns (Pay memory) {
        return Pay(id, from, to, version, amount, core.party, EPOCH, _deadline());
    }

    function _pay(ReceivableId id, uint64 from, uint64 to, uint32 version, uint64 amount) internal {
        Pay memory act = _payAct(id, from, to, version, amount);
        receivables.pay(act, _list(_sign(core.key, digests.digestOf(act, address(receivables)))));
    }

    function _cancelAct(
        ReceivableId id,
        uint64 from,
        uint64 to,
        uint32 version,
        Actor memory holder
    ) internal view returns (Cancel memory act) {
        act.receivable = id;
        act.from = from;
        act.to = to;
        act.version = version;
        act.debtor = core.party;
        act.debtorEpoch = EPOCH;
        act.holder = holder.party;
        act.holderEpoch = EPOCH;
        act.deadline = _deadline();
    }

    function _cancel(ReceivableId id, uint64 from, uint64 to, uint32 version, Actor memory holder) internal {
        Cancel memory act = _cancelAct(id, from, to, version, holder);
        bytes32 digest = digests.digestOf(act, address(receivables));
        receivables.cancel(act, _list(_sign(core.key, digest), _sign(holder.key, digest)));
    }

    /// @dev Cancels a never-moved receivable with its verifier, who gives the invoice back.
    function _cancelVerified(Issue memory issued, uint32 version) internal {
        Cancel memory act = _cancelAct(issued.receivable, 0, issued.face, version, supplier);
        act.verifier = verifier.party;
        act.verifierEpoch = EPOCH;
        act.nullifiers = new bytes32[](1);
        act.nullifiers[0] = issued.nullifier;
        bytes32 digest = digests.digestOf(act, address(receivables));
        receivables.cancel(
            act,
            _list(_sign(core.key, digest), _sign(supplier.key, digest), _sign(verifier.key, digest))
        );
    }

    function _revocationOf(bytes32 digest, Actor memory by) internal view returns (RevokeAct memory) {
        return RevokeAct(digest, by.party, EPOCH, _deadline());
    }

    function _revocationSignatures(RevokeAct memory act, Actor memory by) internal view returns (bytes[] memory) {
        return _list(_sign(by.key, digests.digestOf(act, address(receivables))));
    }

    function _cuts(uint64 a) internal pure returns (uint64[] memory cuts) {
        cuts = new uint64[](1);
        cuts[0] = a;
    }

    function _cuts(uint64 a, uint64 b) internal pure returns (uint64[] memory cuts) {
        cuts = new uint64[](2);
        cuts[0] = a;
        cuts[1] = b;
    }

    function _versions(uint32 a, uint32 b) internal pure returns (uint32[] memory versions) {
        versions = new uint32[](2);
        versions[0] = a;
        versions[1] = b;
    }
}
