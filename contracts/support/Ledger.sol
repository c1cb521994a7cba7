// SPDX-License-Identifier: UNLICENSED
pragma solidity 0.8.37;

import {IDepositToken} from "../interfaces/IDepositToken.sol";
import {IPartyRegistry} from "../interfaces/IPartyRegistry.sol";
import {IProgrammes} from "../interfaces/IProgrammes.sol";
import {IReceivables} from "../interfaces/IReceivables.sol";
import {ITradeRegistry} from "../interfaces/ITradeRegistry.sol";
import {Mint, Permit} from "../types/CashActs.sol";
import {OpenProgramme} from "../types/CreditActs.sol";
import {NOBODY, PartyId, ProgrammeId} from "../types/Ids.sol";
import {Enrol} from "../types/PartyActs.sol";
import {ListAsset} from "../types/ReceivableActs.sol";
import {Roles} from "../types/Roles.sol";
import {ActDigests} from "./ActDigests.sol";
import {Expect} from "./Expect.sol";
import {vm} from "./Vm.sol";

struct Actor {
    PartyId party;
    uint256 key;
    address account;
}

/// @dev The product's contracts as a deployment wires them, the actors of our stories enrolled, funded and with one programme.
abstract contract Ledger is Expect {
    uint16 internal constant CNY = 156;
    uint32 internal constant EPOCH = 1;
    uint256 internal constant REGISTRAR_KEY = 0xA11CE;
    uint256 internal constant ISSUER_KEY = 0xB0B;
    uint256 internal constant FUNDS = 1e15;
    uint64 internal constant LIMIT = 1e12;
    ProgrammeId internal constant PROGRAMME = ProgrammeId.wrap(1);
    ProgrammeId internal constant OTHER_PROGRAMME = ProgrammeId.wrap(2);

    IPartyRegistry internal parties;
    ITradeRegistry internal trades;
    IProgrammes internal programmes;
    IReceivables internal receivables;
    IDepositToken internal token;
    ActDigests internal digests;

    Actor internal core;
    Actor internal supplier;
    Actor internal subSupplier;
    Actor internal farSupplier;
    Actor internal bank;
    Actor internal otherBank;
    Actor internal verifier;
    Actor internal settlementBank;
    Actor internal regulator;

    function setUp() public virtual {
        vm.warp(1_800_000_000);
        digests = new ActDigests();
        _deploy();
        _enrolAll();
        _listAndFund();
        _openProgramme(PROGRAMME, bank, LIMIT);
        _openProgramme(OTHER_PROGRAMME, otherBank, LIMIT);
    }

    function _deploy() private {
        uint64 nonce = vm.getNonce(address(this));
        address receivablesAt = vm.computeCreateAddress(address(this), nonce + 6);
        parties = IPartyRegistry(_create("parties/PartyRegistry", abi.encode(vm.addr(REGISTRAR_KEY), receivablesAt)));
        trades = ITradeRegistry(_create("trade/TradeRegistry", abi.encode(parties, receivablesAt)));
        programmes = IProgrammes(_create("credit/Programmes", abi.encode(parties, receivablesAt)));
        bytes memory asked = abi.encode(parties, programmes, trades);
        address upkeep = _create("receivables/Upkeep", asked);
        address bankTransfers = _create("receivables/BankTransfers", asked);
        address encumbrances = _create("receivables/Encumbrances", asked);
        bytes memory all = bytes.concat(asked, abi.encode(upkeep, bankTransfers, encumbrances));
        receivables = IReceivables(_create("receivables/Receivables", all));
        token = IDepositToken(
            _create("cash/DepositToken", abi.encode("Deposit", "DEP", uint8(2), vm.addr(ISSUER_KEY)))
        );
        eq(address(receivables), receivablesAt, "predicted address of the ledger");
    }

    /// @dev From the build's artifact, so that no test compiles the product's code again. Reverts with the constructor's own reason.
    function _create(string memory source, bytes memory arguments) internal returns (address created) {
        bytes memory code = bytes.concat(vm.getCode(_artifact(source)), arguments);
        assembly ("memory-safe") {
            created := create(0, add(code, 0x20), mload(code))
            if iszero(created) {
                let free := mload(0x40)
                returndatacopy(free, 0, returndatasize())
                revert(free, returndatasize())
            }
        }
    }

    function _artifact(string memory source) private pure returns (string memory) {
        bytes memory path = bytes(source);
        uint256 slash = path.length;
        while (path[slash - 1] != "/") --slash;
        bytes memory name = new bytes(path.length - slash);
        for (uint256 i = 0; i < name.length; ++i) name[i] = path[slash + i];
        return string.concat("contracts/", source, ".sol:", string(name));
    }

    function _enrolAll() private {
        core = _enrol(101, Roles.CORE_ENTERPRISE);
        supplier = _enrol(102, Roles.SUPPLIER);
        subSupplier = _enrol(103, Roles.SUPPLIER);
        farSupplier = _enrol(104, Roles.SUPPLIER);
        bank = _enrol(105, Roles.BANK);
        otherBank = _enrol(106, Roles.BANK);
        verifier = _enrol(107, Roles.VERIFIER);
        settlementBank = _enrol(108, Roles.SETTLEMENT_BANK);
        regulator = _enrol(109, Roles.REGULATOR);
    }

    function _actor(uint32 number) internal pure returns (Actor memory) {
        return Actor(PartyId.wrap(number), number, vm.addr(number));
    }

    function _enrolment(Actor memory actor, uint16 roles) internal view returns (Enrol memory) {
        return Enrol(actor.party, actor.account, roles, type(uint40).max, _deadline());
    }

    function _enrol(uint32 number, uint16 roles) internal returns (Actor memory actor) {
        actor = _actor(number);
        Enrol memory act = _enrolment(actor, roles);
        bytes32 digest = digests.digestOf(act, address(parties));
        parties.enrol(act, _list(_sign(REGISTRAR_KEY, digest), _sign(actor.key, digest)));
    }

    function _listAndFund() private {
        ListAsset memory act = ListAsset(CNY, address(token), _deadline());
        receivables.listAsset(act, _list(_sign(REGISTRAR_KEY, digests.digestOf(act, address(receivables)))));
        _fund(core);
        _fund(bank);
        _fund(otherBank);
    }

    function _fund(Actor memory actor) internal {
        Mint memory mint = Mint(actor.account, FUNDS, keccak256(abi.encode(actor.account)), _deadline());
        token.mint(mint, _list(_sign(ISSUER_KEY, digests.digestOf(mint, address(token)))));
        Permit memory permit = Permit(actor.account, address(receivables), type(uint256).max, 0, _deadline());
        token.permit(permit, _list(_sign(actor.key, digests.digestOf(permit, address(token)))));
    }

    function _programmeOf(
        ProgrammeId programme,
        Actor memory sponsor,
        uint64 limit
    ) internal view returns (OpenProgramme memory act) {
        act.programme = programme;
        act.bank = sponsor.party;
        act.bankEpoch = EPOCH;
        act.debtor = core.party;
        act.debtorAccount = core.account;
        act.limit = limit;
        act.currency = CNY;
        act.maxTenorDays = 365;
        act.verifiers = new PartyId[](1);
        act.verifiers[0] = verifier.party;
        act.deadline = _deadline();
    }

    function _openProgramme(ProgrammeId programme, Actor memory sponsor, uint64 limit) internal {
        OpenProgramme memory act = _programmeOf(programme, sponsor, limit);
        programmes.open(act, _list(_sign(sponsor.key, digests.digestOf(act, address(programmes)))));
    }

    function _deadline() internal view returns (uint48) {
        return uint48(block.timestamp + 1 hours);
    }

    function _sign(uint256 key, bytes32 digest) internal pure returns (bytes memory) {
        (uint8 v, bytes32 r, bytes32 s) = vm.sign(key, digest);
        return abi.encodePacked(r, s, v);
    }

    /// @dev Not a party: it signs what no party may say of itself.
    function _registrar() internal pure returns (Actor memory) {
        return Actor(NOBODY, REGISTRAR_KEY, vm.addr(REGISTRAR_KEY));
    }

    function _nobody() internal pure returns (Actor memory) {
        return Actor(NOBODY, 0, address(0));
    }

    function _signed(bytes32 digest, Actor memory a) internal pure returns (bytes[] memory) {
        return _list(_sign(a.key, digest));
    }

    function _signed(bytes32 digest, Actor memory a, Actor memory b) internal pure returns (bytes[] memory) {
        return _list(_sign(a.key, digest), _sign(b.key, digest));
    }

    function _signed(
        bytes32 digest,
        Actor memory a,
        Actor memory b,
        Actor memory c
    ) internal pure returns (bytes[] memory) {
        return _list(_sign(a.key, digest), _sign(b.key, digest), _sign(c.key, digest));
    }

    function _list(bytes memory a) internal pure returns (bytes[] memory signatures) {
        signatures = new bytes[](1);
        signatures[0] = a;
    }

    function _list(bytes memory a, bytes memory b) internal pure returns (bytes[] memory signatures) {
        signatures = new bytes[](2);
        signatures[0] = a;
        signatures[1] = b;
    }

    function _list(bytes memory a, bytes memory b, bytes memory c) internal pure returns (bytes[] memory signatures) {
        signatures = new bytes[](3);
        signatures[0] = a;
        signatures[1] = b;
        signatures[2] = c;
    }

    function _list(
        bytes memory a,
        bytes memory b,
        bytes memory c,
        bytes memory d
    ) internal pure returns (bytes[] memory signatures) {
        signatures = new bytes[](4);
        signatures[0] = a;
        signatures[1] = b;
        signatures[2] = c;
        signatures[3] = d;
    }
}
