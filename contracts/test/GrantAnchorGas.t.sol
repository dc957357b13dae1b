// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.20;

import {GrantAnchor} from "../src/GrantAnchor.sol";
import {NaiveTree} from "./NaiveTree.sol";
import {VM} from "./Vm.sol";
import {Witnesses} from "./Witnesses.sol";

/// @dev What calls cost inside the machine, without the 21,000 and the calldata of a transaction.
/// The script that runs forge compares the figures with the committed ones.
contract GrantAnchorGasTest is NaiveTree, Witnesses {
    bytes32 private constant LOG = keccak256("log");
    uint64 private constant OLDER = 75;
    uint64 private constant NEWER = 140;
    GrantAnchor private _contract;

    function setUp() public {
        _contract = new GrantAnchor(address(this));
    }

    function _extend(uint8 quorum, string memory name) private {
        _contract.createLog(LOG, address(this), quorum, witnesses(quorum));
        (bytes32 olderRoot, bytes32 newerRoot) = (rootOf(0, OLDER), rootOf(0, NEWER));
        bytes memory signed = _signed(Head(LOG, 0, 0, OLDER, olderRoot), quorum);
        _contract.publish(LOG, 0, OLDER, olderRoot, new bytes32[](0), signed);
        bytes32[] memory proof = consistencyProof(OLDER, NEWER);
        signed = _signed(Head(LOG, OLDER, olderRoot, NEWER, newerRoot), quorum);
        _contract.publish(LOG, OLDER, NEWER, newerRoot, proof, signed);
        VM.snapshotGasLastCall(name);
    }

    function _signed(Head memory head, uint256 quorum) private view returns (bytes memory) {
        return signatures(quorum, digestOf(head, address(_contract)));
    }

    function test_AHeadWithoutWitnesses() public {
        _extend(0, "publish, 9 hashes, no witness");
    }

    function test_AHeadWithOneWitness() public {
        _extend(1, "publish, 9 hashes, 1 witness");
    }

    function test_AHeadWithThreeWitnesses() public {
        _extend(3, "publish, 9 hashes, 3 witnesses");
    }

    function test_TheFirstHead() public {
        _contract.createLog(LOG, address(this), 0, new address[](0));
        _contract.publish(LOG, 0, OLDER, rootOf(0, OLDER), new bytes32[](0), "");
        VM.snapshotGasLastCall("publish, first head");
    }

    function test_ALogWithThreeWitnesses() public {
        _contract.createLog(LOG, address(this), 2, witnesses(3));
        VM.snapshotGasLastCall("create a log with 3 witnesses");
    }

    function test_AnInclusionProof() public {
        bytes32[] memory proof = inclusionProof(70, NEWER);
        _contract.verifyInclusionAt(NEWER, rootOf(0, NEWER), leafOf(70), 70, proof);
        VM.snapshotGasLastCall("verify an inclusion, 8 hashes");
    }

    function test_TheDeployment() public {
        new GrantAnchor(address(this));
        VM.snapshotGasLastCall("deploy GrantAnchor");
    }
}
