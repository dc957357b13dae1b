// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.20;

import {VM} from "./Vm.sol";

/// @dev Five witnesses and what they sign, written from EIP-712 and sharing nothing with the
/// contract. Witness n is the n-th by ascending address.
contract Witnesses {
    struct Head {
        bytes32 logId;
        uint64 prevSize;
        bytes32 prevRoot;
        uint64 size;
        bytes32 root;
    }

    uint256 internal constant COUNT = 5;
    uint256[] private _keys;

    constructor() {
        for (uint256 key = 1; key <= COUNT; ++key) {
            _keys.push(key);
            uint256 n = key - 1;
            for (; n > 0 && VM.addr(_keys[n - 1]) > VM.addr(key); --n) _keys[n] = _keys[n - 1];
            _keys[n] = key;
        }
    }

    function keyOf(uint256 n) internal view returns (uint256) {
        return _keys[n];
    }

    function witness(uint256 n) internal view returns (address) {
        return VM.addr(_keys[n]);
    }

    /// @dev The first so many witnesses.
    function witnesses(uint256 count) internal view returns (address[] memory list) {
        list = new address[](count);
        for (uint256 n; n < count; ++n) list[n] = witness(n);
    }

    function digestOf(Head memory head, address verifier) internal view returns (bytes32) {
        bytes32 domain = keccak256(
            abi.encode(
                keccak256(
                    "EIP712Domain(string name,string version,uint256 chainId,address verifyingContract)"
                ),
                keccak256("Vouchsafe GrantAnchor"),
                keccak256("1"),
                block.chainid,
                verifier
            )
        );
        bytes32 said = keccak256(
            abi.encode(
                keccak256(
                    "Checkpoint(bytes32 logId,uint64 prevSize,bytes32 prevRoot,uint64 size,bytes32 root)"
                ),
                head
            )
        );
        return keccak256(abi.encodePacked(hex"1901", domain, said));
    }

    function signatureOf(uint256 n, bytes32 digest) internal view returns (bytes memory) {
        (uint8 v, bytes32 r, bytes32 s) = VM.sign(_keys[n], digest);
        return abi.encodePacked(r, s, v);
    }

    /// @dev Signatures of the first so many witnesses, in the order the contract wants.
    function signatures(uint256 count, bytes32 digest) internal view returns (bytes memory all) {
        for (uint256 n; n < count; ++n) all = bytes.concat(all, signatureOf(n, digest));
    }
}
