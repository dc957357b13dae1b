// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.20;

import {GrantAnchor} from "../src/GrantAnchor.sol";
import {VM} from "./Vm.sol";

/// @dev Creating, rotating, freezing, and who may do it.
contract GrantAnchorAdminTest {
    bytes32 private constant LOG = keccak256("log");
    bytes32 private constant ROOT = keccak256("root");
    address private constant ANCHOR = address(0xA11CE);
    address private constant NEXT = address(0xB0B);
    GrantAnchor private _contract;

    function setUp() public {
        _contract = new GrantAnchor(address(this));
        _contract.createLog(LOG, ANCHOR, 0, new address[](0));
    }

    function _publish(address by, uint64 prev) private {
        VM.prank(by);
        _contract.publish(LOG, prev, prev + 1, ROOT, new bytes32[](0), "");
    }

    function test_AFrozenLogStaysAsItIs() public {
        _publish(ANCHOR, 0);
        VM.expectEmit(address(_contract));
        emit GrantAnchor.LogFrozen(LOG, 1, ROOT);
        _contract.freeze(LOG);
        bytes memory refusal =
            abi.encodeWithSelector(GrantAnchor.GrantAnchorFrozen.selector, LOG);
        VM.expectRevert(refusal);
        _publish(ANCHOR, 1);
        VM.expectRevert(refusal);
        _contract.freeze(LOG);
        VM.expectRevert(refusal);
        _contract.rotateAnchor(LOG, NEXT);
        VM.expectRevert(refusal);
        _contract.setWitnesses(LOG, 0, new address[](0));
        (uint64 size, bytes32 root, address anchor, bool frozen,, uint16 epoch) =
            _contract.head(LOG);
        assert(size == 1 && root == ROOT && anchor == ANCHOR && frozen && epoch == 0);
    }

    function test_AfterARotationOnlyTheNewAnchorPublishes() public {
        VM.expectEmit(address(_contract));
        emit GrantAnchor.AnchorRotated(LOG, ANCHOR, NEXT);
        _contract.rotateAnchor(LOG, NEXT);
        VM.expectRevert(
            abi.encodeWithSelector(GrantAnchor.GrantAnchorNotAnchor.selector, LOG, ANCHOR)
        );
        _publish(ANCHOR, 0);
        _publish(NEXT, 0);
        (uint64 size,,,,,) = _contract.head(LOG);
        assert(size == 1);
    }

    function testFuzz_OnlyTheAdministratorAdministers(address stranger) public {
        if (stranger == address(this)) return;
        bytes memory refusal =
            abi.encodeWithSelector(GrantAnchor.GrantAnchorNotAdmin.selector, stranger);
        VM.startPrank(stranger);
        VM.expectRevert(refusal);
        _contract.createLog(keccak256("other"), stranger, 0, new address[](0));
        VM.expectRevert(refusal);
        _contract.setWitnesses(LOG, 0, new address[](0));
        VM.expectRevert(refusal);
        _contract.rotateAnchor(LOG, stranger);
        VM.expectRevert(refusal);
        _contract.freeze(LOG);
        VM.expectRevert(refusal);
        _contract.transferAdmin(stranger);
        VM.expectRevert(refusal);
        _contract.acceptAdmin();
        VM.stopPrank();
    }

    function test_TheAdministrationPassesInTwoSteps() public {
        VM.expectEmit(address(_contract));
        emit GrantAnchor.AdminTransferStarted(address(this), NEXT);
        _contract.transferAdmin(NEXT);
        _contract.rotateAnchor(LOG, address(1));
        VM.expectEmit(address(_contract));
        emit GrantAnchor.AdminTransferred(address(this), NEXT);
        VM.prank(NEXT);
        _contract.acceptAdmin();
        (address current, address next) = _contract.admin();
        assert(current == NEXT && next == address(0));
        VM.expectRevert(
            abi.encodeWithSelector(GrantAnchor.GrantAnchorNotAdmin.selector, address(this))
        );
        _contract.freeze(LOG);
        VM.prank(NEXT);
        _contract.freeze(LOG);
    }

    function test_AnOfferThatWasTakenBackCannotBeAccepted() public {
        _contract.transferAdmin(NEXT);
        _contract.transferAdmin(address(0));
        VM.expectRevert(abi.encodeWithSelector(GrantAnchor.GrantAnchorNotAdmin.selector, NEXT));
        VM.prank(NEXT);
        _contract.acceptAdmin();
    }

    function test_ALogIsCreatedOnceAndOnlyAKnownOneIsAdministered() public {
        VM.expectRevert(abi.encodeWithSelector(GrantAnchor.GrantAnchorLogExists.selector, LOG));
        _contract.createLog(LOG, address(1), 0, new address[](0));
        bytes32 other = keccak256("other");
        bytes memory unknown =
            abi.encodeWithSelector(GrantAnchor.GrantAnchorUnknownLog.selector, other);
        VM.expectRevert(unknown);
        _contract.freeze(other);
        VM.expectRevert(unknown);
        _contract.rotateAnchor(other, address(1));
        VM.expectRevert(unknown);
        _contract.setWitnesses(other, 0, new address[](0));
        VM.expectRevert(abi.encodeWithSelector(GrantAnchor.GrantAnchorZeroAddress.selector));
        _contract.createLog(other, address(0), 0, new address[](0));
        VM.expectRevert(abi.encodeWithSelector(GrantAnchor.GrantAnchorZeroAddress.selector));
        _contract.rotateAnchor(LOG, address(0));
        VM.expectRevert(abi.encodeWithSelector(GrantAnchor.GrantAnchorZeroAddress.selector));
        new GrantAnchor(address(0));
    }

    function test_ACreatedLogSaysWhoPublishesAndWhoWitnesses() public {
        bytes32 other = keccak256("other");
        address[] memory one = new address[](1);
        one[0] = address(0xCAFE);
        VM.expectEmit(address(_contract));
        emit GrantAnchor.LogCreated(other, NEXT);
        VM.expectEmit(address(_contract));
        emit GrantAnchor.WitnessesSet(other, 0, 1, one);
        _contract.createLog(other, NEXT, 1, one);
    }

    /// @dev The verifier compares this code with the artifact, so no deployment may differ.
    function test_TheCodeIsTheSameForEveryAdministrator() public {
        assert(address(_contract).codehash == address(new GrantAnchor(NEXT)).codehash);
    }
}
