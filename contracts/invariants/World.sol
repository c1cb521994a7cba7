// SPDX-License-Identifier: UNLICENSED
pragma solidity 0.8.37;

import {IPartyAccount, Signer} from "../interfaces/IPartyAccount.sol";
import {IPartyAccountFactory} from "../interfaces/IPartyAccountFactory.sol";
import {IRelay} from "../interfaces/IRelay.sol";
import {Claims} from "../support/Claims.sol";
import {Actor} from "../support/Ledger.sol";
import {Passkeys} from "../support/Passkeys.sol";
import {ReenteringToken} from "../support/ReenteringToken.sol";
import {vm} from "../support/Vm.sol";
import {OpenProgramme} from "../types/CreditActs.sol";
import {NOBODY, PartyId, ProgrammeId, ReceivableId} from "../types/Ids.sol";
import {NameSettlementBank} from "../types/BankTransferActs.sol";
import {Enrol} from "../types/PartyActs.sol";
import {ListAsset} from "../types/ReceivableActs.sol";
import {Fragment, Receivable} from "../types/Records.sol";
import {Roles} from "../types/Roles.sol";

/// @dev A live fragment and what it is part of.
struct Spot {
    ReceivableId id;
    uint64 from;
    Fragment part;
    Receivable whole;
}

/// @dev The actors of our stories and, besides: suppliers with passkeys, two of them with accounts of the same signer; a bank that keeps accounts
/// too; a currency whose token re-enters. Few short receivables, so that acts meet.
abstract contract World is Claims {
    uint64 internal constant SHORT = 24;
    uint256 internal constant POOL = 4;
    uint16 internal constant EUR = 978;
    string internal constant RP_ID = "portal.tallystick.example";
    uint256 internal constant PASSKEY = 0xA1;
    uint256 internal constant OTHER_PASSKEY = 0xC1;
    PartyId internal constant HOUSE = PartyId.wrap(110);
    PartyId internal constant TWIN = PartyId.wrap(111);
    PartyId internal constant OTHER_HOUSE = PartyId.wrap(112);
    PartyId internal constant BOTH_BANK = PartyId.wrap(113);
    ProgrammeId internal constant EUR_PROGRAMME = ProgrammeId.wrap(3);
    uint64 internal constant LINE = 1000;

    ReenteringToken internal euro;
    IRelay internal relay;
    IPartyAccountFactory internal factory;
    mapping(PartyId => IPartyAccount) internal accounts;
    /// @dev OTHER_HOUSE's, which recovers now and then; while it does, whatever it holds is left alone by all who need its word.
    address[] internal formerAccounts;
    bool internal recovering;

    ReceivableId[POOL] internal pool;
    /// @dev The time: kept here as well, since a campaign may run each call in a block of its own.
    uint256 internal clock;
    uint256 internal chain;
    uint256 private _dice;

    function setUp() public virtual override {
        super.setUp();
        clock = block.timestamp;
        chain = block.chainid;
        factory = IPartyAccountFactory(_create("parties/PartyAccountFactory", abi.encode(RP_ID)));
        _enrolAccount(HOUSE, "house", PASSKEY);
        _enrolAccount(TWIN, "twin", PASSKEY);
        _enrolAccount(OTHER_HOUSE, "other", OTHER_PASSKEY);
        _enrol(113, Roles.BANK | Roles.SETTLEMENT_BANK);
        address[6] memory targets = [
            address(receivables),
            address(parties),
            address(programmes),
            address(trades),
            address(token),
            _create("telemetry/EvidenceLog", "")
        ];
        relay = IRelay(_create("relay/Relay", abi.encode(targets)));
        _listEuro();
        for (uint32 number = 102; number <= 106; ++number) _nameBank(PartyId.wrap(number), settlementBank.party);
        _nameBank(HOUSE, settlementBank.party);
        _nameBank(OTHER_HOUSE, settlementBank.party);
        // Its buyer's own bank: receipts of it must not count where it buys.
        _nameBank(TWIN, BOTH_BANK);
    }

    function _listEuro() private {
        euro = new ReenteringToken();
        ListAsset memory act = ListAsset(EUR, address(euro), _deadline());
        receivables.listAsset(act, _list(_sign(REGISTRAR_KEY, digests.digestOf(act, address(receivables)))));
        address[3] memory payers = [core.account, bank.account, otherBank.account];
        for (uint256 i = 0; i < payers.length; ++i) {
            euro.mint(payers[i], FUNDS);
            vm.prank(payers[i]);
            euro.approve(address(receivables), type(uint256).max);
        }
        OpenProgramme memory line = _programmeOf(EUR_PROGRAMME, bank, LINE);
        line.currency = EUR;
        programmes.open(line, _list(_sign(bank.key, digests.digestOf(line, address(programmes)))));
    }

    function _enrolAccount(PartyId party, bytes32 salt, uint256 passkey) private {
        accounts[party] = _newAccount(salt, passkey);
        Actor memory actor = Actor(party, 0, address(accounts[party]));
        Enrol memory act = _enrolment(actor, Roles.SUPPLIER);
        bytes32 digest = digests.digestOf(act, address(parties));
        parties.enrol(act, _list(_sign(REGISTRAR_KEY, digest), _by(party, digest)));
    }

    function _newAccount(bytes32 salt, uint256 passkey) internal returns (IPartyAccount) {
        Signer[] memory signers = new Signer[](1);
        signers[0] = Signer(1, Passkeys.keyOf(passkey, factory.passkeyVerifier()));
        return IPartyAccount(factory.create(salt, signers, 1));
    }

    function _nameBank(PartyId party, PartyId bank_) private {
        NameSettlementBank memory act = NameSettlementBank(party, EPOCH, bank_, 1, _deadline());
        bytes32 digest = digests.digestOfNameSettlementBank(act, address(receivables));
        receivables.nameSettlementBank(act, _list(_by(party, digest)));
    }

    /// @dev The party's own signature: by its key, which is its number, or by its passkey.
    function _by(PartyId party, bytes32 digest) internal view returns (bytes memory) {
        if (address(accounts[party]) == address(0)) return _sign(PartyId.unwrap(party), digest);
        return _byAccount(accounts[party], party == OTHER_HOUSE ? OTHER_PASSKEY : PASSKEY, digest);
    }

    function _byAccount(IPartyAccount account, uint256 passkey, bytes32 digest) internal view returns (bytes memory) {
        return _byPasskey(passkey, account.approvalDigest(digest));
    }

    function _byPasskey(uint256 passkey, bytes32 approval) internal view returns (bytes memory) {
        bytes memory key = Passkeys.keyOf(passkey, factory.passkeyVerifier());
        return abi.encode(_list(key), _list(Passkeys.assertionOf(passkey, approval, RP_ID)));
    }

    function _epochOf(PartyId party) internal view returns (uint32) {
        return party == NOBODY ? 0 : parties.partyOf(party).epoch;
    }

    function _accountOf(PartyId party) internal view returns (address) {
        return parties.partyOf(party).account;
    }

    function _cannotSign(PartyId party) internal view returns (bool) {
        return recovering && party == OTHER_HOUSE;
    }

    function _paused() internal view returns (bool) {
        return clock < receivables.pauseOf().until;
    }

    /// @dev A step's dice: each throw is another.
    function _shake(uint256 seed) internal {
        _dice = seed;
    }

    function _roll(uint256 sides) internal returns (uint256) {
        _dice = uint256(keccak256(abi.encode(_dice)));
        return _dice % sides;
    }

    function _supplierBut(PartyId holder) internal returns (PartyId party) {
        PartyId[6] memory all = [supplier.party, subSupplier.party, farSupplier.party, HOUSE, TWIN, OTHER_HOUSE];
        uint256 count = recovering ? all.length - 1 : all.length;
        uint256 first = _roll(count);
        party = all[first];
        if (party == holder) party = all[(first + 1) % count];
    }

    function _bankBut(PartyId holder) internal returns (PartyId) {
        if (holder == bank.party) return otherBank.party;
        if (holder == otherBank.party) return bank.party;
        return _roll(2) == 0 ? bank.party : otherBank.party;
    }

    /// @dev A random live fragment that has all of `on` and none of `off`, and is pledged, or not, or either.
    function _find(uint16 on, uint16 off, Pledged pledged) internal returns (bool found, Spot memory spot) {
        uint256 first = _roll(POOL * SHORT);
        for (uint256 i = 0; i < POOL * SHORT; ++i) {
            uint256 place = (first + i) % (POOL * SHORT);
            spot.id = pool[place / SHORT];
            spot.from = uint64(place % SHORT);
            spot.part = receivables.fragmentOf(spot.id, spot.from);
            if (spot.part.holder == NOBODY || spot.part.flags & on != on || spot.part.flags & off != 0) continue;
            if (_cannotSign(spot.part.holder)) continue;
            if (pledged != Pledged.Either && (pledged == Pledged.Yes) != (spot.part.pledgee != NOBODY)) continue;
            spot.whole = receivables.receivableOf(spot.id);
            return (true, spot);
        }
    }

    /// @dev One that its holder may move.
    function _findMovable() internal returns (bool found, Spot memory spot) {
        (found, spot) = _find(0, type(uint16).max, Pledged.No);
        found = found && clock < spot.whole.due && !_paused();
    }

    function _again(Spot memory spot, uint64 from) internal view returns (Spot memory) {
        return Spot(spot.id, from, receivables.fragmentOf(spot.id, from), receivables.receivableOf(spot.id));
    }

    function _length(Spot memory spot) internal pure returns (uint64) {
        return spot.part.to - spot.from;
    }
}

enum Pledged {
    Either,
    Yes,
    No
}
