// SPDX-License-Identifier: UNLICENSED
pragma solidity 0.8.37;

import {Keeping} from "../support/Keeping.sol";
import {Actor} from "../support/Ledger.sol";
import {Receipt} from "../types/BankTransferActs.sol";
import {Dispute, Resolve} from "../types/EncumbranceActs.sol";
import {Flags} from "../types/Flags.sol";
import {NOBODY, PartyId, ProgrammeId, ReceivableId} from "../types/Ids.sol";
import {Cancel, Issue, Split, Touch, Transfer} from "../types/ReceivableActs.sol";
import {Fragment} from "../types/Records.sol";

/// @dev Random lives of one short receivable under pledges, locks, freezes and disputes. After every step: fragments and what is retired tile
/// `[0, face)`; at every position the version only rises; a line counts what is drawn on it and what is locked for it; and no fragment under a
/// burden moves, splits or ends by its holder's and debtor's signatures alone.
contract BurdensTest is Keeping {
    uint64 private constant LENGTH = 24;
    uint256 private constant STEPS = 24;

    ReceivableId private id;
    uint64 private retired;
    mapping(uint64 position => uint32) private highest;
    mapping(uint64 position => bool) private gone;
    mapping(uint64 position => bool) private rests;

    function setUp() public override {
        super.setUp();
        for (uint32 number = 102; number <= 106; ++number) _nameSettlementBank(_actor(number), settlementBank, 1);
        Issue memory act = _issueAct(1);
        act.face = LENGTH;
        _issue(act, _attestationFor(act));
        id = act.receivable;
    }

    function testFuzz_burdens_hold_and_lines_count_what_is_locked_for_them(uint256 seed) public {
        for (uint256 i = 0; i < STEPS && retired < LENGTH; ++i) {
            seed = uint256(keccak256(abi.encode(seed, i)));
            (uint64 from, Fragment memory part) = _pick(seed);
            _step(seed >> 64, from, part);
            _holdsTogether();
        }
    }

    function _step(uint256 seed, uint64 from, Fragment memory part) private {
        uint256 choice = (seed >> 32) % 6;
        uint64 amount = 1 + uint64(seed % (part.to - from));
        if (part.flags & Flags.FROZEN != 0) _unfreeze(id, from, part.to, part.version);
        else if (choice == 0 && !_rests(from, part.to)) _freezeOnce(from, part);
        else if (part.flags & Flags.LOCKED != 0) _endLock(choice, from, part);
        else if (part.flags & Flags.DISPUTED != 0) _endDispute(choice, from, part, amount);
        else if (part.pledgee != NOBODY) _endPledge(choice, from, part, amount);
        else _burden(choice, from, part, amount);
    }

    function _freezeOnce(uint64 from, Fragment memory part) private {
        _freeze(id, from, part.to, part.version);
        for (uint64 i = from; i < part.to; ++i) rests[i] = true;
    }

    function _rests(uint64 from, uint64 to) private view returns (bool) {
        for (uint64 i = from; i < to; ++i) {
            if (rests[i]) return true;
        }
        return false;
    }

    function _endLock(uint256 choice, uint64 from, Fragment memory part) private {
        uint64 price = receivables.lockOf(id, from).price;
        Actor memory buyer = _actorOf(receivables.lockOf(id, from).buyer);
        if (choice < 3) return _unlock(id, from, part.version, buyer);
        _settle(_receiptOf(FOR_LOCK, id, from, part.version, _actorOf(part.holder), price));
        yes(receivables.fragmentOf(id, from).holder == buyer.party, "sold to the buyer");
    }

    function _endDispute(uint256 choice, uint64 from, Fragment memory part, uint64 amount) private {
        Actor memory holder = _actorOf(part.holder);
        if (choice == 1 && part.pledgee == NOBODY) {
            _cancel(id, from, part.to, part.version, holder);
            return _retire(from, part.to);
        }
        if (choice == 2) return _payPart(from, part, amount);
        Resolve memory act = _resolveAct(id, from, part.to, part.version);
        act.holder = part.holder;
        receivables.resolve(act, _signed(digests.digestOfResolve(act, address(receivables)), core, holder));
    }

    function _endPledge(uint256 choice, uint64 from, Fragment memory part, uint64 amount) private {
        Actor memory pledgee = _actorOf(part.pledgee);
        if (choice == 1) {
            Receipt memory act = _receiptOf(FOR_CLAIM, id, from, part.version, pledgee, amount);
            _payByReceipt(act);
            return _retire(part.to - amount, part.to);
        }
        if (choice == 2) return _disputed(from, part, amount);
        _release(id, from, part.to, part.version, pledgee);
    }

    function _burden(uint256 choice, uint64 from, Fragment memory part, uint64 amount) private {
        Actor memory holder = _actorOf(part.holder);
        Actor memory buyer = part.holder == bank.party ? otherBank : bank;
        if (choice == 1) {
            _lock(_lockAct(id, from, part.to, part.version, amount, holder, buyer), holder, buyer);
        } else if (choice == 2) {
            _pledge(id, from, part.to, part.version, holder, buyer);
        } else if (choice == 3) {
            _disputed(from, part, amount);
        } else if (choice == 4 && amount < part.to - from) {
            _split(id, from, part.to, part.version, _cuts(from + amount), holder);
        } else if (choice == 5 && amount < 4) {
            _payPart(from, part, amount);
        } else {
            Actor memory recipient = part.holder == subSupplier.party ? farSupplier : subSupplier;
            _transfer(id, from, part.to, part.version, amount, holder, recipient);
        }
    }

    function _disputed(uint64 from, Fragment memory part, uint64 amount) private {
        Dispute memory act = _disputeAct(id, from, part.to, part.version, amount);
        act.holder = part.holder;
        bytes32 digest = digests.digestOfDispute(act, address(receivables));
        if (part.pledgee == NOBODY) return receivables.dispute(act, _signed(digest, core, _actorOf(part.holder)));
        (act.pledgee, act.pledgeeEpoch) = (part.pledgee, EPOCH);
        digest = digests.digestOfDispute(act, address(receivables));
        receivables.dispute(act, _signed(digest, core, _actorOf(part.holder), _actorOf(part.pledgee)));
    }

    function _payPart(uint64 from, Fragment memory part, uint64 amount) private {
        _pay(id, from, part.to, part.version, amount);
        _retire(part.to - amount, part.to);
    }

    function _retire(uint64 from, uint64 to) private {
        for (uint64 i = from; i < to; ++i) gone[i] = true;
        retired += to - from;
    }

    function _holdsTogether() private {
        uint64[3] memory drawn;
        uint64 from = 0;
        while (from < LENGTH) {
            Fragment memory part = receivables.fragmentOf(id, from);
            yes((part.holder == NOBODY) == gone[from], "what is retired has no holder, what is not has one");
            if (gone[from]) {
                ++from;
                continue;
            }
            yes(part.to > from && part.to <= LENGTH, "no gap");
            _count(drawn, from, part);
            _versionsRise(from, part);
            _burdenHolds(from, part);
            from = part.to;
        }
        eq(programmes.programmeOf(PROGRAMME).outstanding, drawn[1], "the line counts what is its own");
        eq(programmes.programmeOf(OTHER_PROGRAMME).outstanding, drawn[2], "the line counts what is its own");
        eq(receivables.receivableOf(id).retired, retired, "retired");
        eq(token.balanceOf(address(receivables)), 0, "the ledger holds nothing");
    }

    function _count(uint64[3] memory drawn, uint64 from, Fragment memory part) private view {
        uint64 length = part.to - from;
        drawn[ProgrammeId.unwrap(part.programme)] += length;
        if (part.flags & Flags.LOCKED == 0) return;
        ProgrammeId kept = receivables.lockOf(id, from).programme;
        if (kept != part.programme) drawn[ProgrammeId.unwrap(kept)] += length;
    }

    function _versionsRise(uint64 from, Fragment memory part) private {
        for (uint64 i = from; i < part.to; ++i) {
            yes(!gone[i], "no overlap with what is retired");
            yes(i == from || receivables.fragmentOf(id, i).holder == NOBODY, "no overlap");
            yes(part.version >= highest[i], "at every position the version only rises");
            highest[i] = part.version;
        }
    }

    function _burdenHolds(uint64 from, Fragment memory part) private {
        bool ends = part.pledgee == NOBODY && part.flags & (Flags.FROZEN | Flags.LOCKED) == 0;
        if (part.pledgee == NOBODY && part.flags == 0) return;
        Actor memory holder = _actorOf(part.holder);
        Transfer memory transfer = _transferAct(id, from, part.to, part.version, 1, holder, supplier);
        if (holder.party == supplier.party) transfer.recipient = subSupplier.party;
        Actor memory recipient = _actorOf(transfer.recipient);
        bytes[] memory signatures = _transferSignatures(transfer, holder, recipient);
        _refused(abi.encodeCall(receivables.transfer, (transfer, signatures)), "moves");
        Touch memory touch = _touchAct(id, from, part.to, part.version, holder);
        signatures = _signed(digests.digestOf(touch, address(receivables)), holder);
        _refused(abi.encodeCall(receivables.touch, (touch, signatures)), "is touched");
        Split memory split = _splitAct(id, from, part.to, part.version, _cuts(from + 1), holder);
        signatures = _signed(digests.digestOf(split, address(receivables)), holder);
        _refused(abi.encodeCall(receivables.split, (split, signatures)), "splits");
        if (ends) return;
        Cancel memory cancel = _cancelAct(id, from, part.to, part.version, holder);
        signatures = _signed(digests.digestOf(cancel, address(receivables)), core, holder);
        _refused(abi.encodeCall(receivables.cancel, (cancel, signatures)), "ends");
    }

    function _refused(bytes memory call, string memory what) private {
        (bool ran, ) = address(receivables).call(call);
        yes(!ran, string.concat("no fragment under a burden ", what));
    }

    /// @dev The first live fragment from a random position on, around the end if need be.
    function _pick(uint256 seed) private view returns (uint64 from, Fragment memory part) {
        uint64 start = uint64(seed % LENGTH);
        for (uint64 i = 0; i < LENGTH; ++i) {
            from = (start + i) % LENGTH;
            part = receivables.fragmentOf(id, from);
            if (part.holder != NOBODY) return (from, part);
        }
        revert NotTrue("a live receivable has a fragment");
    }

    function _actorOf(PartyId party) private pure returns (Actor memory) {
        return _actor(PartyId.unwrap(party));
    }
}
