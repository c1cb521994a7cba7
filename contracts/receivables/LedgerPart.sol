// SPDX-License-Identifier: UNLICENSED
pragma solidity 0.8.37;

import {IPartyRegistry} from "../interfaces/IPartyRegistry.sol";
import {IProgrammes} from "../interfaces/IProgrammes.sol";
import {ITradeRegistry} from "../interfaces/ITradeRegistry.sol";
import {ClaimRules} from "./ClaimRules.sol";

/// @dev Code that runs inside the ledger: its storage, its address and its EIP-712 domain. At its own address it does nothing.
abstract contract LedgerPart is ClaimRules {
    address private immutable _self;

    constructor(
        IPartyRegistry parties_,
        IProgrammes programmes_,
        ITradeRegistry trades_
    ) ClaimRules(parties_, programmes_, trades_) {
        _self = address(this);
    }

    modifier insideLedger() {
        require(address(this) != _self, NotInsideLedger());
        _;
    }

    function _requireRegistrars(
        uint48 deadline,
        bytes32 structHash,
        bytes[] calldata signatures
    ) internal view returns (bytes32 digest) {
        _requireTimely(deadline, LONGEST_DEADLINE);
        digest = _hashTypedDataV4(structHash);
        _requireCount(signatures, 1);
        _requireSignedBy(parties.registrar(), digest, signatures[0]);
    }
}
