// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.20;

import {GrantAnchor} from "../src/GrantAnchor.sol";
import {NaiveTree} from "./NaiveTree.sol";

/// @dev Acts as an honest and as a dishonest anchor in any order that forge thinks of.
contract Publisher is NaiveTree {
    GrantAnchor public immutable grantAnchor;
    bytes32 public constant LOG = keccak256("log");
    uint64 public accepted;

    constructor() {
        grantAnchor = new GrantAnchor(address(this));
        grantAnchor.createLog(LOG, address(this));
    }

    function publishHonestly(uint8 more) external {
        uint64 size = accepted + uint64(more % 16) + 1;
        if (size > 90) return;
        bytes32[] memory proof =
            accepted == 0 ? new bytes32[](0) : consistencyProof(accepted, size);
        grantAnchor.publish(LOG, accepted, size, rootOf(0, size), proof);
        accepted = size;
    }

    function publishAnything(uint64 prev, uint64 size, bytes32 root, bytes32[] calldata proof)
        external
    {
        if (accepted == 0) return;
        try grantAnchor.publish(LOG, prev, size, root, proof) {
            // Only a true extension could come here, and forge does not find one by guessing.
            accepted = size;
        } catch {}
    }
}

/// @dev Whatever was tried, the head is the last one that honestly extended the one before.
contract GrantAnchorInvariant is NaiveTree {
    Publisher private _publisher;

    function setUp() public {
        _publisher = new Publisher();
    }

    function targetContracts() public view returns (address[] memory targets) {
        targets = new address[](1);
        targets[0] = address(_publisher);
    }

    function invariant_TheHeadIsTheTreeOverWhatWasAccepted() public view {
        (uint64 size, bytes32 root,,) = _publisher.grantAnchor().head(_publisher.LOG());
        assert(size == _publisher.accepted());
        assert(size == 0 ? root == 0 : root == rootOf(0, size));
    }
}
