// SPDX-License-Identifier: UNLICENSED
pragma solidity 0.8.37;

import {Dispute, Resolve} from "../types/EncumbranceActs.sol";
import {PartyId, ReceivableId} from "../types/Ids.sol";
import {ConfirmFreeze, FreezeFragment, OrderDispute, Reassign, Unfreeze} from "../types/OrderActs.sol";
import {Freeze} from "../types/Records.sol";
import {IReceivablesErrors} from "./IReceivablesErrors.sol";

/// @title What lies on a claim: disputes, and what a court orders.
/// @notice `order` is a hash of the order that nobody can guess it from. Its witness is a regulator or a bank with no interest in the fragment, so
/// that no order is the registrar's word alone.
interface IEncumbrances is IReceivablesErrors {
    /// @notice `[from, to)`, the tail, is disputed. A head that remains is at the same new version.
    event FragmentDisputed(ReceivableId indexed receivable, uint64 from, uint64 to, uint32 version, bytes32 digest);
    event DisputeResolved(ReceivableId indexed receivable, uint64 from, uint64 to, uint32 version, bytes32 digest);
    event FragmentFrozen(
        ReceivableId indexed receivable,
        uint64 from,
        uint64 to,
        uint32 version,
        uint40 lapsesAt,
        bytes32 digest
    );
    event FreezeConfirmed(ReceivableId indexed receivable, uint64 from, bytes32 order, bytes32 digest);

    /// @notice `digest` is 0 when the freeze lapsed.
    event FragmentUnfrozen(ReceivableId indexed receivable, uint64 from, uint64 to, uint32 version, bytes32 digest);
    event FragmentReassigned(
        ReceivableId indexed receivable,
        PartyId indexed holder,
        PartyId indexed recipient,
        uint64 from,
        uint64 to,
        uint32 version,
        bytes32 order,
        bytes32 digest
    );

    /// @notice Marks the fragment, or its tail of `amount`, as disputed: it can be paid or cancelled, not passed on. Signed by debtor, holder,
    /// and pledgee if pledged.
    function dispute(Dispute calldata act, bytes[] calldata signatures) external;

    /// @notice Ends a dispute. Signed by debtor, holder.
    function resolve(Resolve calldata act, bytes[] calldata signatures) external;

    /// @notice Begins or ends a dispute over a whole fragment by a court's order. Signed by registrar, witness.
    function orderDispute(OrderDispute calldata act, bytes[] calldata signatures) external;

    /// @notice Stops a fragment at once, for seven days unless an order confirms it, and nothing of it again before seven more have passed,
    /// however it is cut or joined since. Signed by registrar.
    function freeze(FreezeFragment calldata act, bytes[] calldata signatures) external;

    /// @notice Shows the order behind a freeze that did not lapse yet: it stands until it is lifted. Signed by registrar, witness.
    function confirmFreeze(ConfirmFreeze calldata act, bytes[] calldata signatures) external;

    /// @notice Lifts a freeze. Signed by registrar.
    function unfreeze(Unfreeze calldata act, bytes[] calldata signatures) external;

    /// @notice Lifts a freeze that no order confirmed in its time. By anybody.
    function unfreezeLapsed(ReceivableId receivable, uint64 from, uint32 version) external;

    /// @notice Gives a frozen fragment to another party by the order that confirmed the freeze, three days later at the earliest. The freeze ends,
    /// a pledge goes along. Signed by registrar, witness.
    function reassign(Reassign calldata act, bytes[] calldata signatures) external;

    /// @notice The freeze of a fragment; meaningful only while it is frozen.
    function freezeOf(ReceivableId receivable, uint64 from) external view returns (Freeze memory);
}
