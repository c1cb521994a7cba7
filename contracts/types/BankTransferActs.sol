// SPDX-License-Identifier: UNLICENSED
pragma solidity 0.8.37;

import {StaticStruct} from "../libraries/StaticStruct.sol";
import {PartyId, ProgrammeId, ReceivableId} from "./Ids.sol";

struct NameSettlementBank {
    PartyId party;
    uint32 partyEpoch;
    PartyId bank;
    uint32 sequence;
    uint48 deadline;
}

struct Lock {
    ReceivableId receivable;
    uint64 from;
    uint64 to;
    uint32 version;
    uint64 amount;
    PartyId holder;
    uint32 holderEpoch;
    PartyId buyer;
    uint32 buyerEpoch;
    ProgrammeId programme;
    uint64 price;
    PartyId settlementBank;
    uint40 payBy;
    uint40 unlockFrom;
    uint48 deadline;
}

struct Unlock {
    ReceivableId receivable;
    uint64 from;
    uint32 version;
    PartyId buyer;
    uint32 buyerEpoch;
    uint48 deadline;
}

struct Receipt {
    uint8 purpose;
    ReceivableId receivable;
    uint64 from;
    uint32 version;
    PartyId payee;
    uint16 currency;
    uint64 amount;
    bytes32 bankReference;
    uint40 bookedAt;
    PartyId bank;
    uint32 bankEpoch;
    uint48 deadline;
}

/// @dev EIP-712 struct hashes. The type strings equal `libs/act-types`; a test there compares them.
library BankTransferActHashes {
    bytes32 internal constant NAME_SETTLEMENT_BANK_TYPEHASH = keccak256(
        "NameSettlementBank(uint32 party,uint32 partyEpoch,uint32 bank,uint32 sequence,uint48 deadline)"
    );
    bytes32 internal constant LOCK_TYPEHASH = keccak256(
        "Lock(uint192 receivable,uint64 from,uint64 to,uint32 version,uint64 amount,uint32 holder,uint32 holderEpoch,uint32 buyer,uint32 buyerEpoch,uint32 programme,uint64 price,uint32 settlementBank,uint40 payBy,uint40 unlockFrom,uint48 deadline)"
    );
    bytes32 internal constant UNLOCK_TYPEHASH = keccak256(
        "Unlock(uint192 receivable,uint64 from,uint32 version,uint32 buyer,uint32 buyerEpoch,uint48 deadline)"
    );
    bytes32 internal constant RECEIPT_TYPEHASH = keccak256(
        "Receipt(uint8 purpose,uint192 receivable,uint64 from,uint32 version,uint32 payee,uint16 currency,uint64 amount,bytes32 bankReference,uint40 bookedAt,uint32 bank,uint32 bankEpoch,uint48 deadline)"
    );

    function hash(NameSettlementBank calldata act) internal pure returns (bytes32) {
        return StaticStruct.hash(NAME_SETTLEMENT_BANK_TYPEHASH, 5, _offset(act));
    }

    function hash(Lock calldata act) internal pure returns (bytes32) {
        return StaticStruct.hash(LOCK_TYPEHASH, 15, _offset(act));
    }

    function hash(Unlock calldata act) internal pure returns (bytes32) {
        return StaticStruct.hash(UNLOCK_TYPEHASH, 6, _offset(act));
    }

    function hash(Receipt calldata act) internal pure returns (bytes32) {
        return StaticStruct.hash(RECEIPT_TYPEHASH, 12, _offset(act));
    }

    function _offset(NameSettlementBank calldata act) private pure returns (uint256 offset) {
        assembly ("memory-safe") {
            offset := act
        }
    }

    function _offset(Lock calldata act) private pure returns (uint256 offset) {
        assembly ("memory-safe") {
            offset := act
        }
    }

    function _offset(Unlock calldata act) private pure returns (uint256 offset) {
        assembly ("memory-safe") {
            offset := act
        }
    }

    function _offset(Receipt calldata act) private pure returns (uint256 offset) {
        assembly ("memory-safe") {
            offset := act
        }
    }
}
