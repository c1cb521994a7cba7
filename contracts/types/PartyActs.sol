// SPDX-License-Identifier: UNLICENSED
pragma solidity 0.8.37;

import {PartyId} from "./Ids.sol";

struct Enrol {
    PartyId party;
    address account;
    uint16 roles;
    uint40 verifiedUntil;
    uint48 deadline;
}

struct Renew {
    PartyId party;
    uint16 roles;
    uint40 verifiedUntil;
    uint48 deadline;
}

struct ChangeAccount {
    PartyId party;
    uint32 partyEpoch;
    address account;
    uint48 deadline;
}

struct RaiseEpoch {
    PartyId party;
    uint32 partyEpoch;
    uint48 deadline;
}

struct ProposeRecovery {
    PartyId party;
    uint32 partyEpoch;
    address account;
    uint48 deadline;
}

struct StopRecovery {
    PartyId party;
    uint32 partyEpoch;
    uint48 deadline;
}

/// @dev EIP-712 struct hashes. The type strings equal `libs/act-types`; a test there compares them.
library PartyActHashes {
    bytes32 internal constant ENROL_TYPEHASH = keccak256(
        "Enrol(uint32 party,address account,uint16 roles,uint40 verifiedUntil,uint48 deadline)"
    );
    bytes32 internal constant RENEW_TYPEHASH = keccak256(
        "Renew(uint32 party,uint16 roles,uint40 verifiedUntil,uint48 deadline)"
    );
    bytes32 internal constant CHANGE_ACCOUNT_TYPEHASH = keccak256(
        "ChangeAccount(uint32 party,uint32 partyEpoch,address account,uint48 deadline)"
    );
    bytes32 internal constant RAISE_EPOCH_TYPEHASH = keccak256(
        "RaiseEpoch(uint32 party,uint32 partyEpoch,uint48 deadline)"
    );
    bytes32 internal constant PROPOSE_RECOVERY_TYPEHASH = keccak256(
        "ProposeRecovery(uint32 party,uint32 partyEpoch,address account,uint48 deadline)"
    );
    bytes32 internal constant STOP_RECOVERY_TYPEHASH = keccak256(
        "StopRecovery(uint32 party,uint32 partyEpoch,uint48 deadline)"
    );

    function hash(Enrol calldata act) internal pure returns (bytes32) {
        return keccak256(abi.encode(ENROL_TYPEHASH, act));
    }

    function hash(Renew calldata act) internal pure returns (bytes32) {
        return keccak256(abi.encode(RENEW_TYPEHASH, act));
    }

    function hash(ChangeAccount calldata act) internal pure returns (bytes32) {
        return keccak256(abi.encode(CHANGE_ACCOUNT_TYPEHASH, act));
    }

    function hash(RaiseEpoch calldata act) internal pure returns (bytes32) {
        return keccak256(abi.encode(RAISE_EPOCH_TYPEHASH, act));
    }

    function hash(ProposeRecovery calldata act) internal pure returns (bytes32) {
        return keccak256(abi.encode(PROPOSE_RECOVERY_TYPEHASH, act));
    }

    function hash(StopRecovery calldata act) internal pure returns (bytes32) {
        return keccak256(abi.encode(STOP_RECOVERY_TYPEHASH, act));
    }
}
