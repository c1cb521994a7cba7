// SPDX-License-Identifier: UNLICENSED
pragma solidity 0.8.37;

import {IClaimPledges} from "../interfaces/IClaimPledges.sol";
import {EncumbranceActHashes, Pledge, Release} from "../types/EncumbranceActs.sol";
import {NOBODY} from "../types/Ids.sol";
import {PackedFragment} from "../types/PackedFragment.sol";
import {Roles} from "../types/Roles.sol";
import {ClaimRules} from "./ClaimRules.sol";

/// @title See IClaimPledges.
abstract contract ClaimPledges is IClaimPledges, ClaimRules {
    using EncumbranceActHashes for *;

    /// @inheritdoc IClaimPledges
    function pledge(Pledge calldata act, bytes[] calldata signatures) external nonReentrant {
        _requireRunning();
        _requireTimely(act.deadline, LONGEST_DEADLINE);
        bytes32 digest = _hashTypedDataV4(act.hash());
        _requireNotRevoked(digest);
        _requireCount(signatures, 2);
        require(act.holder != act.pledgee, SameParty(act.holder));
        _requireSigned(act.holder, act.holderEpoch, Roles.ANY, digest, signatures[0]);
        _requireSigned(act.pledgee, act.pledgeeEpoch, Roles.BANK, digest, signatures[1]);

        PackedFragment fragment = _held(act.receivable, act.from, act.to, act.version, act.holder);
        _requireMovable(act.receivable, act.from, fragment, _receivables[act.receivable].due());
        uint32 version = _rewrite(act.receivable, act.from, fragment.withPledgee(act.pledgee));
        emit FragmentPledged(act.receivable, act.holder, act.pledgee, act.from, act.to, version, digest);
    }

    /// @inheritdoc IClaimPledges
    function release(Release calldata act, bytes[] calldata signatures) external nonReentrant {
        _requireTimely(act.deadline, LONGEST_DEADLINE);
        bytes32 digest = _hashTypedDataV4(act.hash());
        _requireCount(signatures, 1);
        _requireSignedEvenIfUnverified(act.pledgee, act.pledgeeEpoch, digest, signatures[0]);

        PackedFragment fragment = _live(act.receivable, act.from, act.to, act.version);
        _requirePledgee(fragment, act.pledgee);
        uint32 version = _rewrite(act.receivable, act.from, fragment.withPledgee(NOBODY));
        emit FragmentReleased(act.receivable, act.pledgee, act.from, act.to, version, digest);
    }
}
