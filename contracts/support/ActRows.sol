// SPDX-License-Identifier: UNLICENSED
pragma solidity 0.8.37;

import {Roles} from "../types/Roles.sol";
import {Actor} from "./Ledger.sol";
import {Keeping} from "./Keeping.sol";
import {RawAct, RawActs} from "./RawActs.sol";

/// @dev Who signs an act, and what is asked of it. `member` is the party's in the act's type, its epoch `<member>Epoch`; empty for an account
/// that signs as no party.
struct Signatory {
    string member;
    Actor actor;
    uint16 role;
    bool verified;
    bool witness;
    bool ofAttachment;
}

enum WhilePaused {
    Runs,
    Stops,
    NotAsked
}

/// @dev A row of the act table, with an act that is ready to run: its content, and who signs it in which order. Nobody signs `bare`, the whole
/// call.
struct Row {
    string name;
    address target;
    bytes4 selector;
    RawAct act;
    RawAct attachment;
    address attachmentTarget;
    Signatory[] signatories;
    uint256 longest;
    WhilePaused whilePaused;
    bytes bare;
}

/// @dev What a row is made of, and the call that it becomes.
abstract contract ActRows is Keeping {
    using RawActs for RawAct;

    function _row(
        string memory name,
        bytes4 selector,
        string memory encodedType,
        bytes memory encoded
    ) internal view returns (Row memory row) {
        row.name = name;
        row.target = address(receivables);
        row.selector = selector;
        row.act = RawActs.read(encodedType, encoded);
        row.longest = 30 days;
    }

    /// @dev New business: it stops while the ledger is paused.
    function _business(
        string memory name,
        bytes4 selector,
        string memory encodedType,
        bytes memory encoded
    ) internal view returns (Row memory row) {
        row = _row(name, selector, encodedType, encoded);
        row.whilePaused = WhilePaused.Stops;
    }

    function _bareRow(string memory name, bytes memory call) internal view returns (Row memory row) {
        row.name = name;
        row.target = address(receivables);
        row.bare = call;
    }

    /// @dev A verified party.
    function _asks(Row memory row, string memory member, Actor memory actor, uint16 role) internal pure {
        _append(row, Signatory(member, actor, role, true, false, false));
    }

    /// @dev A party, verified still or not.
    function _asksAnyway(Row memory row, string memory member, Actor memory actor, uint16 role) internal pure {
        _append(row, Signatory(member, actor, role, false, false, false));
    }

    function _asksAccount(Row memory row, Actor memory actor) internal pure {
        _append(row, Signatory("", actor, Roles.ANY, false, false, false));
    }

    /// @dev An order's registrar and its witness, who is an official.
    function _asksOfficials(Row memory row) internal view {
        _asksAccount(row, _registrar());
        _append(row, Signatory("witness", regulator, Roles.REGULATOR, true, true, false));
    }

    function _append(Row memory row, Signatory memory signatory) internal pure {
        uint256 count = row.signatories.length;
        Signatory[] memory longer = new Signatory[](count + 1);
        for (uint256 i = 0; i < count; ++i) longer[i] = row.signatories[i];
        longer[count] = signatory;
        row.signatories = longer;
    }

    function _actOf(Row memory row, Signatory memory signatory) internal pure returns (RawAct memory) {
        return signatory.ofAttachment ? row.attachment : row.act;
    }

    function _epochOf(Signatory memory signatory) internal pure returns (string memory) {
        return string.concat(signatory.member, "Epoch");
    }

    function _isParty(Signatory memory signatory) internal pure returns (bool) {
        return bytes(signatory.member).length != 0;
    }

    function _digest(Row memory row, Signatory memory signatory) internal view returns (bytes32) {
        address target = signatory.ofAttachment ? row.attachmentTarget : row.target;
        return _actOf(row, signatory).digest(block.chainid, target);
    }

    function _sign(Row memory row) internal view returns (bytes[] memory signatures) {
        signatures = new bytes[](row.signatories.length);
        for (uint256 i = 0; i < signatures.length; ++i) {
            signatures[i] = _sign(row.signatories[i].actor.key, _digest(row, row.signatories[i]));
        }
    }

    function _call(Row memory row, bytes[] memory signatures) internal returns (bool ran, bytes memory answer) {
        // solhint-disable-next-line avoid-low-level-calls
        return row.target.call(row.bare.length != 0 ? row.bare : _callData(row, signatures));
    }

    function _callData(Row memory row, bytes[] memory signatures) private pure returns (bytes memory) {
        bytes memory act = row.act.write();
        bytes memory attachment = row.attachment.write();
        bool actIsDynamic = row.act.isDynamic();
        bool attachmentIsDynamic = row.attachment.isDynamic();
        uint256 headLength =
            (actIsDynamic ? 0x20 : act.length) + (attachmentIsDynamic ? 0x20 : attachment.length) + 0x20;
        bytes memory head = bytes.concat(row.selector);
        bytes memory tail;
        if (actIsDynamic) (head, tail) = (bytes.concat(head, bytes32(headLength)), act);
        else head = bytes.concat(head, act);
        if (attachmentIsDynamic) {
            head = bytes.concat(head, bytes32(headLength + tail.length));
            tail = bytes.concat(tail, attachment);
        } else {
            head = bytes.concat(head, attachment);
        }
        return bytes.concat(head, bytes32(headLength + tail.length), tail, _listTail(signatures));
    }

    /// @dev `abi.encode` of a list begins with where it begins.
    function _listTail(bytes[] memory signatures) private pure returns (bytes memory tail) {
        bytes memory encoded = abi.encode(signatures);
        tail = new bytes(encoded.length - 0x20);
        for (uint256 i = 0; i < tail.length; ++i) tail[i] = encoded[i + 0x20];
    }
}
