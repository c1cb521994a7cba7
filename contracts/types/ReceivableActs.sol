// SPDX-License-Identifier: UNLICENSED
pragma solidity 0.8.37;

import {PartyId, ProgrammeId, ReceivableId} from "./Ids.sol";

struct ListAsset {
    uint16 currency;
    address asset;
    uint48 deadline;
}

struct Issue {
    ReceivableId receivable;
    PartyId debtor;
    uint32 debtorEpoch;
    PartyId creditor;
    uint32 creditorEpoch;
    ProgrammeId programme;
    uint64 face;
    uint16 currency;
    uint40 due;
    bytes32 nullifier;
    uint48 deadline;
}

struct Split {
    ReceivableId receivable;
    uint64 from;
    uint64 to;
    uint32 version;
    uint64[] cuts;
    PartyId holder;
    uint32 holderEpoch;
    PartyId pledgee;
    uint32 pledgeeEpoch;
    uint48 deadline;
}

struct Merge {
    ReceivableId receivable;
    uint64[] froms;
    uint32[] versions;
    uint64 to;
    PartyId holder;
    uint32 holderEpoch;
    PartyId pledgee;
    uint32 pledgeeEpoch;
    uint48 deadline;
}

struct Touch {
    ReceivableId receivable;
    uint64 from;
    uint64 to;
    uint32 version;
    PartyId holder;
    uint32 holderEpoch;
    PartyId pledgee;
    uint32 pledgeeEpoch;
    uint48 deadline;
}

struct Transfer {
    ReceivableId receivable;
    uint64 from;
    uint64 to;
    uint32 version;
    uint64 amount;
    PartyId holder;
    uint32 holderEpoch;
    PartyId recipient;
    uint32 recipientEpoch;
    uint48 deadline;
}

struct AssignWithRecourse {
    ReceivableId receivable;
    uint64 from;
    uint64 to;
    uint32 version;
    uint64 amount;
    PartyId holder;
    uint32 holderEpoch;
    PartyId recipient;
    uint32 recipientEpoch;
    uint48 deadline;
}

struct Purchase {
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
    uint48 deadline;
}

struct Pay {
    ReceivableId receivable;
    uint64 from;
    uint64 to;
    uint32 version;
    uint64 amount;
    PartyId debtor;
    uint32 debtorEpoch;
    uint48 deadline;
}

struct Cancel {
    ReceivableId receivable;
    uint64 from;
    uint64 to;
    uint32 version;
    PartyId debtor;
    uint32 debtorEpoch;
    PartyId holder;
    uint32 holderEpoch;
    PartyId pledgee;
    uint32 pledgeeEpoch;
    PartyId verifier;
    uint32 verifierEpoch;
    bytes32[] nullifiers;
    uint48 deadline;
}

struct RevokeAct {
    bytes32 digest;
    PartyId party;
    uint32 partyEpoch;
    uint48 deadline;
}
