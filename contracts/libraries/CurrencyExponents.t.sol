// SPDX-License-Identifier: UNLICENSED
pragma solidity 0.8.37;

import {Expect} from "../support/Expect.sol";
import {CurrencyExponents} from "./CurrencyExponents.sol";

contract CurrencyExponentsTest is Expect {
    function test_knows_the_exponents_of_iso_4217() public pure {
        eq(CurrencyExponents.exponentOf(156), 2, "CNY");
        eq(CurrencyExponents.exponentOf(978), 2, "EUR");
        eq(CurrencyExponents.exponentOf(840), 2, "USD");
        eq(CurrencyExponents.exponentOf(8), 2, "ALL");
        eq(CurrencyExponents.exponentOf(392), 0, "JPY");
        eq(CurrencyExponents.exponentOf(410), 0, "KRW");
        eq(CurrencyExponents.exponentOf(414), 3, "KWD");
        eq(CurrencyExponents.exponentOf(48), 3, "BHD");
    }

    function test_counts_every_currency_once() public pure {
        uint256[4] memory counts;
        uint256 others;
        for (uint16 code = 0; code < 1100; ++code) {
            uint8 exponent = CurrencyExponents.exponentOf(code);
            if (exponent == CurrencyExponents.NONE) ++others;
            else ++counts[exponent];
        }
        eq(counts[0], 16, "without minor unit");
        eq(counts[1], 0, "with one digit");
        eq(counts[3], 7, "with three digits");
        eq(counts[0] + counts[1] + counts[2] + counts[3] + others, 1100, "each has one exponent");
    }

    function test_gold_test_codes_and_what_is_no_code_have_none() public pure {
        eq(CurrencyExponents.exponentOf(959), CurrencyExponents.NONE, "XAU");
        eq(CurrencyExponents.exponentOf(963), CurrencyExponents.NONE, "XTS");
        eq(CurrencyExponents.exponentOf(0), CurrencyExponents.NONE, "0");
        eq(CurrencyExponents.exponentOf(65535), CurrencyExponents.NONE, "65535");
    }
}
