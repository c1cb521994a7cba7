// SPDX-License-Identifier: UNLICENSED
pragma solidity 0.8.37;

import {IDepositToken} from "../interfaces/IDepositToken.sol";
import {IPartyRegistry} from "../interfaces/IPartyRegistry.sol";
import {IProgrammes} from "../interfaces/IProgrammes.sol";
import {ITradeRegistry} from "../interfaces/ITradeRegistry.sol";
import {Mint, Permit} from "../types/CashActs.sol";
import {AdjustProgramme} from "../types/CreditActs.sol";
import {NOBODY, ProgrammeId} from "../types/Ids.sol";
import {ChangeAccount, RaiseEpoch, Renew, StopRecovery} from "../types/PartyActs.sol";
import {Roles} from "../types/Roles.sol";
import {Row} from "./ActRows.sol";
import {Actor} from "./Ledger.sol";
import {UpkeepRows} from "./UpkeepRows.sol";
import {vm} from "./Vm.sol";

/// @dev The acts of the contracts around the ledger: parties, lines, trades and deposits.
abstract contract RegistryRows is UpkeepRows {
    string internal constant ENROL =
        "Enrol(uint32 party,address account,uint16 roles,uint40 verifiedUntil,uint48 deadline)";
    string internal constant RENEW = "Renew(uint32 party,uint16 roles,uint40 verifiedUntil,uint48 deadline)";
    string internal constant CHANGE_ACCOUNT =
        "ChangeAccount(uint32 party,uint32 partyEpoch,address account,uint48 deadline)";
    string internal constant RAISE_EPOCH = "RaiseEpoch(uint32 party,uint32 partyEpoch,uint48 deadline)";
    string internal constant PROPOSE_RECOVERY =
        "ProposeRecovery(uint32 party,uint32 partyEpoch,address account,uint48 deadline)";
    string internal constant STOP_RECOVERY = "StopRecovery(uint32 party,uint32 partyEpoch,uint48 deadline)";
    string internal constant OPEN_PROGRAMME =
        "OpenProgramme(uint32 programme,uint32 bank,uint32 bankEpoch,uint32 debtor,address debtorAccount,uint64 limit,uint16 currency,uint16 maxTenorDays,uint32[] verifiers,uint48 deadline)";
    string internal constant ADJUST_PROGRAMME =
        "AdjustProgramme(uint32 programme,uint16 version,uint32 bank,uint32 bankEpoch,uint64 limit,uint16 maxTenorDays,bool open,uint48 deadline)";
    string internal constant MINT = "Mint(address to,uint256 amount,bytes32 bankReference,uint48 deadline)";
    string internal constant PERMIT =
        "Permit(address owner,address spender,uint256 value,uint256 nonce,uint256 deadline)";
    uint32 private constant FRESH = 140;

    function _enrolRow() internal view returns (Row memory row) {
        Actor memory fresh = _actor(FRESH);
        row = _row("enrol", IPartyRegistry.enrol.selector, ENROL, abi.encode(_enrolment(fresh, Roles.SUPPLIER)));
        row.target = address(parties);
        _asksAccount(row, _registrar());
        _asksAccount(row, fresh);
    }

    function _renewRow() internal view returns (Row memory row) {
        Renew memory act = Renew(supplier.party, Roles.BANK, 2_000_000_000, _deadline());
        row = _row("renew", IPartyRegistry.renew.selector, RENEW, abi.encode(act));
        row.target = address(parties);
        _asksAccount(row, _registrar());
    }

    function _changeAccountRow() internal view returns (Row memory row) {
        Actor memory fresh = _actor(FRESH);
        bytes memory act = abi.encode(ChangeAccount(supplier.party, EPOCH, fresh.account, _deadline()));
        row = _row("changeAccount", IPartyRegistry.changeAccount.selector, CHANGE_ACCOUNT, act);
        row.target = address(parties);
        _asksAnyway(row, "party", supplier, Roles.ANY);
        _asksAccount(row, fresh);
    }

    function _raiseEpochRow() internal view returns (Row memory row) {
        bytes memory act = abi.encode(RaiseEpoch(supplier.party, EPOCH, _deadline()));
        row = _row("raiseEpoch", IPartyRegistry.raiseEpoch.selector, RAISE_EPOCH, act);
        row.target = address(parties);
        _asksAnyway(row, "party", supplier, Roles.ANY);
    }

    function _proposeRecoveryRow() internal view returns (Row memory row) {
        bytes memory act = abi.encode(_proposalAct(supplier, EPOCH, FRESH));
        row = _row("proposeRecovery", IPartyRegistry.proposeRecovery.selector, PROPOSE_RECOVERY, act);
        row.target = address(parties);
        _asksAccount(row, _registrar());
        _asksAccount(row, _actor(FRESH));
    }

    /// @dev By the account: the party recovers, so that of the party itself nothing can be asked.
    function _stopRecoveryRow() internal returns (Row memory row) {
        _proposeRecovery(supplier, EPOCH, FRESH);
        bytes memory act = abi.encode(StopRecovery(supplier.party, EPOCH, _deadline()));
        row = _row("stopRecovery", IPartyRegistry.stopRecovery.selector, STOP_RECOVERY, act);
        row.target = address(parties);
        _asksAccount(row, supplier);
    }

    function _completeRecoveryRow() internal returns (Row memory row) {
        _proposeRecovery(supplier, EPOCH, FRESH);
        vm.warp(parties.recoveryOf(supplier.party).completesAt);
        row = _bareRow("completeRecovery", abi.encodeCall(IPartyRegistry.completeRecovery, (supplier.party)));
        row.target = address(parties);
    }

    function _openProgrammeRow() internal view returns (Row memory row) {
        bytes memory act = abi.encode(_programmeOf(ProgrammeId.wrap(7), bank, LIMIT));
        row = _row("open", IProgrammes.open.selector, OPEN_PROGRAMME, act);
        row.target = address(programmes);
        _asks(row, "bank", bank, Roles.BANK);
    }

    function _adjustProgrammeRow() internal view returns (Row memory row) {
        AdjustProgramme memory act = AdjustProgramme(PROGRAMME, 1, bank.party, EPOCH, 7, 30, false, _deadline());
        row = _row("adjust", IProgrammes.adjust.selector, ADJUST_PROGRAMME, abi.encode(act));
        row.target = address(programmes);
        _asks(row, "bank", bank, Roles.BANK);
    }

    function _attestRow() internal view returns (Row memory row) {
        bytes memory act = abi.encode(_attestationFor(_issueAct(1)));
        row = _row("attest", ITradeRegistry.attest.selector, TRADE_ATTESTATION, act);
        row.target = address(trades);
        _asks(row, "verifier", verifier, Roles.VERIFIER);
    }

    function _mintRow() internal view returns (Row memory row) {
        Mint memory act = Mint(supplier.account, 1, keccak256("booking"), _deadline());
        row = _row("mint", IDepositToken.mint.selector, MINT, abi.encode(act));
        row.target = address(token);
        _asksAccount(row, Actor(NOBODY, ISSUER_KEY, token.issuer()));
    }

    function _permitRow() internal view returns (Row memory row) {
        Permit memory act = Permit(supplier.account, address(receivables), 1, 0, _deadline());
        row = _row("permit", IDepositToken.permit.selector, PERMIT, abi.encode(act));
        row.target = address(token);
        _asksAccount(row, supplier);
    }
}
