// SPDX-License-Identifier: UNLICENSED
pragma solidity 0.8.37;

import {IUpkeep} from "../interfaces/IUpkeep.sol";
import {IReceivablesErrors} from "../interfaces/IReceivablesErrors.sol";
import {ISignedActs} from "../interfaces/ISignedActs.sol";
import {Keeping} from "../support/Keeping.sol";
import {vm} from "../support/Vm.sol";
import {Lock} from "../types/BankTransferActs.sol";
import {Pledge} from "../types/EncumbranceActs.sol";
import {ReceivableId} from "../types/Ids.sol";
import {Issue, ListAsset, Purchase, RevokeAct} from "../types/ReceivableActs.sol";
import {TradeAttestation} from "../types/TradeActs.sol";

contract RevocationTest is Keeping {
    function test_a_revoked_issue_never_runs() public {
        Issue memory act = _issueAct(1);
        bytes32 digest = digests.digestOf(act, address(receivables));
        RevokeAct memory revocation = _revocationOf(digest, supplier);
        bytes[] memory revoked = _revocationSignatures(revocation, supplier);
        vm.expectEmit(true, true, true, true, address(receivables));
        emit IUpkeep.ActRevoked(digest, supplier.party, digests.digestOf(revocation, address(receivables)));
        receivables.revokeIssue(revocation, act, revoked);
        yes(receivables.isRevoked(digest), "revoked");
        TradeAttestation memory attestation = _attestationFor(act);
        bytes[] memory signatures = _issueSignatures(act, attestation);
        vm.expectRevert(abi.encodeWithSelector(IReceivablesErrors.RevokedAct.selector, digest));
        receivables.issue(act, attestation, signatures);
        vm.expectRevert(abi.encodeWithSelector(IReceivablesErrors.RevokedAct.selector, digest));
        receivables.revokeIssue(revocation, act, revoked);
    }

    function test_a_revoked_purchase_never_runs() public {
        ReceivableId id = _issued(1);
        Purchase memory act = _purchaseAct(id, 0, FACE, 1, FACE, supplier, bank);
        bytes32 digest = digests.digestOf(act, address(receivables));
        RevokeAct memory revocation = _revocationOf(digest, bank);
        receivables.revokePurchase(revocation, act, _revocationSignatures(revocation, bank));
        bytes[] memory signatures = _purchaseSignatures(act, supplier, bank);
        vm.expectRevert(abi.encodeWithSelector(IReceivablesErrors.RevokedAct.selector, digest));
        receivables.purchase(act, signatures);
    }

    function test_nobody_but_a_signatory_revokes() public {
        Issue memory act = _issueAct(1);
        RevokeAct memory revocation = _revocationOf(digests.digestOf(act, address(receivables)), farSupplier);
        bytes[] memory signatures = _revocationSignatures(revocation, farSupplier);
        vm.expectRevert(abi.encodeWithSelector(IReceivablesErrors.NotASignatory.selector, farSupplier.party));
        receivables.revokeIssue(revocation, act, signatures);

        Purchase memory purchase = _purchaseAct(act.receivable, 0, FACE, 1, FACE, supplier, bank);
        revocation = _revocationOf(digests.digestOf(purchase, address(receivables)), core);
        signatures = _revocationSignatures(revocation, core);
        vm.expectRevert(abi.encodeWithSelector(IReceivablesErrors.NotASignatory.selector, core.party));
        receivables.revokePurchase(revocation, purchase, signatures);
    }

    function test_nobody_signs_a_revocation_for_another() public {
        Issue memory act = _issueAct(1);
        RevokeAct memory revocation = _revocationOf(digests.digestOf(act, address(receivables)), supplier);
        bytes[] memory signatures = _revocationSignatures(revocation, farSupplier);
        bytes32 digest = digests.digestOf(revocation, address(receivables));
        vm.expectRevert(abi.encodeWithSelector(ISignedActs.NotSigned.selector, supplier.account, digest));
        receivables.revokeIssue(revocation, act, signatures);
    }

    function test_the_act_shown_is_the_act_revoked() public {
        Issue memory act = _issueAct(1);
        bytes32 digest = digests.digestOf(act, address(receivables));
        RevokeAct memory revocation = _revocationOf(digest, supplier);
        bytes[] memory signatures = _revocationSignatures(revocation, supplier);
        act.face += 1;
        bytes32 shown = digests.digestOf(act, address(receivables));
        vm.expectRevert(abi.encodeWithSelector(IReceivablesErrors.RevokedDigestDiffers.selector, shown, digest));
        receivables.revokeIssue(revocation, act, signatures);
    }

    function test_an_issue_that_ran_is_not_revoked() public {
        Issue memory act = _issueAct(1);
        _issue(act, _attestationFor(act));
        RevokeAct memory revocation = _revocationOf(digests.digestOf(act, address(receivables)), core);
        bytes[] memory signatures = _revocationSignatures(revocation, core);
        vm.expectRevert(abi.encodeWithSelector(IReceivablesErrors.ReceivableExists.selector, act.receivable));
        receivables.revokeIssue(revocation, act, signatures);
    }

    function test_a_purchase_that_ran_is_not_revoked() public {
        ReceivableId id = _issued(1);
        Purchase memory act = _purchaseAct(id, 0, FACE, 1, 400, supplier, bank);
        receivables.purchase(act, _purchaseSignatures(act, supplier, bank));
        RevokeAct memory revocation = _revocationOf(digests.digestOf(act, address(receivables)), supplier);
        bytes[] memory signatures = _revocationSignatures(revocation, supplier);
        vm.expectRevert(abi.encodeWithSelector(IReceivablesErrors.FragmentStale.selector, id, 0, FACE, 1));
        receivables.revokePurchase(revocation, act, signatures);
    }

    /// @dev Once what an act left behind is paid, nothing at its place tells of it any more.
    function test_a_purchase_that_ran_is_not_revoked_when_its_claim_is_paid() public {
        ReceivableId id = _issued(1);
        Purchase memory act = _purchaseAct(id, 0, FACE, 1, FACE, supplier, bank);
        receivables.purchase(act, _purchaseSignatures(act, supplier, bank));
        _pay(id, 0, FACE, 2, FACE);
        RevokeAct memory revocation = _revocationOf(digests.digestOf(act, address(receivables)), bank);
        bytes[] memory signatures = _revocationSignatures(revocation, bank);
        vm.expectRevert(_stale(id));
        receivables.revokePurchase(revocation, act, signatures);
    }

    function test_a_lock_that_ran_is_not_revoked_when_its_claim_is_paid() public {
        ReceivableId id = _issued(1);
        Lock memory act = _lockWhole(id, bank);
        _settle(_priceOf(act));
        _pay(id, 0, FACE, 3, FACE);
        RevokeAct memory revocation = _revocationOf(digests.digestOfLock(act, address(receivables)), bank);
        bytes[] memory signatures = _revocationSignatures(revocation, bank);
        vm.expectRevert(_stale(id));
        receivables.revokeLock(revocation, act, signatures);
    }

    function test_a_pledge_that_ran_is_not_revoked_when_its_claim_is_paid() public {
        ReceivableId id = _issued(1);
        Pledge memory act = _pledgeAct(id, 0, FACE, 1, supplier, bank);
        _pledgeWhole(id, bank);
        _pay(id, 0, FACE, 2, FACE);
        RevokeAct memory revocation = _revocationOf(digests.digestOfPledge(act, address(receivables)), supplier);
        bytes[] memory signatures = _revocationSignatures(revocation, supplier);
        vm.expectRevert(_stale(id));
        receivables.revokePledge(revocation, act, signatures);
    }

    /// @dev A merge empties the places of all but its first part.
    function test_a_purchase_that_ran_is_not_revoked_when_its_fragment_was_joined_to_another() public {
        ReceivableId id = _issued(1);
        _split(id, 0, FACE, 1, _cuts(400), supplier);
        Purchase memory act = _purchaseAct(id, 400, FACE, 2, FACE - 400, supplier, bank);
        receivables.purchase(act, _purchaseSignatures(act, supplier, bank));
        _purchase(id, 0, 400, 2, 400, supplier, bank);
        _merge(id, _cuts(0, 400), _versions(3, 3), FACE, bank);
        RevokeAct memory revocation = _revocationOf(digests.digestOf(act, address(receivables)), supplier);
        bytes[] memory signatures = _revocationSignatures(revocation, supplier);
        vm.expectRevert(abi.encodeWithSelector(IReceivablesErrors.FragmentStale.selector, id, 400, FACE, 2));
        receivables.revokePurchase(revocation, act, signatures);
    }

    /// @dev Whether it ran, or what it waits for is still to come, cannot be told: the epoch withdraws it.
    function test_what_waits_for_another_version_is_not_revoked() public {
        ReceivableId id = _issued(1);
        Purchase memory act = _purchaseAct(id, 0, FACE, 2, FACE, supplier, bank);
        RevokeAct memory revocation = _revocationOf(digests.digestOf(act, address(receivables)), supplier);
        bytes[] memory signatures = _revocationSignatures(revocation, supplier);
        vm.expectRevert(abi.encodeWithSelector(IReceivablesErrors.FragmentStale.selector, id, 0, FACE, 2));
        receivables.revokePurchase(revocation, act, signatures);
    }

    function _stale(ReceivableId id) private pure returns (bytes memory) {
        return abi.encodeWithSelector(IReceivablesErrors.FragmentStale.selector, id, 0, FACE, 1);
    }
}

contract ListAssetTest is Keeping {
    function test_the_registrar_lists_a_currencys_token_once() public {
        address yen = _create("cash/DepositToken", abi.encode("Yen", "JPYD", uint8(0), vm.addr(ISSUER_KEY)));
        ListAsset memory act = ListAsset(392, yen, _deadline());
        bytes32 digest = digests.digestOf(act, address(receivables));
        bytes[] memory signatures = _list(_sign(REGISTRAR_KEY, digest));
        vm.expectEmit(true, true, true, true, address(receivables));
        emit IUpkeep.AssetListed(392, yen, digest);
        receivables.listAsset(act, signatures);
        eq(receivables.assetOf(392), yen, "listed");
        vm.expectRevert(abi.encodeWithSelector(IReceivablesErrors.AssetAlreadyListed.selector, 392, yen));
        receivables.listAsset(act, signatures);
    }

    function test_refuses_another_signer_than_the_registrar() public {
        ListAsset memory act = ListAsset(840, address(token), _deadline());
        bytes32 digest = digests.digestOf(act, address(receivables));
        vm.expectRevert(abi.encodeWithSelector(ISignedActs.NotSigned.selector, vm.addr(REGISTRAR_KEY), digest));
        receivables.listAsset(act, _list(_sign(bank.key, digest)));
    }

    function test_refuses_a_token_of_other_decimals_than_iso_4217() public {
        ListAsset memory act = ListAsset(392, address(token), _deadline());
        bytes memory reason = abi.encodeWithSelector(IReceivablesErrors.AssetDecimalsDiffer.selector, 392, 0, 2);
        _refuses(act, reason);
    }

    function test_refuses_a_code_that_is_no_currency() public {
        ListAsset memory act = ListAsset(959, address(token), _deadline());
        _refuses(act, abi.encodeWithSelector(IReceivablesErrors.CurrencyUnknown.selector, 959));
    }

    function _refuses(ListAsset memory act, bytes memory reason) private {
        bytes[] memory signatures = _list(_sign(REGISTRAR_KEY, digests.digestOf(act, address(receivables))));
        vm.expectRevert(reason);
        receivables.listAsset(act, signatures);
    }
}
