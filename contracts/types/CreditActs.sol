// SPDX-License-Identifier: UNLICENSED
pragma solidity 0.8.37;

import {PartyId, ProgrammeId} from "./Ids.sol";

struct OpenProgramme {
    ProgrammeId programme;
    PartyId bank;
    uint32 bankEpoch;
    PartyId debtor;
    address debtorAccount;
    uint64 limit;
    uint16 currency;
    uint16 maxTenorDays;
    PartyId[] verifiers;
    uint48 deadline;
}

struct AdjustProgramme {
    ProgrammeId programme;
    uint16 version;
    PartyId bank;
    uint32 bankEpoch;
    uint64 limit;
    uint16 maxTenorDays;
    bool open;
    uint48 deadline;
}

/// @dev EIP-712 struct hashes. The type strings equal `libs/act-types`; a test there compares them.
library CreditActHashes {
    bytes32 internal constant OPEN_PROGRAMME_TYPEHASH = keccak256(
        "OpenProgramme(uint32 programme,uint32 bank,uint32 bankEpoch,uint32 debtor,address debtorAccount,uint64 limit,uint16 currency,uint16 maxTenorDays,uint32[] verifiers,uint48 deadline)"
    );
    bytes32 internal constant ADJUST_PROGRAMME_TYPEHASH = keccak256(
        "AdjustProgramme(uint32 programme,uint16 version,uint32 bank,uint32 bankEpoch,uint64 limit,uint16 maxTenorDays,bool open,uint48 deadline)"
    );

    function hash(OpenProgramme calldata act) internal pure returns (bytes32) {
        return
            keccak256(
                abi.encode(
                    OPEN_PROGRAMME_TYPEHASH,
                    act.programme,
                    act.bank,
                    act.bankEpoch,
                    act.debtor,
                    act.debtorAccount,
                    act.limit,
                    act.currency,
                    act.maxTenorDays,
                    keccak256(abi.encodePacked(act.verifiers)),
                    act.deadline
                )
            );
    }

    function hash(AdjustProgramme calldata act) internal pure returns (bytes32) {
        return keccak256(abi.encode(ADJUST_PROGRAMME_TYPEHASH, act));
    }
}
