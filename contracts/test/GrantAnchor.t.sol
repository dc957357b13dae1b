// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.20;

import {GrantAnchor} from "../src/GrantAnchor.sol";
import {NaiveTree, Vm} from "./NaiveTree.sol";

/// @dev Needs no library: forge finds tests by their names and cheat codes at a fixed address.
contract GrantAnchorTest is NaiveTree {
    Vm private constant VM = Vm(0x7109709ECfa91a80626fF3989D68f67F5b1DD12D);
    bytes32 private constant LOG = keccak256("log");
    address private constant ANCHOR = address(0xA11CE);
    GrantAnchor private _contract;

    function setUp() public {
        _contract = new GrantAnchor(address(this));
        _contract.createLog(LOG, ANCHOR);
    }

    function _publish(uint64 prev, uint64 size, bytes32 root, bytes32[] memory proof) private {
        VM.prank(ANCHOR);
        _contract.publish(LOG, prev, size, root, proof);
    }

    function _size() private view returns (uint64 size) {
        (size,,,) = _contract.head(LOG);
    }

    function testFuzz_AHeadThatExtendsTheLastOneIsAccepted(uint8 a, uint8 b) public {
        uint64 older = uint64(a % 70) + 1;
        uint64 newer = older + uint64(b % 70) + 1;
        _publish(0, older, rootOf(0, older), new bytes32[](0));
        bytes32[] memory proof = consistencyProof(older, newer);
        _publish(older, newer, rootOf(0, newer), proof);
        (uint64 size, bytes32 root,,) = _contract.head(LOG);
        assert(size == newer && root == rootOf(0, newer));
    }

    function testFuzz_AChangedProofIsRefused(uint8 a, uint8 b, uint256 where, uint256 flip) public {
        uint64 older = uint64(a % 70) + 1;
        uint64 newer = older + uint64(b % 70) + 1;
        _publish(0, older, rootOf(0, older), new bytes32[](0));
        bytes32[] memory proof = consistencyProof(older, newer);
        if (proof.length == 0) return;
        proof[where % proof.length] ^= bytes32(flip == 0 ? 1 : flip);
        bytes32 root = rootOf(0, newer);
        VM.expectRevert(
            abi.encodeWithSelector(GrantAnchor.GrantAnchorNotConsistent.selector, LOG, older, newer)
        );
        _publish(older, newer, root, proof);
        assert(_size() == older);
    }

    function testFuzz_AnotherRootIsRefused(uint8 a, uint8 b, bytes32 root) public {
        uint64 older = uint64(a % 70) + 1;
        uint64 newer = older + uint64(b % 70) + 1;
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
        _publish(0, size, rootOf(0, size), new bytes32[](0));
        bytes32[] memory proof = inclusionProof(index, size);
        assert(_contract.verifyInclusion(LOG, leafOf(index), index, proof));
        if (other != index) assert(!_contract.verifyInclusion(LOG, leafOf(index), other, proof));
        assert(!_contract.verifyInclusion(LOG, leafOf(index), size, proof));
    }

    function testFuzz_OnlyTheAnchorPublishes(address stranger) public {
        if (stranger == ANCHOR) return;
        VM.prank(stranger);
        VM.expectRevert(
            abi.encodeWithSelector(GrantAnchor.GrantAnchorNotAnchor.selector, LOG, stranger)
        );
        _contract.publish(LOG, 0, 1, bytes32(uint256(1)), new bytes32[](0));
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

    function test_AFrozenLogStaysAsItIs() public {
        _publish(0, 3, rootOf(0, 3), new bytes32[](0));
        _contract.freeze(LOG);
        bytes32[] memory proof = consistencyProof(3, 5);
        bytes32 root = rootOf(0, 5);
        VM.expectRevert(abi.encodeWithSelector(GrantAnchor.GrantAnchorFrozen.selector, LOG));
        _publish(3, 5, root, proof);
        VM.expectRevert(abi.encodeWithSelector(GrantAnchor.GrantAnchorFrozen.selector, LOG));
        _contract.freeze(LOG);
    }

    function test_AfterARotationOnlyTheNewAnchorPublishes() public {
        _contract.rotateAnchor(LOG, address(0xB0B));
        bytes32 root = leafOf(0);
        VM.expectRevert(
            abi.encodeWithSelector(GrantAnchor.GrantAnchorNotAnchor.selector, LOG, ANCHOR)
        );
        _publish(0, 1, root, new bytes32[](0));
        VM.prank(address(0xB0B));
        _contract.publish(LOG, 0, 1, root, new bytes32[](0));
        assert(_size() == 1);
    }

    function testFuzz_OnlyTheAdministratorAdministers(address stranger) public {
        if (stranger == address(this)) return;
        bytes memory refusal =
            abi.encodeWithSelector(GrantAnchor.GrantAnchorNotAdmin.selector, stranger);
        VM.startPrank(stranger);
        VM.expectRevert(refusal);
        _contract.createLog(keccak256("other"), stranger);
        VM.expectRevert(refusal);
        _contract.rotateAnchor(LOG, stranger);
        VM.expectRevert(refusal);
        _contract.freeze(LOG);
        VM.stopPrank();
    }

    function test_ALogIsCreatedOnceAndOnlyAKnownOneIsAdministered() public {
        VM.expectRevert(abi.encodeWithSelector(GrantAnchor.GrantAnchorLogExists.selector, LOG));
        _contract.createLog(LOG, address(1));
        bytes32 other = keccak256("other");
        VM.expectRevert(abi.encodeWithSelector(GrantAnchor.GrantAnchorUnknownLog.selector, other));
        _contract.freeze(other);
        VM.expectRevert(abi.encodeWithSelector(GrantAnchor.GrantAnchorUnknownLog.selector, other));
        _contract.rotateAnchor(other, address(1));
        VM.expectRevert(abi.encodeWithSelector(GrantAnchor.GrantAnchorZeroAddress.selector));
        _contract.createLog(other, address(0));
    }
}
