// SPDX-License-Identifier: UNLICENSED
pragma solidity 0.8.37;

import {PartyId} from "../types/Ids.sol";
import {PackedParty} from "../types/PackedParty.sol";
import {ChangeAccount, Enrol, ProposeRecovery, RaiseEpoch, Renew, StopRecovery} from "../types/PartyActs.sol";
import {Party, Recovery} from "../types/Records.sol";
import {IPartyErrors} from "./IPartyErrors.sol";
import {ISignedActs} from "./ISignedActs.sol";

/// @title Who is who: a party's account, roles, how long it counts as verified, and its epoch.
/// @notice The registrar enrols parties and renews their verification. It cannot change an account once it is enrolled: it can only propose
/// another to a party that lost its own, which any present signer stops within seven days. An epoch starts at 1; raising it voids everything that the party has signed and that did not run yet.
interface IPartyRegistry is ISignedActs, IPartyErrors {
    event PartyEnrolled(
        PartyId indexed party,
        address indexed account,
        uint16 roles,
        uint40 verifiedUntil,
        bytes32 digest
    );
    event PartyRenewed(PartyId indexed party, uint16 roles, uint40 verifiedUntil, bytes32 digest);
    event PartyAccountChanged(PartyId indexed party, address indexed account, uint32 epoch, bytes32 digest);
    event PartyEpochRaised(PartyId indexed party, uint32 epoch, bytes32 digest);

    /// @notice The party cannot act until the recovery is stopped or completed.
    event RecoveryProposed(PartyId indexed party, address indexed account, uint40 completesAt, bytes32 digest);
    event RecoveryStopped(PartyId indexed party, uint32 epoch, uint40 restsUntil, bytes32 digest);
    event RecoveryCompleted(PartyId indexed party, address indexed account, uint32 epoch);

    /// @notice The registrar cannot be the zero address.
    error RegistrarMissing();

    /// @notice 0 is nobody's number.
    error PartyNumberZero();

    /// @notice The number belongs to a party already.
    error PartyExists(PartyId party);

    /// @notice One account stands for one party.
    error AccountTaken(address account, PartyId party);

    /// @notice The renewal changes nothing: it ran already, or there was nothing to renew.
    error NothingToRenew(PartyId party);

    /// @notice A recovery that was stopped is followed by a time without one.
    error RecoveryTooSoon(uint40 earliest);

    /// @notice No recovery of the party is open.
    error NoRecovery(PartyId party);

    /// @notice Whoever still has a key may stop the recovery until then.
    error RecoveryOpen(uint40 completesAt);

    /// @notice Only the ledger stops a debtor.
    error CallerNotReceivables(address caller);

    /// @notice A new party, by the word of the registrar and the consent of the account. Epoch 1. Signed by registrar, account.
    function enrol(Enrol calldata act, bytes[] calldata signatures) external;

    /// @notice New roles and a new end of verification. Signed by registrar.
    function renew(Renew calldata act, bytes[] calldata signatures) external;

    /// @notice The party goes over to another account; raises the epoch. Signed by party (its present account), account (the new one).
    function changeAccount(ChangeAccount calldata act, bytes[] calldata signatures) external;

    /// @notice Voids all that the party has signed so far. Signed by party.
    function raiseEpoch(RaiseEpoch calldata act, bytes[] calldata signatures) external;

    /// @notice Opens the way to another account for a party that lost its own: seven days, in which it cannot act. Not again before thirty days
    /// after one that was stopped. Signed by registrar, account (the new one).
    function proposeRecovery(ProposeRecovery calldata act, bytes[] calldata signatures) external;

    /// @notice Ends a recovery without a change and raises the epoch. Signed by party: the word of any one signer of its present account is enough.
    function stopRecovery(StopRecovery calldata act, bytes[] calldata signatures) external;

    /// @notice The party goes over to the proposed account; raises the epoch. By anybody, once the time to object is over.
    function completeRecovery(PartyId party) external;

    /// @notice A debtor with overdue receivables issues nothing new. By the ledger alone.
    function setStopped(PartyId party, bool stopped) external;

    /// @notice The recovery that is open, or when the next may be opened.
    function recoveryOf(PartyId party) external view returns (Recovery memory);

    /// @notice The ledger that stops debtors.
    function receivables() external view returns (address);

    /// @notice All that is recorded of a party; all zero for a number that nobody has.
    function partyOf(PartyId party) external view returns (Party memory);

    /// @notice The same in one word, as it is stored.
    function packedPartyOf(PartyId party) external view returns (PackedParty);

    /// @notice The party's account; reverts with `PartyUnknown`, or with `PartyRecovering` while it is in doubt.
    function accountOf(PartyId party) external view returns (address);

    /// @notice The party that an account stands for, or is proposed for in a recovery; or 0.
    function partyOfAccount(address account) external view returns (PartyId);

    /// @notice The account whose signature enrols parties and lists assets.
    function registrar() external view returns (address);
}
