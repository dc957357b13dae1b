// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.20;

import {GrantAnchor} from "../src/GrantAnchor.sol";
import {NaiveTree} from "./NaiveTree.sol";
import {VM} from "./Vm.sol";

/// @dev Publishing and proving, in a log without witnesses.
contract GrantAnchorTest is NaiveTree {
    bytes32 private constant LOG = keccak256("log");
    address private constant ANCHOR = address(0xA11CE);
    GrantAnchor private _contract;

    function setUp() public {
        _contract = new GrantAnchor(address(this));
        _contract.createLog(LOG, ANCHOR, 0, new address[](0));
    }

    function _publish(uint64 prev, uint64 size, bytes32 root, bytes32[] memory proof) private {
        VM.prank(ANCHOR);
        _contract.publish(LOG, prev, size, root, proof, "");
    }

    function _head() private view returns (uint64 size, bytes32 root) {
        (size, root,,,,) = _contract.head(LOG);
    }

    /// @dev Two sizes, the older first, of trees that a naive judge can still compute.
    function _sizes(uint8 a, uint8 b) private pure returns (uint64 older, uint64 newer) {
        older = uint64(a % 70) + 1;
        newer = older + uint64(b % 70) + 1;
    }

    function testFuzz_AHeadThatExtendsTheLastOneIsAccepted(uint8 a, uint8 b) public {
        (uint64 older, uint64 newer) = _sizes(a, b);
        _publish(0, older, rootOf(0, older), new bytes32[](0));
        bytes32[] memory proof = consistencyProof(older, newer);
        VM.expectEmit(address(_contract));
        emit GrantAnchor.Checkpoint(LOG, older, newer, rootOf(0, newer));
        _publish(older, newer, rootOf(0, newer), proof);
        (uint64 size, bytes32 root) = _head();
        assert(size == newer && root == rootOf(0, newer));
    }

    function testFuzz_AChangedProofIsRefused(uint8 a, uint8 b, uint256 where, uint256 flip) public {
        (uint64 older, uint64 newer) = _sizes(a, b);
        _publish(0, older, rootOf(0, older), new bytes32[](0));
        bytes32[] memory proof = consistencyProof(older, newer);
        if (proof.length == 0) return;
        proof[where % proof.length] ^= bytes32(flip == 0 ? 1 : flip);
        bytes32 root = rootOf(0, newer);
        VM.expectRevert(
            abi.encodeWithSelector(GrantAnchor.GrantAnchorNotConsistent.selector, LOG, older, newer)
        );
        _publish(older, newer, root, proof);
        (uint64 size,) = _head();
        assert(size == older);
    }

    function testFuzz_AnotherRootIsRefused(uint8 a, uint8 b, bytes32 root) public {
        (uint64 older, uint64 newer) = _sizes(a, b);
        if (root == rootOf(0, newer)) return;
        _publish(0, older, rootOf(0, older), new bytes32[](0));
        bytes32[] memory proof = consistencyProof(older, newer);
        VM.expectRevert(
            abi.encodeWithSelector(GrantAnchor.GrantAnchorNotConsistent.selector, LOG, older, newer)
        );
        _publish(older, newer, root, proof);
    }

    function testFuzz_AnInclusionProofHoldsForItsPlaceOnly(uint8 a, uint8 b, uint8 c) public {
        uint64 size = uint64(a % 70) + 1;
        (uint64 index, uint64 other) = (uint64(b) % size, uint64(c) % size);
        bytes32 root = rootOf(0, size);
        _publish(0, size, root, new bytes32[](0));
        bytes32[] memory proof = inclusionProof(index, size);
        bytes32 leaf = leafOf(index);
        assert(_contract.verifyInclusion(LOG, leaf, index, proof));
        assert(_contract.verifyInclusionAt(size, root, leaf, index, proof));
        if (other != index) assert(!_contract.verifyInclusion(LOG, leaf, other, proof));
        assert(!_contract.verifyInclusion(LOG, leaf, size, proof));
        assert(!_contract.verifyInclusion(keccak256("other"), leaf, index, proof));
    }

    function testFuzz_ConsistencyHoldsBetweenTheirTwoTreesOnly(uint8 a, uint8 b) public {
        (uint64 older, uint64 newer) = _sizes(a, b);
        (bytes32 olderRoot, bytes32 newerRoot) = (rootOf(0, older), rootOf(0, newer));
        bytes32[] memory proof = consistencyProof(older, newer);
        assert(_contract.verifyConsistency(older, olderRoot, newer, newerRoot, proof));
        assert(!_contract.verifyConsistency(older, newerRoot, newer, olderRoot, proof));
        assert(!_contract.verifyConsistency(newer, newerRoot, older, olderRoot, proof));
        assert(!_contract.verifyConsistency(0, 0, newer, newerRoot, proof));
    }

    function test_ATreeExtendsItselfWithoutAProof() public view {
        bytes32 root = rootOf(0, 5);
        assert(_contract.verifyConsistency(5, root, 5, root, new bytes32[](0)));
        assert(!_contract.verifyConsistency(5, root, 5, rootOf(0, 6), new bytes32[](0)));
        assert(!_contract.verifyConsistency(5, root, 5, root, new bytes32[](1)));
        bytes32 one = rootOf(0, 1);
        assert(!_contract.verifyConsistency(2, one, 1, one, new bytes32[](0)));
    }

    /// @dev The proof ends in the smaller tree's root, and the size says that it must go on.
    function testFuzz_ASmallerTreeDoesNotPassForAMuchLargerOne(uint8 a, uint8 b) public {
        (uint64 older, uint64 newer) = _sizes(a, b);
        bytes32[] memory proof = consistencyProof(older, newer);
        (bytes32 olderRoot, bytes32 newerRoot) = (rootOf(0, older), rootOf(0, newer));
        assert(!_contract.verifyConsistency(older, olderRoot, newer * 2 + 1, newerRoot, proof));
        bytes32[] memory path = inclusionProof(0, newer);
        assert(!_contract.verifyInclusionAt(newer * 2 + 1, newerRoot, leafOf(0), 0, path));
    }

    function testFuzz_OnlyTheAnchorPublishes(address stranger) public {
        if (stranger == ANCHOR) return;
        VM.prank(stranger);
        VM.expectRevert(
            abi.encodeWithSelector(GrantAnchor.GrantAnchorNotAnchor.selector, LOG, stranger)
        );
        _contract.publish(LOG, 0, 1, bytes32(uint256(1)), new bytes32[](0), "");
    }

    function test_ALogThatNobodyCreatedTakesNothingEvenFromNobody() public {
        bytes32 other = keccak256("other");
        VM.prank(address(0));
        VM.expectRevert(
            abi.encodeWithSelector(GrantAnchor.GrantAnchorUnknownLog.selector, other)
        );
        _contract.publish(other, 0, 1, bytes32(uint256(1)), new bytes32[](0), "");
    }

    function test_TheSameHeadTwiceChangesNothing() public {
        _publish(0, 7, rootOf(0, 7), new bytes32[](0));
        bytes32 root = rootOf(0, 7);
        VM.expectRevert(
            abi.encodeWithSelector(GrantAnchor.GrantAnchorOtherHead.selector, LOG, uint64(7), root)
        );
        _publish(0, 7, root, new bytes32[](0));
    }

    function test_AnEqualSizeIsNoGrowth() public {
        _publish(0, 7, rootOf(0, 7), new bytes32[](0));
        VM.expectRevert(
            abi.encodeWithSelector(GrantAnchor.GrantAnchorNotGrowing.selector, uint64(7), uint64(7))
        );
        _publish(7, 7, bytes32(uint256(1)), new bytes32[](0));
    }

    function test_TheFirstHeadTakesNoProof() public {
        bytes32 root = leafOf(0);
        VM.expectRevert(
            abi.encodeWithSelector(
                GrantAnchor.GrantAnchorNotConsistent.selector, LOG, uint64(0), uint64(1)
            )
        );
        _publish(0, 1, root, new bytes32[](1));
    }

    function test_TwoLogsGoTheirOwnWays() public {
        bytes32 other = keccak256("other");
        _contract.createLog(other, address(0xB0B), 0, new address[](0));
        _publish(0, 3, rootOf(0, 3), new bytes32[](0));
        bytes32 root = rootOf(0, 5);
        VM.prank(address(0xB0B));
        _contract.publish(other, 0, 5, root, new bytes32[](0), "");
        (uint64 size,) = _head();
        (uint64 otherSize,,,,,) = _contract.head(other);
        assert(size == 3 && otherSize == 5);
    }

    /// @dev A proof of storage reads these two slots without the contract's help.
    function test_AHeadLiesWhereProofsOfStorageLookForIt() public {
        uint64 size = 0x0102030405060708;
        _publish(0, size, keccak256("root"), new bytes32[](0));
        _contract.freeze(LOG);
        bytes32 first = keccak256(abi.encode(LOG, uint256(1)));
        uint256 packed = uint256(VM.load(address(_contract), first));
        assert(address(uint160(packed)) == ANCHOR);
        assert(uint64(packed >> 160) == size);
        assert(packed >> 224 == 1);
        bytes32 second = bytes32(uint256(first) + 1);
        assert(VM.load(address(_contract), second) == keccak256("root"));
    }
}
