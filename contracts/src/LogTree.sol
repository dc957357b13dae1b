// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.20;

/// @title Proofs of an RFC 6962 SHA-256 Merkle tree
/// @dev Hashes with the SHA-256 precompile at address 2 over one scratch buffer of 65 bytes.
library LogTree {
    error LogTreeNoSha256();

    /// @notice Whether a proof shows that the newer tree extends the older one.
    /// @dev Source: RFC 9162 section 2.1.4.2. From size 0 nothing is shown. Equal sizes want equal
    /// roots and no proof.
    function isConsistent(
        uint64 older,
        bytes32 olderRoot,
        uint64 newer,
        bytes32 newerRoot,
        bytes32[] calldata proof
    ) internal view returns (bool) {
        if (older == 0 || older > newer) return false;
        if (older == newer) return proof.length == 0 && olderRoot == newerRoot;
        (uint256 fn, uint256 sn) = (uint256(older) - 1, uint256(newer) - 1);
        while (fn & 1 == 1) (fn, sn) = (fn >> 1, sn >> 1);
        uint256 i;
        bytes32 fr = olderRoot;
        if (fn != 0) {
            if (proof.length == 0) return false;
            (fr, i) = (proof[0], 1);
        }
        bytes32 sr = fr;
        uint256 scratch = _scratch();
        for (; i < proof.length; ++i) {
            if (sn == 0) return false;
            bytes32 hash = proof[i];
            if (fn & 1 == 1 || fn == sn) {
                fr = _node(scratch, hash, fr);
                sr = _node(scratch, hash, sr);
                while (fn & 1 == 0 && fn != 0) (fn, sn) = (fn >> 1, sn >> 1);
            } else {
                sr = _node(scratch, sr, hash);
            }
            (fn, sn) = (fn >> 1, sn >> 1);
        }
        return sn == 0 && fr == olderRoot && sr == newerRoot;
    }

    /// @notice Whether a proof shows that the leaf is in the tree.
    /// @dev Source: RFC 9162 section 2.1.3.2.
    function includes(
        bytes32 root,
        uint64 size,
        bytes32 leafHash,
        uint64 index,
        bytes32[] calldata proof
    ) internal view returns (bool) {
        if (index >= size) return false;
        (uint256 fn, uint256 sn) = (uint256(index), uint256(size) - 1);
        bytes32 hash = leafHash;
        uint256 scratch = _scratch();
        for (uint256 i; i < proof.length; ++i) {
            if (sn == 0) return false;
            if (fn & 1 == 1 || fn == sn) {
                hash = _node(scratch, proof[i], hash);
                while (fn & 1 == 0 && fn != 0) (fn, sn) = (fn >> 1, sn >> 1);
            } else {
                hash = _node(scratch, hash, proof[i]);
            }
            (fn, sn) = (fn >> 1, sn >> 1);
        }
        return sn == 0 && hash == root;
    }

    /// @dev 97 bytes: 0x01, two hashes, and room for the result.
    function _scratch() private pure returns (uint256 scratch) {
        assembly ("memory-safe") {
            scratch := mload(0x40)
            mstore8(scratch, 1)
            mstore(0x40, add(scratch, 128))
        }
    }

    function _node(uint256 scratch, bytes32 left, bytes32 right) private view returns (bytes32 hash) {
        bool hashed;
        assembly ("memory-safe") {
            mstore(add(scratch, 1), left)
            mstore(add(scratch, 33), right)
            hashed := staticcall(gas(), 2, scratch, 65, add(scratch, 65), 32)
            hash := mload(add(scratch, 65))
        }
        if (!hashed) revert LogTreeNoSha256();
    }
}
