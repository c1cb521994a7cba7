// SPDX-License-Identifier: UNLICENSED
pragma solidity 0.8.37;

import {Flags} from "../types/Flags.sol";
import {NO_PROGRAMME, NOBODY, PartyId, ProgrammeId, ReceivableId} from "../types/Ids.sol";
import {Fragment, FragmentLock, Receivable, ReceivableStatus} from "../types/Records.sol";
import {IssueCalls} from "./calls/IssueCalls.sol";

/// @dev What signed acts, payments and orders alone have made of each unit of money; and what must hold of the ledger beside it.
abstract contract Ghost is IssueCalls {
    struct Unit {
        PartyId holder;
        PartyId pledgee;
        uint16 flags;
        bool gone;
        uint32 version;
        bytes32 look;
    }

    mapping(ReceivableId => mapping(uint64 position => Unit)) private _units;
    mapping(ReceivableId => uint64) private _gone;
    mapping(ReceivableId => ReceivableStatus) private _status;
    mapping(ReceivableId => uint64) private _retired;
    uint256 private _supply;
    uint256 private _supplyOfEuro;

    function setUp() public virtual override {
        super.setUp();
        _supply = token.totalSupply();
        _supplyOfEuro = euro.totalSupply();
    }

    function _noteHolder(ReceivableId id, uint64 from, uint64 to, PartyId holder) internal {
        for (uint64 i = from; i < to; ++i) _units[id][i].holder = holder;
    }

    function _notePledgee(ReceivableId id, uint64 from, uint64 to, PartyId pledgee) internal {
        for (uint64 i = from; i < to; ++i) _units[id][i].pledgee = pledgee;
    }

    function _noteFlag(ReceivableId id, uint64 from, uint64 to, uint16 flag, bool on) internal {
        for (uint64 i = from; i < to; ++i) {
            uint16 others = _units[id][i].flags & ~flag;
            _units[id][i].flags = on ? others | flag : others;
        }
    }

    function _noteGone(ReceivableId id, uint64 from, uint64 to) internal {
        for (uint64 i = from; i < to; ++i) {
            require(!_units[id][i].gone, NotTrue("5: nothing is paid twice"));
            _units[id][i].gone = true;
        }
        _gone[id] += to - from;
    }

    function _check() internal {
        uint256[4] memory drawn;
        for (uint256 i = 0; i < POOL; ++i) _checkIntervals(pool[i], drawn);
        for (uint32 p = 1; p <= 3; ++p) {
            uint64 outstanding = programmes.programmeOf(ProgrammeId.wrap(p)).outstanding;
            eq(outstanding, drawn[p], "3: outstanding is the length of the live fragments drawn on it");
        }
        _checkMoney();
    }

    function _checkIntervals(ReceivableId id, uint256[4] memory drawn) private {
        if (ReceivableId.unwrap(id) == 0) return;
        uint64 from = 0;
        while (from < SHORT) {
            Fragment memory part = receivables.fragmentOf(id, from);
            if (_units[id][from].gone) {
                yes(part.holder == NOBODY, "1, 5: what is retired stays so");
                ++from;
                continue;
            }
            yes(part.holder != NOBODY && part.to > from && part.to <= SHORT, "1: no gap");
            drawn[ProgrammeId.unwrap(part.programme)] += part.to - from;
            if (part.flags & Flags.LOCKED != 0) _addLocked(id, from, part, drawn);
            bytes32 look = keccak256(
                abi.encode(from, part.to, part.pledgee, part.programme, part.recourse, part.flags)
            );
            for (uint64 i = from; i < part.to; ++i) _checkUnit(id, from, i, part, look);
            from = part.to;
        }
        _checkStatus(id);
    }

    /// @dev A locked part counts on the line it is drawn on and on the line it may join.
    function _addLocked(ReceivableId id, uint64 from, Fragment memory part, uint256[4] memory drawn) private view {
        FragmentLock memory held = receivables.lockOf(id, from);
        if (held.programme != part.programme) drawn[ProgrammeId.unwrap(held.programme)] += part.to - from;
        yes(held.programme != NO_PROGRAMME, "3: a lock is for a line");
    }

    function _checkUnit(ReceivableId id, uint64 from, uint64 position, Fragment memory part, bytes32 look) private {
        Unit storage unit = _units[id][position];
        yes(!unit.gone, "1: no overlap with what is retired");
        yes(position == from || receivables.fragmentOf(id, position).holder == NOBODY, "1: no overlap");
        yes(part.holder == unit.holder, "2, 8: nobody's holding changes without its signature, an order or payment");
        yes(part.pledgee == unit.pledgee, "8: nobody is pledged to, or released, but by its own signature");
        yes(part.flags == unit.flags, "8: flags come and go by their own acts alone");
        yes(part.version >= unit.version, "4: at every position the version only rises");
        if (look == unit.look) return;
        yes(part.version > unit.version, "4: whatever is written gets a higher version");
        unit.look = look;
        unit.version = part.version;
    }

    function _checkStatus(ReceivableId id) private {
        Receivable memory receivable = receivables.receivableOf(id);
        eq(receivable.retired, _gone[id], "1: what is retired was paid or cancelled");
        yes(receivable.retired >= _retired[id] && receivable.status >= _status[id], "5: only forward");
        yes((receivable.status == ReceivableStatus.Settled) == (receivable.retired == SHORT), "5: settled at the end");
        _retired[id] = receivable.retired;
        _status[id] = receivable.status;
    }

    /// @dev Payers, payees and nobody else have what there was.
    function _checkMoney() private view {
        eq(token.balanceOf(address(receivables)), 0, "6: the ledger holds nothing");
        eq(euro.balanceOf(address(receivables)), 0, "6: the ledger holds nothing");
        eq(address(receivables).balance, 0, "6: the ledger holds nothing");
        uint256 held;
        uint256 heldOfEuro;
        for (uint32 number = 101; number <= 113; ++number) {
            address account = _accountOf(PartyId.wrap(number));
            held += token.balanceOf(account);
            heldOfEuro += euro.balanceOf(account);
        }
        for (uint256 i = 0; i < formerAccounts.length; ++i) {
            held += token.balanceOf(formerAccounts[i]);
            heldOfEuro += euro.balanceOf(formerAccounts[i]);
        }
        eq(held, _supply, "6: money passes between parties alone");
        eq(heldOfEuro, _supplyOfEuro, "6: money passes between parties alone");
    }
}
