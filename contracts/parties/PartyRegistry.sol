// SPDX-License-Identifier: UNLICENSED
pragma solidity 0.8.37;

import {IPartyRegistry} from "../interfaces/IPartyRegistry.sol";
import {PartySignedActs} from "../libraries/PartySignedActs.sol";
import {SignatureCheck} from "../libraries/SignatureCheck.sol";
import {NOBODY, PartyId} from "../types/Ids.sol";
import {
    ChangeAccount,
    Enrol,
    PartyActHashes,
    ProposeRecovery,
    RaiseEpoch,
    Renew,
    StopRecovery
} from "../types/PartyActs.sol";
import {PackedParty, PartyBits} from "../types/PackedParty.sol";
import {Party, PartyStatus, Recovery} from "../types/Records.sol";

/// @title See IPartyRegistry.
contract PartyRegistry is IPartyRegistry, PartySignedActs {
    using PartyActHashes for *;

    uint32 private constant FIRST_EPOCH = 1;
    /// @dev Time for whoever still has a key to say that it is not lost.
    uint256 private constant OBJECTION = 7 days;
    uint256 private constant REST_AFTER_OBJECTION = 30 days;

    /// @inheritdoc IPartyRegistry
    address public immutable registrar;

    /// @inheritdoc IPartyRegistry
    address public immutable receivables;

    /// @inheritdoc IPartyRegistry
    mapping(address account => PartyId) public partyOfAccount;

    mapping(PartyId => PackedParty) private _parties;

    /// @dev A renewal names nothing of the state that it replaces, so one that ran could bring back what a later one changed.
    mapping(bytes32 digest => bool) private _renewals;

    mapping(PartyId => Recovery) private _recoveries;

    constructor(address registrar_, address receivables_) {
        require(registrar_ != address(0), RegistrarMissing());
        registrar = registrar_;
        receivables = receivables_;
    }

    /// @inheritdoc IPartyRegistry
    function enrol(Enrol calldata act, bytes[] calldata signatures) external {
        _requireTimely(act.deadline, LONGEST_DEADLINE);
        bytes32 digest = _hashTypedDataV4(act.hash());
        _requireCount(signatures, 2);
        _requireSignedBy(registrar, digest, signatures[0]);
        _requireSignedBy(act.account, digest, signatures[1]);

        require(act.party != NOBODY, PartyNumberZero());
        require(_parties[act.party].status() == PartyStatus.Unknown, PartyExists(act.party));
        _take(act.account, act.party);
        _parties[act.party] = PartyBits.pack(
            Party(act.account, act.verifiedUntil, act.roles, PartyStatus.Active, FIRST_EPOCH)
        );
        emit PartyEnrolled(act.party, act.account, act.roles, act.verifiedUntil, digest);
    }

    /// @inheritdoc IPartyRegistry
    function renew(Renew calldata act, bytes[] calldata signatures) external {
        _requireTimely(act.deadline, LONGEST_DEADLINE);
        bytes32 digest = _hashTypedDataV4(act.hash());
        _requireCount(signatures, 1);
        _requireSignedBy(registrar, digest, signatures[0]);

        PackedParty party = _existing(act.party);
        bool changes = party.roles() != act.roles || party.verifiedUntil() != act.verifiedUntil;
        require(changes && !_renewals[digest], NothingToRenew(act.party));
        _renewals[digest] = true;
        _parties[act.party] = party.withRoles(act.roles).withVerifiedUntil(act.verifiedUntil);
        emit PartyRenewed(act.party, act.roles, act.verifiedUntil, digest);
    }

    /// @inheritdoc IPartyRegistry
    function changeAccount(ChangeAccount calldata act, bytes[] calldata signatures) external {
        _requireTimely(act.deadline, LONGEST_DEADLINE);
        bytes32 digest = _hashTypedDataV4(act.hash());
        _requireCount(signatures, 2);
        address former = _requireSignedEvenIfUnverified(act.party, act.partyEpoch, digest, signatures[0]);
        _requireSignedBy(act.account, digest, signatures[1]);

        partyOfAccount[former] = NOBODY;
        _take(act.account, act.party);
        uint32 epoch = act.partyEpoch + 1;
        _parties[act.party] = _parties[act.party].withAccount(act.account).withEpoch(epoch);
        emit PartyAccountChanged(act.party, act.account, epoch, digest);
    }

    /// @inheritdoc IPartyRegistry
    function raiseEpoch(RaiseEpoch calldata act, bytes[] calldata signatures) external {
        _requireTimely(act.deadline, LONGEST_DEADLINE);
        bytes32 digest = _hashTypedDataV4(act.hash());
        _requireCount(signatures, 1);
        _requireSignedEvenIfUnverified(act.party, act.partyEpoch, digest, signatures[0]);

        uint32 epoch = act.partyEpoch + 1;
        _parties[act.party] = _parties[act.party].withEpoch(epoch);
        emit PartyEpochRaised(act.party, epoch, digest);
    }

    /// @inheritdoc IPartyRegistry
    function proposeRecovery(ProposeRecovery calldata act, bytes[] calldata signatures) external {
        _requireTimely(act.deadline, LONGEST_DEADLINE);
        bytes32 digest = _hashTypedDataV4(act.hash());
        _requireCount(signatures, 2);
        _requireSignedBy(registrar, digest, signatures[0]);
        _requireSignedBy(act.account, digest, signatures[1]);

        PackedParty party = _existing(act.party);
        require(party.epoch() == act.partyEpoch, EpochDiffers(act.party, party.epoch(), act.partyEpoch));
        uint40 restsUntil = _recoveries[act.party].restsUntil;
        require(block.timestamp >= restsUntil, RecoveryTooSoon(restsUntil));
        // Kept for the party from now on: an account that stood for another by then would leave it recovering for ever.
        _take(act.account, act.party);
        uint40 completesAt = uint40(block.timestamp + OBJECTION);
        _recoveries[act.party] = Recovery(act.account, completesAt, 0);
        bool stopped = party.status() == PartyStatus.Stopped;
        _parties[act.party] = party.withStatus(stopped ? PartyStatus.RecoveringStopped : PartyStatus.Recovering);
        emit RecoveryProposed(act.party, act.account, completesAt, digest);
    }

    /// @inheritdoc IPartyRegistry
    function stopRecovery(StopRecovery calldata act, bytes[] calldata signatures) external {
        _requireTimely(act.deadline, LONGEST_DEADLINE);
        bytes32 digest = _hashTypedDataV4(act.hash());
        _requireCount(signatures, 1);
        PackedParty party = _parties[act.party];
        Recovery memory recovery = _openRecovery(act.party);
        require(party.epoch() == act.partyEpoch, EpochDiffers(act.party, party.epoch(), act.partyEpoch));
        bool signed = SignatureCheck.isSignedByAny(party.account(), digest, signatures[0]);
        require(signed, NotSigned(party.account(), digest));

        partyOfAccount[recovery.account] = NOBODY;
        uint40 restsUntil = uint40(block.timestamp + REST_AFTER_OBJECTION);
        _recoveries[act.party] = Recovery(address(0), 0, restsUntil);
        // The next epoch: neither the proposal nor anything else that was signed in this one comes again.
        uint32 epoch = act.partyEpoch + 1;
        _parties[act.party] = _recovered(party).withEpoch(epoch);
        emit RecoveryStopped(act.party, epoch, restsUntil, digest);
    }

    /// @inheritdoc IPartyRegistry
    function completeRecovery(PartyId party) external {
        Recovery memory recovery = _openRecovery(party);
        require(block.timestamp >= recovery.completesAt, RecoveryOpen(recovery.completesAt));
        PackedParty known = _parties[party];
        partyOfAccount[known.account()] = NOBODY;
        delete _recoveries[party];
        uint32 epoch = known.epoch() + 1;
        _parties[party] = _recovered(known).withAccount(recovery.account).withEpoch(epoch);
        emit RecoveryCompleted(party, recovery.account, epoch);
    }

    /// @inheritdoc IPartyRegistry
    function setStopped(PartyId party, bool stopped) external {
        require(msg.sender == receivables, CallerNotReceivables(msg.sender));
        PackedParty known = _parties[party];
        bool recovering = known.status() == PartyStatus.Recovering || known.status() == PartyStatus.RecoveringStopped;
        PartyStatus free = recovering ? PartyStatus.Recovering : PartyStatus.Active;
        PartyStatus held = recovering ? PartyStatus.RecoveringStopped : PartyStatus.Stopped;
        _parties[party] = known.withStatus(stopped ? held : free);
    }

    /// @inheritdoc IPartyRegistry
    function recoveryOf(PartyId party) external view returns (Recovery memory) {
        return _recoveries[party];
    }

    /// @inheritdoc IPartyRegistry
    function partyOf(PartyId party) external view returns (Party memory) {
        return _parties[party].unpack();
    }

    /// @inheritdoc IPartyRegistry
    function packedPartyOf(PartyId party) external view returns (PackedParty) {
        return _parties[party];
    }

    /// @inheritdoc IPartyRegistry
    function accountOf(PartyId party) external view returns (address) {
        return _existing(party).account();
    }

    function _partyRecord(PartyId party) internal view override returns (PackedParty) {
        return _parties[party];
    }

    function _openRecovery(PartyId party) private view returns (Recovery memory recovery) {
        recovery = _recoveries[party];
        require(recovery.account != address(0), NoRecovery(party));
    }

    function _recovered(PackedParty party) private pure returns (PackedParty) {
        bool stopped = party.status() == PartyStatus.RecoveringStopped;
        return party.withStatus(stopped ? PartyStatus.Stopped : PartyStatus.Active);
    }

    function _take(address account, PartyId party) private {
        PartyId holder = partyOfAccount[account];
        require(holder == NOBODY, AccountTaken(account, holder));
        partyOfAccount[account] = party;
    }
}
