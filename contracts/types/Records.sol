// SPDX-License-Identifier: UNLICENSED
pragma solidity 0.8.37;

import {PartyId, ProgrammeId} from "./Ids.sol";

/// @dev `Stopped` is a debtor with an overdue receivable: it does everything but issue. A party is back to what it was when a recovery
/// was stopped, and acts under its new account when it was completed.
enum PartyStatus {
    Unknown,
    Active,
    Stopped,
    Recovering,
    RecoveringStopped
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

/// @dev Keyed as the fragment that is locked. The seller's part is held for `buyer` until its settlement bank's receipt of `price`, or until it
/// is unlocked.
struct FragmentLock {
    PartyId buyer;
    ProgrammeId programme;
    uint64 price;
    PartyId settlementBank;
    uint40 payBy;
    uint40 unlockFrom;
}

/// @dev Keyed as the fragment that is frozen. Without `order` (0) it lapses at `lapsesAt`; `confirmedAt` is when the order was shown.
struct Freeze {
    uint40 lapsesAt;
    uint40 confirmedAt;
    bytes32 order;
}

/// @dev One slot. Nothing of `[from, to)` is frozen again before `until`.
struct Rest {
    uint64 from;
    uint64 to;
    uint40 until;
}

/// @dev The bank whose receipts count for a payee. `sequence` counts its namings, from 1.
struct SettlementBank {
    PartyId bank;
    uint32 sequence;
}

/// @dev `sequence` counts pauses and their ends alike; over when `until` has come.
struct Pause {
    uint40 until;
    uint32 sequence;
}

/// @dev An account proposed for a party that lost its own. `account` is 0 when none is open; none may be opened before `restsUntil`.
struct Recovery {
    address account;
    uint40 completesAt;
    uint40 restsUntil;
}
