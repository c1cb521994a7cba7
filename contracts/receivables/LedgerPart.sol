// SPDX-License-Identifier: UNLICENSED
pragma solidity 0.8.37;

import {IPartyRegistry} from "../interfaces/IPartyRegistry.sol";
import {IProgrammes} from "../interfaces/IProgrammes.sol";
import {ITradeRegistry} from "../interfaces/ITradeRegistry.sol";
import {ClaimRules} from "./ClaimRules.sol";

/// @dev Code that runs inside the ledger: its storage, its address and its EIP-712 domain. At its own address it does nothing.
abstract contract LedgerPart is ClaimRules {
    address private immutable _self;
    /// @dev The registry's own is fixed with its code as well; a copy here spares the call.
    address private immutable _registrar;

    constructor(
        IPartyRegistry parties_,
        IProgrammes programmes_,
        ITradeRegistry trades_
    ) ClaimRules(parties_, programmes_, trades_) {
        _self = address(this);
        _registrar = parties_.registrar();
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
        _requireRegistrarSigned(digest, signatures[0]);
    }

    function _requireRegistrarSigned(bytes32 digest, bytes calldata signature) internal view {
        _requireSignedBy(_registrar, digest, signature);
    }
}
