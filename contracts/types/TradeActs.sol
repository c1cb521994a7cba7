// SPDX-License-Identifier: UNLICENSED
pragma solidity 0.8.37;

import {StaticStruct} from "../libraries/StaticStruct.sol";
import {PartyId} from "./Ids.sol";

struct TradeAttestation {
    bytes32[] nullifiers;
    uint32 keyId;
    PartyId debtor;
    PartyId creditor;
    uint16 currency;
    uint64 cap;
    uint32 sequence;
    PartyId verifier;
    uint32 verifierEpoch;
    uint48 deadline;
}

/// @dev EIP-712 struct hashes. The type strings equal `libs/act-types`; a test there compares them.
library TradeActHashes {
    bytes32 internal constant TRADE_ATTESTATION_TYPEHASH = keccak256(
        "TradeAttestation(bytes32[] nullifiers,uint32 keyId,uint32 debtor,uint32 creditor,uint16 currency,uint64 cap,uint32 sequence,uint32 verifier,uint32 verifierEpoch,uint48 deadline)"
    );

    function hash(TradeAttestation calldata act) internal pure returns (bytes32) {
        return
            StaticStruct.hashAfter(TRADE_ATTESTATION_TYPEHASH, StaticStruct.hashList(act.nullifiers), 9, _second(act));
    }

    function _second(TradeAttestation calldata act) private pure returns (uint256 offset) {
        assembly ("memory-safe") {
            offset := add(act, 0x20)
        }
    }
}
