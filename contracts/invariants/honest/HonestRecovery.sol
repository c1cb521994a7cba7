// SPDX-License-Identifier: UNLICENSED
pragma solidity 0.8.37;

import {IPartyAccount} from "../../interfaces/IPartyAccount.sol";
import {IPartyRegistry} from "../../interfaces/IPartyRegistry.sol";
import {ProposeRecovery, StopRecovery} from "../../types/PartyActs.sol";
import {Recovery} from "../../types/Records.sol";
import {HonestCorrections} from "./HonestCorrections.sol";

/// @dev OTHER_HOUSE loses its account, and gets another with the same passkey unless it objects.
abstract contract HonestRecovery is HonestCorrections {
    uint256 private constant OBJECTS_ONCE_IN = 150;

    IPartyAccount private _proposed;

    function setUp() public virtual override {
        super.setUp();
        _nameHonest("a recovery completed");
        _nameHonest("a recovery stopped");
    }

    function _recoverOrNot() internal {
        Recovery memory recovery = parties.recoveryOf(OTHER_HOUSE);
        if (!recovering) {
            if (clock >= recovery.restsUntil && _roll(4) == 0) _propose();
        } else if (clock >= recovery.completesAt) {
            _complete();
        } else if (_roll(OBJECTS_ONCE_IN) == 0) {
            _stop();
        }
    }

    function _propose() private {
        _proposed = _newAccount(keccak256(abi.encode("recovered", clock)), OTHER_PASSKEY);
        ProposeRecovery memory act = _proposalOf(address(_proposed));
        bytes32 digest = digests.digestOfProposeRecovery(act, address(parties));
        bytes[] memory signatures = _list(_sign(REGISTRAR_KEY, digest), _byProposed(digest));
        _runAt(address(parties), abi.encodeCall(IPartyRegistry.proposeRecovery, (act, signatures)));
        recovering = true;
    }

    function _complete() private {
        parties.completeRecovery(OTHER_HOUSE);
        formerAccounts.push(address(accounts[OTHER_HOUSE]));
        accounts[OTHER_HOUSE] = _proposed;
        recovering = false;
        _count("a recovery completed");
        yes(_accountOf(OTHER_HOUSE) == address(_proposed), "a recovered party has the account that was proposed");
    }

    function _stop() private {
        StopRecovery memory act = _objectionOf();
        bytes32 digest = digests.digestOfStopRecovery(act, address(parties));
        bytes[] memory signatures = _list(_by(OTHER_HOUSE, digest));
        _runAt(address(parties), abi.encodeCall(IPartyRegistry.stopRecovery, (act, signatures)));
        recovering = false;
        _count("a recovery stopped");
        yes(_accountOf(OTHER_HOUSE) == address(accounts[OTHER_HOUSE]), "who objected keeps its account");
    }

    function _proposalOf(address account) internal view returns (ProposeRecovery memory) {
        return ProposeRecovery(OTHER_HOUSE, _epochOf(OTHER_HOUSE), account, _deadline());
    }

    function _objectionOf() internal view returns (StopRecovery memory) {
        return StopRecovery(OTHER_HOUSE, _epochOf(OTHER_HOUSE), _deadline());
    }

    function _byProposed(bytes32 digest) internal view returns (bytes memory) {
        return _byAccount(_proposed, OTHER_PASSKEY, digest);
    }
}
