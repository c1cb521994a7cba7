// SPDX-License-Identifier: UNLICENSED
pragma solidity 0.8.37;

import {IPartyRegistry} from "../../interfaces/IPartyRegistry.sol";
import {IPartyAccount} from "../../interfaces/IPartyAccount.sol";
import {IClaims} from "../../interfaces/IClaims.sol";
import {Flags} from "../../types/Flags.sol";
import {ProposeRecovery, RaiseEpoch, StopRecovery} from "../../types/PartyActs.sol";
import {Transfer} from "../../types/ReceivableActs.sol";
import {Pledged, Spot} from "../World.sol";
import {HostileCorrections} from "./HostileCorrections.sol";

/// @dev OTHER_HOUSE's account, while it is being recovered and after.
abstract contract HostileRecovery is HostileCorrections {
    string private constant ACTS_ON = "an act of a party whose account is being recovered";
    string private constant EARLY = "a recovery completed before its time";
    string private constant BY_STRANGER = "a recovery proposed or stopped by a stranger";
    string private constant FORMER = "an act signed by the account that was recovered from";
    string private constant PAID_MEANWHILE = "paid while its account was being recovered";

    function setUp() public virtual override {
        super.setUp();
        _name(ACTS_ON);
        _name(EARLY);
        _name(BY_STRANGER);
        _name(FORMER);
        _nameHonest(PAID_MEANWHILE);
    }

    function _tryRecovery() internal {
        _tryProposal();
        if (recovering) {
            _tryObjection();
            _tryEarly();
            _tryActs(ACTS_ON, accounts[OTHER_HOUSE], _recoveringReason());
            _payMeanwhile();
        } else if (formerAccounts.length > 0) {
            _tryActs(FORMER, IPartyAccount(formerAccounts[_roll(formerAccounts.length)]), "");
        }
    }

    /// @dev Its own word in place of the registrar's.
    function _tryProposal() private {
        ProposeRecovery memory act = _proposalOf(address(accounts[HOUSE]));
        bytes32 digest = digests.digestOfProposeRecovery(act, address(parties));
        bytes[] memory signatures = _signedByBoth(digest, OTHER_HOUSE, HOUSE);
        bytes memory data = abi.encodeCall(IPartyRegistry.proposeRecovery, (act, signatures));
        _refusedAt(BY_STRANGER, address(parties), data, _notSigned(parties.registrar(), digest));
    }

    /// @dev Not even who would get the account.
    function _tryObjection() private {
        StopRecovery memory act = _objectionOf();
        bytes32 digest = digests.digestOfStopRecovery(act, address(parties));
        bytes memory forged = _roll(2) == 0 ? _byProposed(digest) : _sign(0xBAD, digest);
        bytes memory data = abi.encodeCall(IPartyRegistry.stopRecovery, (act, _list(forged)));
        _refusedAt(BY_STRANGER, address(parties), data, _notSigned(_accountOf(OTHER_HOUSE), digest));
    }

    function _tryEarly() private {
        uint40 completesAt = parties.recoveryOf(OTHER_HOUSE).completesAt;
        if (clock >= completesAt) return;
        bytes memory data = abi.encodeCall(IPartyRegistry.completeRecovery, (OTHER_HOUSE));
        bytes memory reason = abi.encodeWithSelector(IPartyRegistry.RecoveryOpen.selector, completesAt);
        _refusedAt(EARLY, address(parties), data, reason);
    }

    /// @param reason empty where it is that the party's account did not sign
    function _tryActs(string memory kind, IPartyAccount account, bytes memory reason) private {
        RaiseEpoch memory act = RaiseEpoch(OTHER_HOUSE, _epochOf(OTHER_HOUSE), _deadline());
        bytes32 digest = digests.digestOf(act, address(parties));
        bytes[] memory signatures = _list(_byAccount(account, OTHER_PASSKEY, digest));
        bytes memory data = abi.encodeCall(IPartyRegistry.raiseEpoch, (act, signatures));
        _refusedAt(kind, address(parties), data, _reasonOr(reason, digest));
        (bool found, Spot memory spot) = _find(0, 0, Pledged.Either);
        if (!found || spot.part.holder == OTHER_HOUSE) return;
        Transfer memory offer = _transferOf(spot, 1, OTHER_HOUSE);
        digest = digests.digestOf(offer, address(receivables));
        signatures = _list(_by(offer.holder, digest), _byAccount(account, OTHER_PASSKEY, digest));
        _refusedNew(kind, abi.encodeCall(IClaims.transfer, (offer, signatures)), _reasonOr(reason, digest));
    }

    function _reasonOr(bytes memory reason, bytes32 digest) private view returns (bytes memory) {
        return reason.length != 0 ? reason : _notSigned(_accountOf(OTHER_HOUSE), digest);
    }

    /// @dev What is owed to it needs none of its word.
    function _payMeanwhile() private {
        if (_roll(8) != 0) return;
        for (uint256 place = 0; place < POOL; ++place) {
            for (uint64 from = 0; from < SHORT; ++from) {
                Spot memory spot = _atStart(pool[place]);
                spot = _again(spot, from);
                if (spot.part.holder != OTHER_HOUSE || spot.part.flags & Flags.LOCKED != 0) continue;
                _payTail(spot, 1);
                _count(PAID_MEANWHILE);
                return;
            }
        }
    }
}
