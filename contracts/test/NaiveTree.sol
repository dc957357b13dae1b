// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.20;

/// @dev A tree written from the recursive definitions of RFC 6962 section 2.1, sharing nothing with
/// LogTree: slow, plain, and therefore a judge. Entry n holds the number n.
contract NaiveTree {
    bytes32[] private _collected;

    function leafOf(uint64 index) internal pure returns (bytes32) {
        return sha256(abi.encodePacked(uint8(0), uint256(index)));
    }

    function _split(uint64 count) private pure returns (uint64 k) {
        k = 1;
        while (k * 2 < count) k *= 2;
    }

    function rootOf(uint64 start, uint64 end) internal pure returns (bytes32) {
        if (end - start == 1) return leafOf(start);
        uint64 middle = start + _split(end - start);
        return sha256(abi.encodePacked(uint8(1), rootOf(start, middle), rootOf(middle, end)));
    }

    function inclusionProof(uint64 index, uint64 size) internal returns (bytes32[] memory) {
        delete _collected;
        _path(index, 0, size);
        return _collected;
    }

    function _path(uint64 index, uint64 start, uint64 end) private {
        if (end - start == 1) return;
        uint64 middle = start + _split(end - start);
        if (index < middle) {
            _path(index, start, middle);
            _collected.push(rootOf(middle, end));
        } else {
            _path(index, middle, end);
            _collected.push(rootOf(start, middle));
        }
    }

    function consistencyProof(uint64 older, uint64 newer) internal returns (bytes32[] memory) {
        delete _collected;
        _subproof(older, 0, newer, true);
        return _collected;
    }

    function _subproof(uint64 older, uint64 start, uint64 end, bool isWhole) private {
        if (older == end) {
            if (!isWhole) _collected.push(rootOf(start, end));
            return;
        }
        uint64 middle = start + _split(end - start);
        if (older <= middle) {
            _subproof(older, start, middle, isWhole);
            _collected.push(rootOf(middle, end));
        } else {
            _subproof(older, middle, end, false);
            _collected.push(rootOf(start, middle));
        }
    }
}
