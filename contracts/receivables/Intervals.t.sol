// SPDX-License-Identifier: UNLICENSED
pragma solidity 0.8.37;

import {IReceivablesErrors} from "../interfaces/IReceivablesErrors.sol";
import {Claims} from "../support/Claims.sol";
import {Actor} from "../support/Ledger.sol";
import {vm} from "../support/Vm.sol";
import {NOBODY, PartyId, ProgrammeId, ReceivableId} from "../types/Ids.sol";
import {Fragment, Receivable, ReceivableStatus} from "../types/Records.sol";
import {Issue, Transfer} from "../types/ReceivableActs.sol";

/// @dev Random lives of one short receivable. After every step: live fragments and what is retired tile `[0, face)`; at every position the version
/// only rises; programmes count exactly the live lengths drawn on them; no token stays with the ledger; executed transfers stay dead.
contract IntervalsTest is Claims {
    uint64 private constant LENGTH = 24;
    uint256 private constant STEPS = 24;

    ReceivableId private id;
    uint64 private retired;
    /// @dev The highest version ever seen at each position: by where a fragment covers it.
    mapping(uint64 position => uint32) private highest;
    mapping(uint64 position => bool) private gone;
    Transfer[] private ran;
    uint256[2][] private keysOfRan;

    function setUp() public override {
        super.setUp();
        id = _id(1);
    }

    function testFuzz_intervals_tile_and_versions_only_rise(uint256 seed) public {
        _begin();
        for (uint256 i = 0; i < STEPS && retired < LENGTH; ++i) {
            seed = uint256(keccak256(abi.encode(seed, i)));
            _step(seed);
            _holdsTogether();
            _replaysAreRefused();
        }
    }

    function _begin() private {
        Issue memory act = _issueAct(1);
        act.face = LENGTH;
        _issue(act, _attestationFor(act));
        _holdsTogether();
    }

    function _step(uint256 seed) private {
        (uint64 from, Fragment memory part) = _pick(seed);
        Actor memory holder = _actorOf(part.holder);
        uint64 length = part.to - from;
        uint64 amount = 1 + uint64((seed >> 32) % length);
        uint256 kind = (seed >> 64) % 8;
        if (kind == 0 && length > 1) {
            _split(id, from, part.to, part.version, _cuts(from + 1 + uint64((seed >> 96) % (length - 1))), holder);
        } else if (kind == 1) {
            _tryMerge(from, part, holder);
        } else if (kind == 2) {
            _touch(id, from, part.to, part.version, holder);
        } else if (kind == 3) {
            _tryPurchase(from, part, amount, holder);
        } else if (kind == 4 && (seed >> 128) % 3 == 0) {
            _pay(id, from, part.to, part.version, amount);
            _retire(part.to - amount, part.to);
        } else if (kind == 5 && (seed >> 128) % 4 == 0) {
            _cancel(id, from, part.to, part.version, holder);
            _retire(from, part.to);
        } else {
            _tryTransfer(seed, from, part, amount, holder);
        }
    }

    function _tryTransfer(uint256 seed, uint64 from, Fragment memory part, uint64 amount, Actor memory holder) private {
        Actor memory recipient = _actor(uint32(102 + ((seed >> 160) % 3)));
        if (recipient.party == part.holder) return;
        Transfer memory act = _transferAct(id, from, part.to, part.version, amount, holder, recipient);
        receivables.transfer(act, _transferSignatures(act, holder, recipient));
        ran.push(act);
        keysOfRan.push([holder.key, recipient.key]);
    }

    function _tryPurchase(uint64 from, Fragment memory part, uint64 amount, Actor memory holder) private {
        Actor memory buyer = part.holder == bank.party ? otherBank : bank;
        _purchase(id, from, part.to, part.version, amount, holder, buyer);
    }

    function _tryMerge(uint64 from, Fragment memory left, Actor memory holder) private {
        Fragment memory right = receivables.fragmentOf(id, left.to);
        bool alike = left.to < LENGTH && right.holder == left.holder && right.programme == left.programme;
        if (!alike) return;
        _merge(id, _cuts(from, left.to), _versions(left.version, right.version), right.to, holder);
    }

    function _retire(uint64 from, uint64 to) private {
        for (uint64 i = from; i < to; ++i) gone[i] = true;
        retired += to - from;
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

    function _holdsTogether() private {
        uint64[3] memory drawn;
        uint64 from = 0;
        while (from < LENGTH) {
            Fragment memory part = receivables.fragmentOf(id, from);
            if (gone[from]) {
                yes(part.holder == NOBODY, "what is retired has no holder");
                ++from;
                continue;
            }
            yes(part.holder != NOBODY && part.to > from && part.to <= LENGTH, "no gap");
            drawn[ProgrammeId.unwrap(part.programme)] += part.to - from;
            _coversAlone(from, part);
            from = part.to;
        }
        eq(programmes.programmeOf(PROGRAMME).outstanding, drawn[1], "outstanding is the live length");
        eq(programmes.programmeOf(OTHER_PROGRAMME).outstanding, drawn[2], "outstanding is the live length");
        Receivable memory receivable = receivables.receivableOf(id);
        eq(receivable.retired, retired, "retired");
        yes((receivable.status == ReceivableStatus.Settled) == (retired == LENGTH), "settled when all is retired");
        eq(token.balanceOf(address(receivables)), 0, "the ledger holds nothing");
    }

    function _coversAlone(uint64 from, Fragment memory part) private {
        for (uint64 i = from; i < part.to; ++i) {
            yes(!gone[i], "no overlap with what is retired");
            yes(i == from || receivables.fragmentOf(id, i).holder == NOBODY, "no overlap");
            yes(part.version >= highest[i], "at every position the version only rises");
            highest[i] = part.version;
        }
    }

    function _replaysAreRefused() private {
        for (uint256 i = 0; i < ran.length; ++i) {
            Transfer memory act = ran[i];
            bytes32 digest = digests.digestOf(act, address(receivables));
            bytes[] memory signatures = _list(_sign(keysOfRan[i][0], digest), _sign(keysOfRan[i][1], digest));
            vm.expectRevert(
                abi.encodeWithSelector(IReceivablesErrors.FragmentStale.selector, id, act.from, act.to, act.version)
            );
            receivables.transfer(act, signatures);
        }
    }

    function _actorOf(PartyId party) private pure returns (Actor memory) {
        return _actor(PartyId.unwrap(party));
    }
}
