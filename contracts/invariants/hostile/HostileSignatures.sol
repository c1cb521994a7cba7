// SPDX-License-Identifier: UNLICENSED
pragma solidity 0.8.37;

import {IClaims} from "../../interfaces/IClaims.sol";
import {IPartyAccount, Signer} from "../../interfaces/IPartyAccount.sol";
import {IReceivablesErrors} from "../../interfaces/IReceivablesErrors.sol";
import {ISignedActs} from "../../interfaces/ISignedActs.sol";
import {IUpkeep} from "../../interfaces/IUpkeep.sol";
import {Passkeys} from "../../support/Passkeys.sol";
import {vm} from "../../support/Vm.sol";
import {PartyId} from "../../types/Ids.sol";
import {Purchase, RevokeAct, Transfer} from "../../types/ReceivableActs.sol";
import {Pledged, Spot} from "../World.sol";
import {HostilePayments} from "./HostilePayments.sol";

/// @dev Acts that somebody did not sign, or signed for elsewhere, for earlier, or otherwise.
abstract contract HostileSignatures is HostilePayments {
    string private constant STRANGER = "a stranger's key";
    string private constant OTHER_PASSKEY_KIND = "another party's passkey";
    string private constant PRECOMPILE = "a precompile as signer";
    string private constant OTHER_CHAIN = "a signature for another chain";
    string private constant OTHER_CONTRACT = "a signature for another contract";
    string private constant TWIN_ACCOUNT = "a signature for a twin account";
    string private constant ALTERED = "an altered act";
    string private constant EXPIRED = "an expired act";
    string private constant REVOKED = "a revoked act";

    function setUp() public virtual override {
        super.setUp();
        string[9] memory kinds = [
            STRANGER,
            OTHER_PASSKEY_KIND,
            PRECOMPILE,
            OTHER_CHAIN,
            OTHER_CONTRACT,
            TWIN_ACCOUNT,
            ALTERED,
            EXPIRED,
            REVOKED
        ];
        for (uint256 i = 0; i < kinds.length; ++i) _name(kinds[i]);
    }

    /// @dev A transfer, sound but for what stands for the holder's signature.
    function _tryForgedHolder() internal {
        (bool found, Spot memory spot) = _find(0, 0, Pledged.Either);
        if (!found) return;
        Transfer memory act = _transferOf(spot, 1, spot.part.holder == HOUSE ? TWIN : HOUSE);
        bytes32 digest = digests.digestOf(act, address(receivables));
        bytes memory reason = _notSigned(_accountOf(act.holder), digest);
        _refusedForged(STRANGER, act, _sign(0xBAD, digest), reason);
        _refusedForged(OTHER_CONTRACT, act, _by(act.holder, digests.digestOf(act, address(trades))), reason);
        vm.chainId(chain + 1);
        bytes32 elsewhere = digests.digestOf(act, address(receivables));
        vm.chainId(chain);
        _refusedForged(OTHER_CHAIN, act, _by(act.holder, elsewhere), reason);
        bytes memory signature = _by(act.holder, digest);
        act.amount = 2;
        reason = _notSigned(_accountOf(act.holder), digests.digestOf(act, address(receivables)));
        _refusedForged(ALTERED, act, signature, reason);
    }

    function _refusedForged(
        string memory kind,
        Transfer memory act,
        bytes memory signature,
        bytes memory reason
    ) private {
        bytes memory second = _by(act.recipient, digests.digestOf(act, address(receivables)));
        _refusedNew(kind, abi.encodeCall(IClaims.transfer, (act, _list(signature, second))), reason);
    }

    /// @dev In HOUSE's name: HOUSE is the recipient, or the holder where it holds something.
    function _tryForgedAccount() internal {
        (bool found, Spot memory spot) = _find(0, 0, Pledged.Either);
        if (!found) return;
        bool holds = spot.part.holder == HOUSE;
        Transfer memory act = _transferOf(spot, 1, holds ? supplier.party : HOUSE);
        bytes32 digest = digests.digestOf(act, address(receivables));
        bytes32 approval = accounts[HOUSE].approvalDigest(digest);
        _refusedAsHouse(OTHER_PASSKEY_KIND, act, digest, _byPasskey(OTHER_PASSKEY, approval), holds);
        _refusedAsHouse(TWIN_ACCOUNT, act, digest, _by(TWIN, digest), holds);
        // As a verifier the identity precompile would say yes to everything; the second has a passkey's shape.
        bytes memory precompile =
            _roll(2) == 0 ? abi.encodePacked(address(4), bytes1(0x01)) : Passkeys.keyOf(PASSKEY, address(4));
        _refusedAsHouse(PRECOMPILE, act, digest, abi.encode(_list(precompile), _list(bytes(""))), holds);
        Signer[] memory signers = new Signer[](1);
        signers[0] = Signer(1, precompile);
        bytes memory data = abi.encodeCall(factory.create, (bytes32(0), signers, 1));
        bytes memory reason = abi.encodeWithSelector(IPartyAccount.UnusableSigner.selector, precompile);
        _refusedAt(PRECOMPILE, address(factory), data, reason);
    }

    function _refusedAsHouse(
        string memory kind,
        Transfer memory act,
        bytes32 digest,
        bytes memory forged,
        bool holds
    ) private {
        bytes[] memory signatures =
            holds ? _list(forged, _by(act.recipient, digest)) : _list(_by(act.holder, digest), forged);
        bytes memory reason = _notSigned(address(accounts[HOUSE]), digest);
        _refusedNew(kind, abi.encodeCall(IClaims.transfer, (act, signatures)), reason);
    }

    function _tryExpired() internal {
        (bool found, Spot memory spot) = _find(0, 0, Pledged.Either);
        if (!found) return;
        Transfer memory act = _transferOf(spot, 1, _supplierBut(spot.part.holder));
        act.deadline = uint48(clock - 1);
        bytes32 digest = digests.digestOf(act, address(receivables));
        bytes memory data = abi.encodeCall(IClaims.transfer, (act, _signedByBoth(digest, act.holder, act.recipient)));
        _refusedNew(EXPIRED, data, abi.encodeWithSelector(ISignedActs.ActExpired.selector, act.deadline));
    }

    /// @dev A purchase that both signed and one withdrew.
    function _tryRevoked() internal {
        (bool found, Spot memory spot) = _find(0, 0, Pledged.Either);
        if (!found) return;
        Purchase memory act = _purchaseOf(spot, 1, _bankBut(spot.part.holder));
        // At a price of its own: no other act's digest is withdrawn with it.
        act.price = SHORT + 1;
        bytes32 digest = digests.digestOf(act, address(receivables));
        if (!receivables.isRevoked(digest)) {
            PartyId by = _roll(2) == 0 ? act.holder : act.buyer;
            RevokeAct memory revocation = RevokeAct(digest, by, _epochOf(by), _deadline());
            bytes[] memory signatures = _list(_by(by, digests.digestOf(revocation, address(receivables))));
            _run(abi.encodeCall(IUpkeep.revokePurchase, (revocation, act, signatures)));
            _countWhilePaused("revoke");
        }
        bytes memory reason = abi.encodeWithSelector(IReceivablesErrors.RevokedAct.selector, digest);
        _refusedNew(REVOKED, _purchaseCall(act), reason);
    }
}
