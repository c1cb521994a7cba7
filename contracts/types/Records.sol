// SPDX-License-Identifier: UNLICENSED
pragma solidity 0.8.37;

import {PartyId, ProgrammeId} from "./Ids.sol";

enum PartyStatus {
    Unknown,
    Active
}

/// @dev One slot.
struct Party {
    address account;
    uint40 verifiedUntil;
    uint16 roles;
    PartyStatus status;
    uint32 epoch;
}

/// @dev One slot. A bank's line on a debtor; `version` is 0 for a programme that was never opened.
struct Programme {
    PartyId bank;
    PartyId debtor;
    uint64 limit;
    uint64 outstanding;
    uint16 currency;
    uint16 maxTenorDays;
    uint16 version;
    bool open;
}

/// @dev One slot. What the bank will not take on trust from anybody: whose account is the debtor's, and whose word on the trade counts.
struct ProgrammeTrust {
    address debtorAccount;
    PartyId verifier0;
    PartyId verifier1;
    PartyId verifier2;
}

/// @dev A nullifier's life. What a cancelled issue used is given back once, and only to a corrected issue between the same two.
enum InvoiceStatus {
    Unknown,
    Attested,
    Reopened,
    Corrected
}

/// @dev One slot, keyed by nullifier. `cap` is what may be financed in all, `used` what already is.
struct Invoice {
    uint64 cap;
    uint64 used;
    PartyId attestor;
    uint32 sequence;
    uint40 attestedAt;
    uint16 currency;
    InvoiceStatus status;
}

enum ReceivableStatus {
    Unknown,
    Live,
    Overdue,
    Settled
}

/// @dev One slot. `retired` is what was paid or cancelled of `face`.
struct Receivable {
    PartyId debtor;
    ProgrammeId programme;
    uint64 face;
    uint64 retired;
    uint40 due;
    ReceivableStatus status;
    uint16 currency;
}

/// @dev One slot, keyed by (receivable, where it starts): the claim to `[from, to)`.
struct Fragment {
    uint64 to;
    PartyId holder;
    PartyId pledgee;
    uint32 version;
    ProgrammeId programme;
    PartyId recourse;
    uint16 flags;
}
