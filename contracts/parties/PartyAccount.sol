// SPDX-License-Identifier: UNLICENSED
pragma solidity 0.8.37;

import {IERC1271} from "@openzeppelin/contracts/interfaces/IERC1271.sol";
import {IERC7913SignatureVerifier} from "@openzeppelin/contracts/interfaces/IERC7913.sol";
import {Initializable} from "@openzeppelin/contracts/proxy/utils/Initializable.sol";
import {ECDSA} from "@openzeppelin/contracts/utils/cryptography/ECDSA.sol";
import {EIP712} from "@openzeppelin/contracts/utils/cryptography/EIP712.sol";
import {P256} from "@openzeppelin/contracts/utils/cryptography/P256.sol";
import {MultiSignerERC7913} from "@openzeppelin/contracts/utils/cryptography/signers/MultiSignerERC7913.sol";
import {MerkleProof} from "@openzeppelin/contracts/utils/cryptography/MerkleProof.sol";
import {IPartyAccount, Signer} from "../interfaces/IPartyAccount.sol";

/// @title See IPartyAccount.
/// @dev OpenZeppelin's decoding and flow, with storage of our own: one slot per signer (its person's number) instead of six, and a threshold
/// of persons instead of keys. The keys themselves are in `SignerAdded` and in each signature.
contract PartyAccount is IPartyAccount, MultiSignerERC7913, EIP712, Initializable {
    bytes32 private constant APPROVAL_TYPEHASH = keccak256("Approval(bytes32 digest,uint64 configuration)");
    bytes32 private constant BATCH_APPROVAL_TYPEHASH = keccak256("BatchApproval(bytes32 root,uint64 configuration)");
    bytes32 private constant CONFIGURE_TYPEHASH = keccak256(
        "Configure(bytes[] remove,bytes[] add,uint32[] persons,uint64 threshold,uint64 configuration,uint48 deadline)"
    );
    /// @dev Where the first of three members of an encoding lies; of two it lies a word earlier.
    uint256 private constant FIRST_OF_THREE = 0x60;
    /// @dev A million acts in one ceremony.
    uint256 private constant MAX_PROOF = 20;
    /// @dev What is not a valid signature, as ERC-1271 has it.
    bytes4 private constant INVALID = 0xffffffff;
    uint256 private constant EOA_BYTES = 20;
    uint256 private constant PASSKEY_BYTES = 84;
    /// @dev Precompiles and system contracts live below: as an ERC-7913 verifier some of them answer yes to everything.
    uint160 private constant LAST_RESERVED_ADDRESS = 0xffff;

    /// @inheritdoc IPartyAccount
    address public immutable passkeyVerifier;

    mapping(bytes32 signerId => uint32 person) private _personOf;
    mapping(uint32 person => uint32 keys) private _keysOf;

    // One slot, all of it read for every approval.
    uint64 private _threshold;
    uint64 private _signerCount;

    /// @inheritdoc IPartyAccount
    uint64 public personCount;
    /// @inheritdoc IPartyAccount
    uint64 public configuration;

    constructor(address passkeyVerifier_) MultiSignerERC7913(new bytes[](0), 1) EIP712("Tallystick", "1") {
        passkeyVerifier = passkeyVerifier_;
        _disableInitializers();
    }

    /// @inheritdoc IPartyAccount
    function initialize(Signer[] calldata signers, uint64 threshold_) external initializer {
        for (uint256 i = 0; i < signers.length; ++i) _addSigner(signers[i].key, signers[i].person);
        _configured(threshold_);
    }

    /// @inheritdoc IPartyAccount
    function configure(
        bytes[] calldata remove,
        bytes[] calldata add,
        uint32[] calldata persons,
        uint64 threshold_,
        uint48 deadline,
        bytes calldata signature
    ) external {
        require(block.timestamp <= deadline, ConfigurationExpired(deadline));
        require(add.length == persons.length, PersonCountDiffers(add.length, persons.length));
        bytes32 digest = _configureDigest(remove, add, persons, threshold_, deadline);
        require(_rawSignatureValidation(approvalDigest(digest), signature), NotApproved(digest));

        for (uint256 i = 0; i < add.length; ++i) _addSigner(add[i], persons[i]);
        for (uint256 i = 0; i < remove.length; ++i) _removeSigner(remove[i]);
        _configured(threshold_);
    }

    /// @inheritdoc IERC1271
    function isValidSignature(bytes32 digest, bytes calldata signature) external view returns (bytes4) {
        bool approved = _rawSignatureValidation(_signedFor(digest, signature), signature);
        return approved ? IERC1271.isValidSignature.selector : INVALID;
    }

    /// @inheritdoc IPartyAccount
    function isSignedByAny(bytes32 digest, bytes calldata signature) external view returns (bytes4) {
        uint256 end = signature.length == 0 ? 0 : 1 + uint256(uint8(signature[0]));
        if (end == 0 || end > signature.length) return INVALID;
        bytes calldata key = signature[1:end];
        bool approved = isSigner(key) && _isSignedBy(key, approvalDigest(digest), signature[end:]);
        return approved ? IPartyAccount.isSignedByAny.selector : INVALID;
    }

    /// @inheritdoc IPartyAccount
    function approvalDigest(bytes32 digest) public view returns (bytes32) {
        return _hashTypedDataV4(keccak256(abi.encode(APPROVAL_TYPEHASH, digest, configuration)));
    }

    /// @inheritdoc IPartyAccount
    function batchApprovalDigest(bytes32 root) public view returns (bytes32) {
        return _hashTypedDataV4(keccak256(abi.encode(BATCH_APPROVAL_TYPEHASH, root, configuration)));
    }

    /// @inheritdoc IPartyAccount
    function personOf(bytes calldata key) external view returns (uint32) {
        return _personOf[keccak256(key)];
    }

    /// @inheritdoc MultiSignerERC7913
    function isSigner(bytes memory signer) public view override returns (bool) {
        return _personOf[keccak256(signer)] != 0;
    }

    /// @inheritdoc MultiSignerERC7913
    function threshold() public view override returns (uint64) {
        return _threshold;
    }

    /// @inheritdoc MultiSignerERC7913
    function getSignerCount() public view override returns (uint256) {
        return _signerCount;
    }

    /// @notice Always none: the keys are not stored. Read `SignerAdded` and `SignerRemoved`.
    function getSigners(uint64, uint64) public pure override returns (bytes[] memory) {
        return new bytes[](0);
    }

    /// @dev What the signers signed to approve `digest`: itself, or the root of the many that it is one of. What is not a proof is no approval of
    /// many either, so it stands for the digest itself, and fails there.
    function _signedFor(bytes32 digest, bytes calldata signature) private view returns (bytes32) {
        (bool many, bytes32[] calldata proof) = _proofIn(signature);
        if (!many) return approvalDigest(digest);
        bytes32 leaf = keccak256(bytes.concat(keccak256(abi.encode(digest))));
        return batchApprovalDigest(MerkleProof.processProofCalldata(proof, leaf));
    }

    /// @dev The third member of `abi.encode(bytes[] keys, bytes[] signatures, bytes32[] proof)`.
    function _proofIn(bytes calldata signature) private pure returns (bool found, bytes32[] calldata proof) {
        assembly ("memory-safe") {
            proof.offset := 0
            proof.length := 0
        }
        uint256 size = signature.length;
        if (size < 0x80 || uint256(bytes32(signature)) != FIRST_OF_THREE) return (false, proof);
        uint256 start = uint256(bytes32(signature[0x40:0x60]));
        if (start > size - 0x20) return (false, proof);
        uint256 length = uint256(bytes32(signature[start:start + 0x20]));
        if (length > MAX_PROOF || length * 0x20 > size - start - 0x20) return (false, proof);
        assembly ("memory-safe") {
            found := 1
            proof.offset := add(signature.offset, add(start, 0x20))
            proof.length := length
        }
    }

    function _addSigner(bytes calldata key, uint32 person) private {
        require(person != 0, PersonZero(key));
        require(_usable(key), UnusableSigner(key));
        bytes32 id = keccak256(key);
        require(_personOf[id] == 0, MultiSignerERC7913AlreadyExists(key));
        _personOf[id] = person;
        ++_signerCount;
        if (++_keysOf[person] == 1) ++personCount;
        emit SignerAdded(id, person, key);
    }

    function _removeSigner(bytes calldata key) private {
        bytes32 id = keccak256(key);
        uint32 person = _personOf[id];
        require(person != 0, MultiSignerERC7913NonexistentSigner(key));
        delete _personOf[id];
        --_signerCount;
        if (--_keysOf[person] == 0) --personCount;
        emit SignerRemoved(id, person);
    }

    function _configured(uint64 threshold_) private {
        _setThreshold(threshold_);
        _validateReachableThreshold();
        ++configuration;
        emit Configured(configuration, threshold_, personCount);
    }

    /// @dev Without the check that it can be reached: while signers change that holds only at the end, and of the code that accounts are
    /// clones of, which has no signer and so signs nothing, never.
    function _setThreshold(uint64 newThreshold) internal override {
        require(newThreshold > 0, MultiSignerERC7913ZeroThreshold());
        _threshold = newThreshold;
        emit ERC7913ThresholdSet(newThreshold);
    }

    function _validateReachableThreshold() internal view override {
        require(personCount >= _threshold, MultiSignerERC7913UnreachableThreshold(personCount, _threshold));
    }

    /// @dev Persons, not keys: one with a laptop, a telephone and a token in the drawer is still one.
    function _validateThreshold(bytes[] calldata signers) internal view override returns (bool) {
        uint256 count;
        uint32[] memory seen = new uint32[](signers.length);
        for (uint256 i = 0; i < signers.length; ++i) {
            uint32 person = _personOf[keccak256(signers[i])];
            if (person == 0) return false;
            uint256 j;
            while (j < count && seen[j] != person) ++j;
            if (j == count) seen[count++] = person;
        }
        return count >= _threshold;
    }

    /// @dev Keys rise by their hash, so none comes twice. An EOA is asked by ECDSA alone: code that appears at its address later, by EIP-7702
    /// or CREATE2, gets no say.
    function _validateSignatures(
        bytes32 hash,
        bytes[] calldata signers,
        bytes[] calldata signatures
    ) internal view override returns (bool) {
        if (signers.length != signatures.length) return false;
        bytes32 last;
        for (uint256 i = 0; i < signers.length; ++i) {
            bytes32 id = keccak256(signers[i]);
            if (id <= last || !_isSignedBy(signers[i], hash, signatures[i])) return false;
            last = id;
        }
        return true;
    }

    function _isSignedBy(bytes calldata key, bytes32 hash, bytes calldata signature) private view returns (bool) {
        if (key.length == EOA_BYTES) {
            (address recovered, ECDSA.RecoverError failure, ) = ECDSA.tryRecoverCalldata(hash, signature);
            return failure == ECDSA.RecoverError.NoError && recovered == address(bytes20(key));
        }
        IERC7913SignatureVerifier verifier = IERC7913SignatureVerifier(passkeyVerifier);
        return verifier.verify(key[EOA_BYTES:], hash, signature) == IERC7913SignatureVerifier.verify.selector;
    }

    function _usable(bytes calldata key) private view returns (bool) {
        if (key.length == EOA_BYTES) {
            address account = address(bytes20(key));
            return uint160(account) > LAST_RESERVED_ADDRESS && account.code.length == 0;
        }
        return
            key.length == PASSKEY_BYTES &&
            address(bytes20(key)) == passkeyVerifier &&
            P256.isValidPublicKey(bytes32(key[20:52]), bytes32(key[52:84]));
    }

    function _configureDigest(
        bytes[] calldata remove,
        bytes[] calldata add,
        uint32[] calldata persons,
        uint64 threshold_,
        uint48 deadline
    ) private view returns (bytes32) {
        bytes32 personsHash = keccak256(abi.encodePacked(persons));
        return
            _hashTypedDataV4(
                keccak256(
                    abi.encode(
                        CONFIGURE_TYPEHASH,
                        _hashOf(remove),
                        _hashOf(add),
                        personsHash,
                        threshold_,
                        configuration,
                        deadline
                    )
                )
            );
    }

    function _hashOf(bytes[] calldata items) private pure returns (bytes32) {
        bytes32[] memory hashes = new bytes32[](items.length);
        for (uint256 i = 0; i < items.length; ++i) hashes[i] = keccak256(items[i]);
        return keccak256(abi.encodePacked(hashes));
    }
}
