// SPDX-License-Identifier: UNLICENSED
pragma solidity 0.8.37;

import {AdjustProgramme, OpenProgramme} from "../types/CreditActs.sol";
import {PartyId, ProgrammeId} from "../types/Ids.sol";
import {Programme, ProgrammeTrust} from "../types/Records.sol";
import {IPartyErrors} from "./IPartyErrors.sol";
import {ISignedActs} from "./ISignedActs.sol";

/// @title A bank's lines on core enterprises.
/// @notice A programme names the debtor's account and the verifiers that its bank accepts, so nobody's invented debtor reaches a bank's
/// money. Lowering a limit or closing a programme never stops a repayment. `outstanding` is the total length of the live fragments that
/// are drawn on it, and of those that are locked for it and drawn on another.
interface IProgrammes is ISignedActs, IPartyErrors {
    /// @notice Its version is 1.
    event ProgrammeOpened(
        ProgrammeId indexed programme,
        PartyId indexed bank,
        PartyId indexed debtor,
        address debtorAccount,
        uint64 limit,
        uint16 currency,
        uint16 maxTenorDays,
        PartyId[] verifiers,
        bytes32 digest
    );
    event ProgrammeAdjusted(
        ProgrammeId indexed programme,
        uint16 version,
        uint64 limit,
        uint16 maxTenorDays,
        bool open,
        bytes32 digest
    );

    /// @notice Only the ledger draws on programmes.
    error CallerNotReceivables(address caller);

    /// @notice 0 is no programme.
    error ProgrammeNumberZero();

    /// @notice The number belongs to a programme already.
    error ProgrammeExists(ProgrammeId programme);

    /// @notice No programme has this number.
    error ProgrammeUnknown(ProgrammeId programme);

    /// @notice A programme accepts 1 to 3 verifiers.
    error VerifierCountOutOfRange(uint256 count);

    /// @notice The programme is another bank's.
    error ProgrammeBankDiffers(ProgrammeId programme, PartyId expected, PartyId given);

    /// @notice The programme was adjusted since the act was drafted.
    error ProgrammeVersionDiffers(ProgrammeId programme, uint16 expected, uint16 given);

    /// @notice The bank closed the programme to new business.
    error ProgrammeClosed(ProgrammeId programme);

    /// @notice The programme is a line on another debtor.
    error ProgrammeDebtorDiffers(ProgrammeId programme, PartyId expected, PartyId given);

    /// @notice The debtor's account of now is not the one that the bank named.
    error DebtorAccountDiffers(ProgrammeId programme, address expected, address given);

    /// @notice The programme is in another currency.
    error ProgrammeCurrencyDiffers(ProgrammeId programme, uint16 expected, uint16 given);

    /// @notice The due date lies further ahead than the programme takes.
    error TenorTooLong(ProgrammeId programme, uint40 due, uint256 latest);

    /// @notice The bank does not accept this verifier's word.
    error VerifierNotAccepted(ProgrammeId programme, PartyId verifier);

    /// @notice The limit leaves too little room.
    error NoHeadroom(ProgrammeId programme, uint64 limit, uint64 outstanding, uint64 amount);

    /// @notice A new line. Signed by bank.
    function open(OpenProgramme calldata act, bytes[] calldata signatures) external;

    /// @notice Another limit or tenor, closed or open again; raises the version by one. Signed by bank.
    function adjust(AdjustProgramme calldata act, bytes[] calldata signatures) external;

    /// @notice A new receivable draws on the programme. By the ledger alone.
    function draw(
        ProgrammeId programme,
        PartyId debtor,
        address debtorAccount,
        PartyId verifier,
        uint16 currency,
        uint40 due,
        uint64 amount
    ) external;

    /// @notice A purchased part leaves its programme (0: none) for the buyer's own. By the ledger alone.
    function move(
        ProgrammeId from,
        ProgrammeId to,
        PartyId bank,
        PartyId debtor,
        uint16 currency,
        uint40 due,
        uint64 amount
    ) external;

    /// @notice As `move`, but the part stays drawn on `from` as well: it is locked for the buyer, and counts on both lines until the lock ends.
    /// By the ledger alone.
    function reserve(
        ProgrammeId from,
        ProgrammeId to,
        PartyId bank,
        PartyId debtor,
        uint16 currency,
        uint40 due,
        uint64 amount
    ) external;

    /// @notice A part was paid or cancelled, or its lock ended. Never refused. By the ledger alone.
    function release(ProgrammeId programme, uint64 amount) external;

    /// @notice All that is recorded of a programme; all zero for a number that none has.
    function programmeOf(ProgrammeId programme) external view returns (Programme memory);

    /// @notice The debtor's account and the verifiers that the bank named.
    function trustOf(ProgrammeId programme) external view returns (ProgrammeTrust memory);

    /// @notice The ledger that draws on programmes.
    function receivables() external view returns (address);
}
