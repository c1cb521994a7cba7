// SPDX-License-Identifier: UNLICENSED
pragma solidity 0.8.37;

import {IERC1271} from "@openzeppelin/contracts/interfaces/IERC1271.sol";
import {IDepositToken} from "../interfaces/IDepositToken.sol";
import {ISignedActs} from "../interfaces/ISignedActs.sol";
import {Ledger} from "../support/Ledger.sol";
import {vm} from "../support/Vm.sol";
import {Mint, Permit} from "../types/CashActs.sol";

/// @dev An ERC-1271 account: says yes to one digest, for `gasUsed` of gas.
contract Multisig is IERC1271 {
    bytes32 private immutable _agreed;
    uint256 private immutable _gasUsed;

    constructor(bytes32 agreed, uint256 gasUsed) {
        _agreed = agreed;
        _gasUsed = gasUsed;
    }

    function isValidSignature(bytes32 digest, bytes calldata) external view returns (bytes4) {
        uint256 start = gasleft();
        while (start - gasleft() < _gasUsed) {}
        return digest == _agreed ? IERC1271.isValidSignature.selector : bytes4(0);
    }
}

contract DepositTokenTest is Ledger {
    function test_mints_once_per_bank_reference() public {
        Mint memory act = Mint(supplier.account, 900, keccak256("deposit 1"), _deadline());
        bytes32 digest = digests.digestOf(act, address(token));
        bytes[] memory signatures = _list(_sign(ISSUER_KEY, digest));
        vm.expectEmit(true, true, true, true, address(token));
        emit IDepositToken.Minted(supplier.account, 900, act.bankReference, digest);
        token.mint(act, signatures);
        eq(token.balanceOf(supplier.account), 900, "minted");
        yes(token.isMinted(act.bankReference), "used");
        act.deadline += 1;
        signatures = _list(_sign(ISSUER_KEY, digests.digestOf(act, address(token))));
        vm.expectRevert(abi.encodeWithSelector(IDepositToken.BankReferenceUsed.selector, act.bankReference));
        token.mint(act, signatures);
    }

    function test_refuses_a_mint_that_its_issuer_did_not_sign() public {
        Mint memory act = Mint(supplier.account, 900, keccak256("deposit 1"), _deadline());
        bytes32 digest = digests.digestOf(act, address(token));
        vm.expectRevert(abi.encodeWithSelector(ISignedActs.NotSigned.selector, vm.addr(ISSUER_KEY), digest));
        token.mint(act, _list(_sign(supplier.key, digest)));
    }

    function test_permits_in_the_order_of_nonces() public {
        Permit memory act = Permit(supplier.account, bank.account, 50, 0, _deadline());
        bytes32 digest = digests.digestOf(act, address(token));
        bytes[] memory signatures = _list(_sign(supplier.key, digest));
        vm.expectEmit(true, true, true, true, address(token));
        emit IDepositToken.Permitted(supplier.account, bank.account, 50, digest);
        token.permit(act, signatures);
        eq(token.allowance(supplier.account, bank.account), 50, "allowed");
        eq(token.nonces(supplier.account), 1, "nonce");
        vm.expectRevert(abi.encodeWithSelector(IDepositToken.NonceDiffers.selector, supplier.account, 1, 0));
        token.permit(act, signatures);
    }

    function test_refuses_a_permit_that_its_owner_did_not_sign() public {
        Permit memory act = Permit(supplier.account, bank.account, 50, 0, _deadline());
        bytes32 digest = digests.digestOf(act, address(token));
        vm.expectRevert(abi.encodeWithSelector(ISignedActs.NotSigned.selector, supplier.account, digest));
        token.permit(act, _list(_sign(bank.key, digest)));
    }

    function test_an_erc1271_account_permits_within_300k_gas() public {
        // The digest depends on the account's address, and the account on the digest: the address is known beforehand.
        address owner = vm.computeCreateAddress(address(this), vm.getNonce(address(this)));
        Permit memory act = Permit(owner, bank.account, 50, 0, _deadline());
        eq(address(new Multisig(digests.digestOf(act, address(token)), 250_000)), owner, "predicted");
        token.permit(act, _list(hex"00"));
        eq(token.allowance(owner, bank.account), 50, "allowed");
        act.nonce = 1;
        bytes32 another = digests.digestOf(act, address(token));
        vm.expectRevert(abi.encodeWithSelector(ISignedActs.NotSigned.selector, owner, another));
        token.permit(act, _list(hex"00"));
    }

    function test_an_erc1271_account_that_takes_more_gas_did_not_sign() public {
        address owner = vm.computeCreateAddress(address(this), vm.getNonce(address(this)));
        Permit memory act = Permit(owner, bank.account, 50, 0, _deadline());
        bytes32 digest = digests.digestOf(act, address(token));
        new Multisig(digest, 310_000);
        vm.expectRevert(abi.encodeWithSelector(ISignedActs.NotSigned.selector, owner, digest));
        token.permit(act, _list(hex"00"));
    }

    /// @dev The other root of a signature is one too many: OpenZeppelin refuses it, and so do we.
    function test_refuses_a_signature_with_a_high_s() public {
        Permit memory act = Permit(supplier.account, bank.account, 50, 0, _deadline());
        bytes32 digest = digests.digestOf(act, address(token));
        (uint8 v, bytes32 r, bytes32 s) = vm.sign(supplier.key, digest);
        uint256 order = 0xfffffffffffffffffffffffffffffffebaaedce6af48a03bbfd25e8cd0364141;
        bytes memory other = abi.encodePacked(r, bytes32(order - uint256(s)), uint8(v == 27 ? 28 : 27));
        vm.expectRevert(abi.encodeWithSelector(ISignedActs.NotSigned.selector, supplier.account, digest));
        token.permit(act, _list(other));
    }

    function test_refuses_a_token_without_issuer() public {
        vm.expectRevert(abi.encodeWithSelector(IDepositToken.IssuerMissing.selector));
        this.createFor(address(0));
    }

    function createFor(address issuer) external {
        _create("cash/DepositToken", abi.encode("Deposit", "DEP", uint8(2), issuer));
    }
}
