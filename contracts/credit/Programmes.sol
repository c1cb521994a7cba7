// SPDX-License-Identifier: UNLICENSED
pragma solidity 0.8.37;

import {IPartyRegistry} from "../interfaces/IPartyRegistry.sol";
import {IProgrammes} from "../interfaces/IProgrammes.sol";
import {AsksPartyRegistry} from "../libraries/AsksPartyRegistry.sol";
import {AdjustProgramme, CreditActHashes, OpenProgramme} from "../types/CreditActs.sol";
import {NO_PROGRAMME, NOBODY, PartyId, ProgrammeId} from "../types/Ids.sol";
import {PackedProgramme, ProgrammeBits} from "../types/PackedProgramme.sol";
import {Programme, ProgrammeTrust} from "../types/Records.sol";
import {Roles} from "../types/Roles.sol";

/// @title See IProgrammes.
contract Programmes is IProgrammes, AsksPartyRegistry {
    using CreditActHashes for *;

    uint256 private constant MAX_VERIFIERS = 3;
    uint16 private constant FIRST_VERSION = 1;

    /// @inheritdoc IProgrammes
    address public immutable receivables;

    mapping(ProgrammeId => PackedProgramme) private _programmes;
    mapping(ProgrammeId => ProgrammeTrust) private _trust;

    constructor(IPartyRegistry parties_, address receivables_) AsksPartyRegistry(parties_) {
        receivables = receivables_;
    }

    modifier onlyReceivables() {
        require(msg.sender == receivables, CallerNotReceivables(msg.sender));
        _;
    }

    /// @inheritdoc IProgrammes
    function open(OpenProgramme calldata act, bytes[] calldata signatures) external {
        _requireTimely(act.deadline, LONGEST_DEADLINE);
        bytes32 digest = _hashTypedDataV4(act.hash());
        _requireCount(signatures, 1);
        _requireSigned(act.bank, act.bankEpoch, Roles.BANK, digest, signatures[0]);

        ProgrammeId programme = act.programme;
        require(programme != NO_PROGRAMME, ProgrammeNumberZero());
        require(_programmes[programme].version() == 0, ProgrammeExists(programme));
        address account = parties.accountOf(act.debtor);
        require(account == act.debtorAccount, DebtorAccountDiffers(programme, act.debtorAccount, account));
        _trust[programme] = _trustIn(act);
        _programmes[programme] = ProgrammeBits.pack(
            Programme({
                bank: act.bank,
                debtor: act.debtor,
                limit: act.limit,
                outstanding: 0,
                currency: act.currency,
                maxTenorDays: act.maxTenorDays,
                version: FIRST_VERSION,
                open: true
            })
        );
        _emitOpened(act, digest);
    }

    /// @inheritdoc IProgrammes
    function adjust(AdjustProgramme calldata act, bytes[] calldata signatures) external {
        _requireTimely(act.deadline, LONGEST_DEADLINE);
        bytes32 digest = _hashTypedDataV4(act.hash());
        _requireCount(signatures, 1);
        _requireSigned(act.bank, act.bankEpoch, Roles.BANK, digest, signatures[0]);

        PackedProgramme line = _existing(act.programme);
        require(line.bank() == act.bank, ProgrammeBankDiffers(act.programme, line.bank(), act.bank));
        bool current = line.version() == act.version;
        require(current, ProgrammeVersionDiffers(act.programme, line.version(), act.version));
        uint16 version = act.version + 1;
        _programmes[act.programme] = line
            .withLimit(act.limit)
            .withMaxTenorDays(act.maxTenorDays)
            .withOpen(act.open)
            .withVersion(version);
        emit ProgrammeAdjusted(act.programme, version, act.limit, act.maxTenorDays, act.open, digest);
    }

    /// @inheritdoc IProgrammes
    function draw(
        ProgrammeId programme,
        PartyId debtor,
        address debtorAccount,
        PartyId verifier,
        uint16 currency,
        uint40 due,
        uint64 amount
    ) external onlyReceivables {
        PackedProgramme line = _existing(programme);
        _requireCovers(programme, line, debtor, currency, due);
        ProgrammeTrust storage trust = _trust[programme];
        _requireAccount(programme, trust, debtorAccount);
        require(_accepts(trust, verifier), VerifierNotAccepted(programme, verifier));
        _requireHeadroom(programme, line, amount);
        _programmes[programme] = line.withOutstanding(line.outstanding() + amount);
    }

    /// @inheritdoc IProgrammes
    function move(
        ProgrammeId from,
        ProgrammeId to,
        PartyId bank,
        PartyId debtor,
        uint16 currency,
        uint40 due,
        uint64 amount
    ) external onlyReceivables {
        _join(from, to, bank, debtor, currency, due, amount);
        if (from != to && from != NO_PROGRAMME) _release(from, amount);
    }

    /// @inheritdoc IProgrammes
    function reserve(
        ProgrammeId from,
        ProgrammeId to,
        PartyId bank,
        PartyId debtor,
        uint16 currency,
        uint40 due,
        uint64 amount
    ) external onlyReceivables {
        _join(from, to, bank, debtor, currency, due, amount);
    }

    /// @inheritdoc IProgrammes
    function release(ProgrammeId programme, uint64 amount) external onlyReceivables {
        _release(programme, amount);
    }

    /// @inheritdoc IProgrammes
    function programmeOf(ProgrammeId programme) external view returns (Programme memory) {
        return _programmes[programme].unpack();
    }

    /// @inheritdoc IProgrammes
    function trustOf(ProgrammeId programme) external view returns (ProgrammeTrust memory) {
        return _trust[programme];
    }

    function _join(
        ProgrammeId from,
        ProgrammeId to,
        PartyId bank,
        PartyId debtor,
        uint16 currency,
        uint40 due,
        uint64 amount
    ) private {
        PackedProgramme line = _existing(to);
        require(line.bank() == bank, ProgrammeBankDiffers(to, line.bank(), bank));
        _requireCovers(to, line, debtor, currency, due);
        if (from == to) {
            // It leaves and comes back: what is needed is that the line is not overdrawn since its limit came down.
            _requireHeadroom(to, line, 0);
            return;
        }
        _requireAccount(to, _trust[to], parties.accountOf(debtor));
        _requireHeadroom(to, line, amount);
        _programmes[to] = line.withOutstanding(line.outstanding() + amount);
    }

    function _release(ProgrammeId programme, uint64 amount) private {
        PackedProgramme line = _programmes[programme];
        _programmes[programme] = line.withOutstanding(line.outstanding() - amount);
    }

    function _existing(ProgrammeId programme) private view returns (PackedProgramme line) {
        line = _programmes[programme];
        require(line.version() != 0, ProgrammeUnknown(programme));
    }

    function _requireCovers(
        ProgrammeId programme,
        PackedProgramme line,
        PartyId debtor,
        uint16 currency,
        uint40 due
    ) private view {
        require(line.open(), ProgrammeClosed(programme));
        require(line.debtor() == debtor, ProgrammeDebtorDiffers(programme, line.debtor(), debtor));
        require(line.currency() == currency, ProgrammeCurrencyDiffers(programme, line.currency(), currency));
        uint256 latest = block.timestamp + uint256(line.maxTenorDays()) * 1 days;
        require(due <= latest, TenorTooLong(programme, due, latest));
    }

    function _requireAccount(ProgrammeId programme, ProgrammeTrust storage trust, address account) private view {
        require(account == trust.debtorAccount, DebtorAccountDiffers(programme, trust.debtorAccount, account));
    }

    function _requireHeadroom(ProgrammeId programme, PackedProgramme line, uint64 amount) private pure {
        bool fits = uint256(line.outstanding()) + amount <= line.limit();
        require(fits, NoHeadroom(programme, line.limit(), line.outstanding(), amount));
    }

    function _accepts(ProgrammeTrust storage trust, PartyId verifier) private view returns (bool) {
        return trust.verifier0 == verifier || trust.verifier1 == verifier || trust.verifier2 == verifier;
    }

    function _trustIn(OpenProgramme calldata act) private pure returns (ProgrammeTrust memory) {
        uint256 count = act.verifiers.length;
        require(count > 0 && count <= MAX_VERIFIERS, VerifierCountOutOfRange(count));
        return
            ProgrammeTrust({
                debtorAccount: act.debtorAccount,
                verifier0: act.verifiers[0],
                verifier1: count > 1 ? act.verifiers[1] : NOBODY,
                verifier2: count > 2 ? act.verifiers[2] : NOBODY
            });
    }

    function _emitOpened(OpenProgramme calldata act, bytes32 digest) private {
        emit ProgrammeOpened(
            act.programme,
            act.bank,
            act.debtor,
            act.debtorAccount,
            act.limit,
            act.currency,
            act.maxTenorDays,
            act.verifiers,
            digest
        );
    }
}
