// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.20;

/// @title What witnesses of a log sign, and who signed it
/// @dev EIP-712 over secp256k1. The domain names the chain and the contract, so that a signature
/// for one is worth nothing on another.
library WitnessQuorum {
    /// @dev A head and the one it follows; `prevRoot` is zero before the first head.
    struct Head {
        bytes32 logId;
        uint64 prevSize;
        bytes32 prevRoot;
        uint64 size;
        bytes32 root;
    }

    bytes32 private constant DOMAIN_TYPE = keccak256(
        "EIP712Domain(string name,string version,uint256 chainId,address verifyingContract)"
    );
    bytes32 private constant HEAD_TYPE = keccak256(
        "Checkpoint(bytes32 logId,uint64 prevSize,bytes32 prevRoot,uint64 size,bytes32 root)"
    );
    bytes32 private constant NAME = keccak256("Vouchsafe GrantAnchor");
    bytes32 private constant VERSION = keccak256("1");

    /// @dev Half of the order of secp256k1; of the two values of s only the lower is taken, or
    /// anybody could make a second signature out of the first. Source: EIP-2
    uint256 private constant HIGHEST_S =
        0x7FFFFFFFFFFFFFFFFFFFFFFFFFFFFFFF5D576E7357A4501DDFE92F46681B20A0;
    /// @dev r (32 bytes), s (32) and v (1).
    uint256 private constant LENGTH = 65;

    /// @notice A signature of another length, with a high s, another v than 27 or 28, or no signer.
    error GrantAnchorSignature(uint256 place);
    /// @notice Not a present witness of the log, or not in ascending order of addresses.
    error GrantAnchorNotWitness(address signer);
    error GrantAnchorQuorum(uint256 have, uint256 need);

    /// @notice Reverts unless at least `need` witnesses signed the head, each once, and nobody else.
    /// @param signatures Of 65 bytes each, one after another, by ascending addresses of signers.
    function check(
        mapping(address signer => bool) storage witnesses,
        uint256 need,
        Head memory head,
        bytes calldata signatures
    ) internal view {
        uint256 have = signatures.length / LENGTH;
        if (signatures.length % LENGTH != 0) revert GrantAnchorSignature(have);
        if (have < need) revert GrantAnchorQuorum(have, need);
        if (have == 0) return;
        bytes32 digest = digestOf(head);
        address last;
        for (uint256 place; place < have; ++place) {
            address signer = _signerOf(digest, signatures, place);
            if (signer <= last || !witnesses[signer]) revert GrantAnchorNotWitness(signer);
            last = signer;
        }
    }

    /// @notice What a witness signs. Source: EIP-712
    function digestOf(Head memory head) internal view returns (bytes32) {
        bytes32 domain =
            keccak256(abi.encode(DOMAIN_TYPE, NAME, VERSION, block.chainid, address(this)));
        bytes32 said = keccak256(
            abi.encode(HEAD_TYPE, head.logId, head.prevSize, head.prevRoot, head.size, head.root)
        );
        return keccak256(abi.encodePacked(bytes2(0x1901), domain, said));
    }

    function _signerOf(bytes32 digest, bytes calldata signatures, uint256 place)
        private
        pure
        returns (address signer)
    {
        uint256 start = place * LENGTH;
        bytes32 r = bytes32(signatures[start:start + 32]);
        bytes32 s = bytes32(signatures[start + 32:start + 64]);
        uint8 v = uint8(signatures[start + 64]);
        if (uint256(s) > HIGHEST_S || (v != 27 && v != 28)) revert GrantAnchorSignature(place);
        signer = ecrecover(digest, v, r, s);
        if (signer == address(0)) revert GrantAnchorSignature(place);
    }
}
