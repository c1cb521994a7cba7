// SPDX-License-Identifier: UNLICENSED
pragma solidity 0.8.37;

/// @dev An act by its EIP-712 type alone: a word per member, and of a list its elements. Knows nothing of the product's structs and hashes.
struct RawAct {
    string encodedType;
    string[] names;
    bool[] isList;
    bytes32[] words;
    bytes[] lists;
}

/// @dev Reads, changes, hashes and writes acts of any type, as EIP-712 and the ABI have it.
library RawActs {
    /// @param encoded What `abi.encode` makes of the struct.
    function read(string memory encodedType, bytes memory encoded) internal pure returns (RawAct memory act) {
        act.encodedType = encodedType;
        (act.names, act.isList) = _members(bytes(encodedType));
        uint256 count = act.names.length;
        act.words = new bytes32[](count);
        act.lists = new bytes[](count);
        uint256 start = isDynamic(act) ? 0x20 : 0;
        for (uint256 i = 0; i < count; ++i) {
            act.words[i] = _wordAt(encoded, start + i * 0x20);
            if (!act.isList[i]) continue;
            uint256 list = start + uint256(act.words[i]);
            uint256 length = uint256(_wordAt(encoded, list));
            for (uint256 j = 1; j <= length; ++j) {
                act.lists[i] = bytes.concat(act.lists[i], _wordAt(encoded, list + j * 0x20));
            }
        }
    }

    function structHash(RawAct memory act) internal pure returns (bytes32) {
        bytes memory all = bytes.concat(keccak256(bytes(act.encodedType)));
        for (uint256 i = 0; i < act.words.length; ++i) {
            all = bytes.concat(all, act.isList[i] ? keccak256(act.lists[i]) : act.words[i]);
        }
        return keccak256(all);
    }

    function digest(RawAct memory act, uint256 chainId, address verifyingContract) internal pure returns (bytes32) {
        bytes32 domain = keccak256(
            abi.encode(
                keccak256("EIP712Domain(string name,string version,uint256 chainId,address verifyingContract)"),
                keccak256("Tallystick"),
                keccak256("1"),
                chainId,
                verifyingContract
            )
        );
        return keccak256(bytes.concat(hex"1901", domain, structHash(act)));
    }

    /// @dev The tuple alone: a call with a dynamic one has an offset in its place.
    function write(RawAct memory act) internal pure returns (bytes memory) {
        uint256 count = act.words.length;
        bytes memory head;
        bytes memory tail;
        for (uint256 i = 0; i < count; ++i) {
            if (act.isList[i]) {
                head = bytes.concat(head, bytes32(count * 0x20 + tail.length));
                tail = bytes.concat(tail, bytes32(act.lists[i].length / 0x20), act.lists[i]);
            } else {
                head = bytes.concat(head, act.words[i]);
            }
        }
        return bytes.concat(head, tail);
    }

    function isDynamic(RawAct memory act) internal pure returns (bool) {
        for (uint256 i = 0; i < act.isList.length; ++i) {
            if (act.isList[i]) return true;
        }
        return false;
    }

    function has(RawAct memory act, string memory name) internal pure returns (bool) {
        for (uint256 i = 0; i < act.names.length; ++i) {
            if (keccak256(bytes(act.names[i])) == keccak256(bytes(name))) return true;
        }
        return false;
    }

    function get(RawAct memory act, string memory name) internal pure returns (uint256) {
        return uint256(act.words[_indexOf(act, name)]);
    }

    function set(RawAct memory act, string memory name, uint256 value) internal pure {
        act.words[_indexOf(act, name)] = bytes32(value);
    }

    /// @dev Another value of the member, in its range; done twice, the former one. Of a list another first element, of an empty one a first.
    function alter(RawAct memory act, uint256 index) internal pure {
        if (!act.isList[index]) {
            act.words[index] ^= bytes32(uint256(1));
        } else if (act.lists[index].length == 0) {
            act.lists[index] = bytes.concat(bytes32(uint256(1)));
        } else {
            act.lists[index][31] ^= 0x01;
        }
    }

    /// @dev Out of bounds if the type has no such member.
    function _indexOf(RawAct memory act, string memory name) private pure returns (uint256 index) {
        while (keccak256(bytes(act.names[index])) != keccak256(bytes(name))) ++index;
    }

    /// @dev `Name(type name,type[] name)`.
    function _members(bytes memory text) private pure returns (string[] memory names, bool[] memory isList) {
        uint256 count = 1;
        for (uint256 i = 0; i < text.length; ++i) {
            if (text[i] == ",") ++count;
        }
        names = new string[](count);
        isList = new bool[](count);
        uint256 member;
        uint256 start;
        for (uint256 i = 0; i < text.length; ++i) {
            if (text[i] == " ") start = i + 1;
            if (text[i] == "]") isList[member] = true;
            if (text[i] == "," || text[i] == ")") names[member++] = _slice(text, start, i);
        }
    }

    function _slice(bytes memory text, uint256 start, uint256 end) private pure returns (string memory) {
        bytes memory part = new bytes(end - start);
        for (uint256 i = start; i < end; ++i) part[i - start] = text[i];
        return string(part);
    }

    function _wordAt(bytes memory data, uint256 position) private pure returns (bytes32 word) {
        assembly ("memory-safe") {
            word := mload(add(add(data, 0x20), position))
        }
    }
}
