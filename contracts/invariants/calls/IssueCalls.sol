// SPDX-License-Identifier: UNLICENSED
pragma solidity 0.8.37;

import {IClaims} from "../../interfaces/IClaims.sol";
import {PartyId, ProgrammeId, ReceivableId} from "../../types/Ids.sol";
import {Issue} from "../../types/ReceivableActs.sol";
import {TradeAttestation} from "../../types/TradeActs.sol";
import {EndCalls} from "./EndCalls.sol";

/// @dev Claims that come to be, on invoices that a verifier attests.
abstract contract IssueCalls is EndCalls {
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
}
