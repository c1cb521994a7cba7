// SPDX-License-Identifier: UNLICENSED
pragma solidity 0.8.37;

/// @dev Bits of `Party.roles`; a party may have several. The order is that of `PARTY_ROLES` in `libs/act-types`, for ever.
library Roles {
    uint16 internal constant ANY = 0;
    uint16 internal constant SUPPLIER = 1 << 0;
    uint16 internal constant CORE_ENTERPRISE = 1 << 1;
    uint16 internal constant BANK = 1 << 2;
    uint16 internal constant SETTLEMENT_BANK = 1 << 3;
    uint16 internal constant WAREHOUSE_OPERATOR = 1 << 4;
    uint16 internal constant VERIFIER = 1 << 5;
    uint16 internal constant REGULATOR = 1 << 6;
}
