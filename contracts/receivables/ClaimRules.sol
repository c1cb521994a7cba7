// SPDX-License-Identifier: UNLICENSED
pragma solidity 0.8.37;

import {IERC20} from "@openzeppelin/contracts/token/ERC20/IERC20.sol";
import {ReentrancyGuardTransient} from "@openzeppelin/contracts/utils/ReentrancyGuardTransient.sol";
import {IPartyRegistry} from "../interfaces/IPartyRegistry.sol";
import {IProgrammes} from "../interfaces/IProgrammes.sol";
import {ITradeRegistry} from "../interfaces/ITradeRegistry.sol";
import {AsksPartyRegistry} from "../libraries/AsksPartyRegistry.sol";
import {NO_PROGRAMME, NOBODY, PartyId, ProgrammeId, ReceivableId} from "../types/Ids.sol";
import {PackedFragment} from "../types/PackedFragment.sol";
import {PackedReceivable} from "../types/PackedReceivable.sol";
import {FragmentLock, Freeze, Pause, ReceivableStatus, Rest, SettlementBank} from "../types/Records.sol";
import {FragmentStore} from "./FragmentStore.sol";

/// @dev What the ledger and its parts have in common: all storage, in one order, and the rules that more than one act asks.
abstract contract ClaimRules is FragmentStore, AsksPartyRegistry, ReentrancyGuardTransient {
    uint32 internal constant FIRST_VERSION = 1;

    IProgrammes internal immutable _programmes;
    ITradeRegistry internal immutable _trades;

    mapping(uint16 currency => address) internal _assets;
    mapping(bytes32 digest => bool) internal _revoked;
    mapping(PartyId debtor => uint32) internal _overdue;
    mapping(PartyId payee => SettlementBank) internal _settlementBanks;
    mapping(bytes32 bankAndReference => bool) internal _usedReceipts;
    mapping(uint256 tokenId => FragmentLock) internal _locks;
    mapping(uint256 tokenId => Freeze) internal _freezes;
    mapping(ReceivableId => mapping(uint256 place => Rest)) internal _rests;
    Pause internal _pause;

    constructor(IPartyRegistry parties_, IProgrammes programmes_, ITradeRegistry trades_) AsksPartyRegistry(parties_) {
        _programmes = programmes_;
        _trades = trades_;
    }

    function _requireRunning() internal view {
        uint40 until = _pause.until;
        require(block.timestamp >= until, PauseStands(until));
    }

    function _requireNotRevoked(bytes32 digest) internal view {
        require(!_revoked[digest], RevokedAct(digest));
    }

    /// @dev By the holder, and by the pledgee if the act names one.
    function _requireHolderSigned(
        PartyId holder,
        uint32 holderEpoch,
        PartyId pledgee,
        uint32 pledgeeEpoch,
        bytes32 digest,
        bytes[] calldata signatures
    ) internal view {
        _requireCount(signatures, pledgee == NOBODY ? 1 : 2);
        _requireSignedEvenIfUnverified(holder, holderEpoch, digest, signatures[0]);
        if (pledgee != NOBODY) {
            _requireSignedEvenIfUnverified(pledgee, pledgeeEpoch, digest, signatures[1]);
        }
    }

    function _requireMovable(ReceivableId id, uint64 from, PackedFragment fragment, uint40 due) internal view {
        require(fragment.pledgee() == NOBODY, PledgeStands(id, from, fragment.pledgee()));
        _requireUnflagged(id, from, fragment, ANY_FLAG);
        require(block.timestamp < due, Matured(id, due));
    }

    /// @dev Ends the tail from `cut` on, and with it what it took of its programme; a debtor's last overdue receivable sets it free.
    function _end(
        ReceivableId id,
        PackedReceivable receivable,
        uint64 from,
        uint64 cut,
        PackedFragment fragment
    ) internal returns (uint32 version) {
        bool ended;
        (version, ended) = _retire(id, receivable, from, cut, fragment);
        ProgrammeId programme = fragment.programme();
        if (programme != NO_PROGRAMME) _programmes.release(programme, fragment.to() - cut);
        if (ended && receivable.status() == ReceivableStatus.Overdue) {
            PartyId debtor = receivable.debtor();
            if (--_overdue[debtor] == 0) parties.setStopped(debtor, false);
        }
    }

    function _payeeOf(PackedFragment fragment) internal pure returns (PartyId) {
        return fragment.pledgee() == NOBODY ? fragment.holder() : fragment.pledgee();
    }

    function _asset(uint16 currency) internal view returns (IERC20) {
        return IERC20(_assets[currency]);
    }
}
