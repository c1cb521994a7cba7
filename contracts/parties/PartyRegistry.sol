// SPDX-License-Identifier: UNLICENSED
pragma solidity 0.8.37;

import {IPartyRegistry} from "../interfaces/IPartyRegistry.sol";
import {SignedActs} from "../libraries/SignedActs.sol";
import {NOBODY, PartyId} from "../types/Ids.sol";
import {ChangeAccount, Enrol, PartyActHashes, RaiseEpoch, Renew} from "../types/PartyActs.sol";
import {Party, PartyStatus} from "../types/Records.sol";

/// @title See IPartyRegistry.
contract PartyRegistry is IPartyRegistry, SignedActs {
    using PartyActHashes for *;

    uint32 private constant FIRST_EPOCH = 1;

    /// @inheritdoc IPartyRegistry
    address public immutable registrar;

    /// @inheritdoc IPartyRegistry
    mapping(address account => PartyId) public partyOfAccount;

    mapping(PartyId => Party) private _parties;

    constructor(address registrar_) {
        require(registrar_ != address(0), RegistrarMissing());
        registrar = registrar_;
    }

    /// @inheritdoc IPartyRegistry
    function enrol(Enrol calldata act, bytes[] calldata signatures) external {
        _requireTimely(act.deadline, LONGEST_DEADLINE);
        bytes32 digest = _hashTypedDataV4(act.hash());
        _requireCount(signatures, 2);
        _requireSignedBy(registrar, digest, signatures[0]);
        _requireSignedBy(act.account, digest, signatures[1]);

        require(act.party != NOBODY, PartyNumberZero());
        require(_parties[act.party].status == PartyStatus.Unknown, PartyExists(act.party));
        _take(act.account, act.party);
        _parties[act.party] = Party(act.account, act.verifiedUntil, act.roles, PartyStatus.Active, FIRST_EPOCH);
        emit PartyEnrolled(act.party, act.account, act.roles, act.verifiedUntil, digest);
    }

    /// @inheritdoc IPartyRegistry
    function renew(Renew calldata act, bytes[] calldata signatures) external {
        _requireTimely(act.deadline, LONGEST_DEADLINE);
        bytes32 digest = _hashTypedDataV4(act.hash());
        _requireCount(signatures, 1);
        _requireSignedBy(registrar, digest, signatures[0]);

        Party storage party = _existing(act.party);
        bool changes = party.roles != act.roles || party.verifiedUntil != act.verifiedUntil;
        require(changes, NothingToRenew(act.party));
        party.roles = act.roles;
        party.verifiedUntil = act.verifiedUntil;
        emit PartyRenewed(act.party, act.roles, act.verifiedUntil, digest);
    }

    /// @inheritdoc IPartyRegistry
    function changeAccount(ChangeAccount calldata act, bytes[] calldata signatures) external {
        _requireTimely(act.deadline, LONGEST_DEADLINE);
        bytes32 digest = _hashTypedDataV4(act.hash());
        _requireCount(signatures, 2);
        address former = requireSignedEvenIfUnverified(act.party, act.partyEpoch, digest, signatures[0]);
        _requireSignedBy(act.account, digest, signatures[1]);

        partyOfAccount[former] = NOBODY;
        _take(act.account, act.party);
        Party storage party = _parties[act.party];
        party.account = act.account;
        uint32 epoch = ++party.epoch;
        emit PartyAccountChanged(act.party, act.account, epoch, digest);
    }

    /// @inheritdoc IPartyRegistry
    function raiseEpoch(RaiseEpoch calldata act, bytes[] calldata signatures) external {
        _requireTimely(act.deadline, LONGEST_DEADLINE);
        bytes32 digest = _hashTypedDataV4(act.hash());
        _requireCount(signatures, 1);
        requireSignedEvenIfUnverified(act.party, act.partyEpoch, digest, signatures[0]);

        uint32 epoch = ++_parties[act.party].epoch;
        emit PartyEpochRaised(act.party, epoch, digest);
    }

    /// @inheritdoc IPartyRegistry
    function requireSigned(
        PartyId party,
        uint32 epoch,
        uint16 role,
        bytes32 digest,
        bytes calldata signature
    ) external view returns (address account) {
        Party memory known = _existing(party);
        require(block.timestamp < known.verifiedUntil, PartyNotVerified(party, known.verifiedUntil));
        require(known.roles & role == role, RoleMissing(party, role));
        require(known.epoch == epoch, EpochDiffers(party, known.epoch, epoch));
        account = known.account;
        _requireSignedBy(account, digest, signature);
    }

    /// @inheritdoc IPartyRegistry
    function requireSignedEvenIfUnverified(
        PartyId party,
        uint32 epoch,
        bytes32 digest,
        bytes calldata signature
    ) public view returns (address account) {
        Party memory known = _existing(party);
        require(known.epoch == epoch, EpochDiffers(party, known.epoch, epoch));
        account = known.account;
        _requireSignedBy(account, digest, signature);
    }

    /// @inheritdoc IPartyRegistry
    function partyOf(PartyId party) external view returns (Party memory) {
        return _parties[party];
    }

    /// @inheritdoc IPartyRegistry
    function accountOf(PartyId party) external view returns (address) {
        return _existing(party).account;
    }

    function _take(address account, PartyId party) private {
        PartyId holder = partyOfAccount[account];
        require(holder == NOBODY, AccountTaken(account, holder));
        partyOfAccount[account] = party;
    }

    function _existing(PartyId party) private view returns (Party storage known) {
        known = _parties[party];
        require(known.status == PartyStatus.Active, PartyUnknown(party));
    }
}
