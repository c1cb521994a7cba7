// SPDX-License-Identifier: UNLICENSED
pragma solidity 0.8.37;

import {IPartyRegistry} from "../interfaces/IPartyRegistry.sol";
import {PartySignedActs} from "../libraries/PartySignedActs.sol";
import {NOBODY, PartyId} from "../types/Ids.sol";
import {ChangeAccount, Enrol, PartyActHashes, RaiseEpoch, Renew} from "../types/PartyActs.sol";
import {PackedParty, PartyBits} from "../types/PackedParty.sol";
import {Party, PartyStatus} from "../types/Records.sol";

/// @title See IPartyRegistry.
contract PartyRegistry is IPartyRegistry, PartySignedActs {
    using PartyActHashes for *;

    uint32 private constant FIRST_EPOCH = 1;

    /// @inheritdoc IPartyRegistry
    address public immutable registrar;

    /// @inheritdoc IPartyRegistry
    mapping(address account => PartyId) public partyOfAccount;

    mapping(PartyId => PackedParty) private _parties;

    /// @dev A renewal names nothing of the state that it replaces, so one that ran could bring back what a later one changed.
    mapping(bytes32 digest => bool) private _renewals;

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

    function _take(address account, PartyId party) private {
        PartyId holder = partyOfAccount[account];
        require(holder == NOBODY, AccountTaken(account, holder));
        partyOfAccount[account] = party;
    }
}
