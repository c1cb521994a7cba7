// SPDX-License-Identifier: UNLICENSED
pragma solidity 0.8.37;

/// @dev How many decimal digits the minor unit of a currency takes, by ISO 4217 numeric code. Codes of funds, metals, bond markets and tests
/// are left out: nobody pays in them. Written as the decimal codes so that the list can be read against the standard.
library CurrencyExponents {
    /// @dev Not a currency of the list.
    uint8 internal constant NONE = type(uint8).max;

    bytes private constant ZERO = "108 152 174 262 324 352 392 410 548 600 646 704 800 950 952 953 ";
    bytes private constant THREE = "048 368 400 414 434 512 788 ";
    bytes private constant TWO =
        "008 012 032 036 044 050 051 052 060 064 068 072 084 090 096 104 116 124 132 136 144 156 170 188 192 "
        "203 208 214 222 230 232 238 242 270 292 320 328 332 340 344 348 356 360 364 376 388 398 404 408 417 "
        "418 422 426 430 446 454 458 462 480 484 496 498 504 516 524 532 533 554 558 566 578 586 590 598 604 "
        "608 634 643 654 682 690 702 706 710 728 748 752 756 760 764 776 780 784 818 826 834 840 858 860 882 "
        "886 901 924 925 926 928 929 930 933 934 936 938 941 943 944 946 949 951 967 968 969 971 972 973 975 "
        "976 977 978 980 981 985 986 ";

    function exponentOf(uint16 currency) internal pure returns (uint8) {
        if (_lists(TWO, currency)) return 2;
        if (_lists(ZERO, currency)) return 0;
        if (_lists(THREE, currency)) return 3;
        return NONE;
    }

    function _lists(bytes memory codes, uint16 currency) private pure returns (bool) {
        for (uint256 i = 0; i < codes.length; i += 4) {
            uint256 code = _digit(codes[i]) * 100 + _digit(codes[i + 1]) * 10 + _digit(codes[i + 2]);
            if (code == currency) return true;
        }
        return false;
    }

    function _digit(bytes1 character) private pure returns (uint256) {
        return uint8(character) - 48;
    }
}
