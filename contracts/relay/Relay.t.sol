// SPDX-License-Identifier: UNLICENSED
pragma solidity 0.8.37;

import {IDepositToken} from "../interfaces/IDepositToken.sol";
import {IPartyRegistry} from "../interfaces/IPartyRegistry.sol";
import {IProgrammes} from "../interfaces/IProgrammes.sol";
import {IReceivablesErrors} from "../interfaces/IReceivablesErrors.sol";
import {IRelay} from "../interfaces/IRelay.sol";
import {IEvidenceLog} from "../interfaces/IEvidenceLog.sol";
import {ITradeRegistry} from "../interfaces/ITradeRegistry.sol";
import {IUpkeep} from "../interfaces/IUpkeep.sol";
import {Anchoring} from "../support/Anchoring.sol";
import {Claims} from "../support/Claims.sol";
import {vm} from "../support/Vm.sol";
import {Permit} from "../types/CashActs.sol";
import {AdjustProgramme} from "../types/CreditActs.sol";
import {AnchorBatch} from "../types/EvidenceActs.sol";
import {ReceivableId} from "../types/Ids.sol";
import {RaiseEpoch} from "../types/PartyActs.sol";
import {Touch} from "../types/ReceivableActs.sol";
import {TradeAttestation} from "../types/TradeActs.sol";

/// @dev Reverts with as much as the gas it was given pays for.
contract Shouting {
    fallback() external {
        assembly ("memory-safe") {
            // From memory that nothing has written: all zeros.
            revert(0x1000, 10000)
        }
    }
}

/// @dev Uses up whatever gas it is given.
contract Hungry {
    fallback() external {
        while (true) {}
    }
}

contract RelayTest is Claims, Anchoring {
    uint32 private constant GAS = 300_000;
    IRelay private relay;

    function setUp() public override {
        super.setUp();
        _createEvidenceLog();
        relay = _relayTo(address(evidence));
    }

    function test_runs_every_act_of_a_batch() public {
        ReceivableId one = _issued(1);
        ReceivableId two = _issued(2);
        IRelay.Call[] memory calls = new IRelay.Call[](2);
        calls[0] = _touchCall(one, 1);
        calls[1] = _touchCall(two, 1);
        relay.relay(calls);
        eq(receivables.fragmentOf(one, 0).version, 2, "the first ran");
        eq(receivables.fragmentOf(two, 0).version, 2, "the second ran");
    }

    function test_each_number_reaches_its_own_target() public {
        IRelay.Call[] memory calls = new IRelay.Call[](6);
        calls[0] = _touchCall(_issued(1), 1);
        RaiseEpoch memory raise = RaiseEpoch(farSupplier.party, EPOCH, _deadline());
        bytes[] memory signatures = _signed(digests.digestOf(raise, address(parties)), farSupplier);
        calls[1] = IRelay.Call(1, 0, GAS, abi.encodeCall(IPartyRegistry.raiseEpoch, (raise, signatures)));
        AdjustProgramme memory adjust = AdjustProgramme(PROGRAMME, 1, bank.party, EPOCH, 7, 365, true, _deadline());
        signatures = _signed(digests.digestOf(adjust, address(programmes)), bank);
        calls[2] = IRelay.Call(2, 0, GAS, abi.encodeCall(IProgrammes.adjust, (adjust, signatures)));
        TradeAttestation memory attestation = _attestationFor(_issueAct(2));
        signatures = _signed(digests.digestOf(attestation, address(trades)), verifier);
        calls[3] = IRelay.Call(3, 0, GAS, abi.encodeCall(ITradeRegistry.attest, (attestation, signatures)));
        Permit memory permit = Permit(farSupplier.account, address(receivables), 9, 0, _deadline());
        signatures = _signed(digests.digestOf(permit, address(token)), farSupplier);
        calls[4] = IRelay.Call(4, 0, GAS, abi.encodeCall(IDepositToken.permit, (permit, signatures)));
        AnchorBatch memory batch = _batch(LOG_KEY, _anchorOf(SITE, 0, 3));
        bytes memory signature = _sign(LOG_KEY, _digestOf(batch));
        calls[5] = IRelay.Call(5, 0, GAS, abi.encodeCall(IEvidenceLog.anchor, (batch, signature)));
        relay.relay(calls);
        eq(receivables.fragmentOf(_id(1), 0).version, 2, "receivables");
        eq(parties.partyOf(farSupplier.party).epoch, 2, "party registry");
        eq(programmes.programmeOf(PROGRAMME).limit, 7, "programmes");
        eq(trades.invoiceOf(attestation.nullifiers[0]).cap, attestation.cap, "trade registry");
        eq(token.allowance(farSupplier.account, address(receivables)), 9, "deposit token");
        eq(evidence.treeSizeOf(batch.log, SITE), 3, "evidence log");
    }

    function test_names_its_six_targets_and_reaches_no_other() public {
        address[6] memory targets = relay.targets();
        eq(targets[0], address(receivables), "receivables");
        eq(targets[1], address(parties), "party registry");
        eq(targets[2], address(programmes), "programmes");
        eq(targets[3], address(trades), "trade registry");
        eq(targets[4], address(token), "deposit token");
        eq(targets[5], address(evidence), "evidence log");
        IRelay.Call[] memory calls = new IRelay.Call[](1);
        calls[0] = IRelay.Call(6, bytes32(0), GAS, "");
        vm.expectRevert(abi.encodeWithSelector(IRelay.TargetUnknown.selector, 0, 6));
        relay.relay(calls);
    }

    function test_one_that_fails_is_named_and_the_others_run() public {
        ReceivableId one = _issued(1);
        IRelay.Call[] memory calls = new IRelay.Call[](2);
        calls[0] = _touchCall(_id(99), 1);
        calls[1] = _touchCall(one, 1);
        vm.expectEmit(true, true, true, true, address(relay));
        emit IRelay.ActFailed(
            calls[0].digest,
            abi.encodeWithSelector(IReceivablesErrors.FragmentStale.selector, _id(99), 0, FACE, 1)
        );
        relay.relay(calls);
        eq(receivables.fragmentOf(one, 0).version, 2, "the second ran");
    }

    function test_keeps_256_bytes_of_a_long_reason() public {
        relay = _relayTo(address(new Shouting()));
        IRelay.Call[] memory calls = new IRelay.Call[](1);
        calls[0] = IRelay.Call(5, keccak256("loud"), GAS, hex"01");
        vm.expectEmit(true, true, true, true, address(relay));
        emit IRelay.ActFailed(keccak256("loud"), new bytes(256));
        relay.relay(calls);
    }

    function test_an_act_that_eats_its_gas_leaves_the_next_its_own() public {
        relay = _relayTo(address(new Hungry()));
        ReceivableId one = _issued(1);
        IRelay.Call[] memory calls = new IRelay.Call[](2);
        calls[0] = IRelay.Call(5, keccak256("hungry"), 1_000_000, "");
        calls[1] = _touchCall(one, 1);
        relay.relay{gas: 2_000_000}(calls);
        eq(receivables.fragmentOf(one, 0).version, 2, "the second ran");
    }

    function test_refuses_to_start_an_act_with_too_little_gas() public {
        ReceivableId one = _issued(1);
        IRelay.Call[] memory calls = new IRelay.Call[](2);
        calls[0] = _touchCall(one, 1);
        calls[1] = _touchCall(one, 2);
        bytes memory data = abi.encodeCall(IRelay.relay, (calls));
        // The least gas with which the first act starts is too little for the second.
        uint256 index;
        for (uint256 gasGiven = GAS; index == 0; gasGiven += 1_000) {
            (bool done, bytes memory reason) = address(relay).call{gas: gasGiven}(data);
            yes(!done && bytes4(reason) == IRelay.GasTooLow.selector, "refused");
            assembly ("memory-safe") {
                index := mload(add(reason, 0x24))
            }
        }
        eq(index, 1, "the first act had started");
        eq(receivables.fragmentOf(one, 0).version, 1, "nothing of the batch is kept");
    }

    function test_refuses_a_target_that_is_missing() public {
        vm.expectRevert(abi.encodeWithSelector(IRelay.TargetMissing.selector, 5));
        this.relayWithout();
    }

    function relayWithout() external {
        _relayTo(address(0));
    }

    function _relayTo(address last) private returns (IRelay) {
        address[6] memory targets = [
            address(receivables),
            address(parties),
            address(programmes),
            address(trades),
            address(token),
            last
        ];
        return IRelay(_create("relay/Relay", abi.encode(targets)));
    }

    function _touchCall(ReceivableId id, uint32 version) private view returns (IRelay.Call memory) {
        Touch memory act = _touchAct(id, 0, FACE, version, supplier);
        bytes32 digest = digests.digestOf(act, address(receivables));
        bytes memory data = abi.encodeCall(IUpkeep.touch, (act, _list(_sign(supplier.key, digest))));
        return IRelay.Call(0, digest, GAS, data);
    }
}
