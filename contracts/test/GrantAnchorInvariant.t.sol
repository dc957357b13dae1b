// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.20;

import {GrantAnchor} from "../src/GrantAnchor.sol";
import {NaiveTree} from "./NaiveTree.sol";
import {VM} from "./Vm.sol";
import {Witnesses} from "./Witnesses.sol";

/// @dev Honest and dishonest anchor, administrator and stranger, in any order that forge thinks of.
/// Remembers what must hold; a call that ought to have been refused leaves `breach` behind.
contract Actors is NaiveTree, Witnesses {
    GrantAnchor public immutable grantAnchor;
    bytes32 public constant LOG = keccak256("log");
    uint64 private constant LARGEST = 90;

    uint64 public accepted;
    uint8 public quorum;
    uint16 public epoch;
    bool public isFrozen;
    uint256 private _present;
    string public breach;

    constructor() {
        grantAnchor = new GrantAnchor(address(this));
        grantAnchor.createLog(LOG, address(this), 0, new address[](0));
    }

    function publishHonestly(uint8 more) external {
        if (accepted == LARGEST) return;
        if (_tryExtending(more, quorum) == isFrozen) breach = "an honest head";
    }

    function publishWithOneSignatureLess(uint8 more) external {
        if (quorum == 0 || accepted == LARGEST) return;
        if (_tryExtending(more, quorum - 1)) breach = "too few signatures";
    }

    function publishForATreeWithAnotherPast(uint64 size, bytes32 root, bytes32[] calldata proof)
        external
    {
        if (accepted == 0) return;
        bytes memory signed = _signed(size, root, quorum);
        try grantAnchor.publish(LOG, accepted, size, root, proof, signed) {
            breach = "another past";
        } catch {}
    }

    function publishAnOlderHeadAgain(uint8 less) external {
        if (accepted < 2) return;
        uint64 size = uint64(less % (accepted - 1)) + 1;
        bytes memory signed = _signed(size, rootOf(0, size), quorum);
        try grantAnchor.publish(LOG, accepted, size, rootOf(0, size), new bytes32[](0), signed) {
            breach = "a smaller tree";
        } catch {}
    }

    function setWitnesses(uint8 need, uint8 count) external {
        count %= 6;
        need = count == 0 ? 0 : (need % count) + 1;
        try grantAnchor.setWitnesses(LOG, need, witnesses(count)) {
            if (isFrozen) breach = "witnesses of a frozen log";
            (quorum, _present) = (need, count);
            epoch += 1;
        } catch {
            if (!isFrozen) breach = "witnesses of a living log";
        }
    }

    function freeze(uint8 chance) external {
        if (chance % 16 != 0) return;
        try grantAnchor.freeze(LOG) {
            if (isFrozen) breach = "frozen twice";
            isFrozen = true;
        } catch {}
    }

    function tryAsStranger(address stranger, uint8 what, uint64 size, bytes32 root) external {
        if (stranger == address(this)) return;
        bytes[7] memory calls = [
            abi.encodeCall(
                grantAnchor.publish,
                (LOG, accepted, size, root, new bytes32[](0), _signed(size, root, quorum))
            ),
            abi.encodeCall(grantAnchor.createLog, (root, stranger, 0, new address[](0))),
            abi.encodeCall(grantAnchor.setWitnesses, (LOG, 0, new address[](0))),
            abi.encodeCall(grantAnchor.rotateAnchor, (LOG, stranger)),
            abi.encodeCall(grantAnchor.freeze, (LOG)),
            abi.encodeCall(grantAnchor.transferAdmin, (stranger)),
            abi.encodeCall(grantAnchor.acceptAdmin, ())
        ];
        VM.prank(stranger);
        (bool done,) = address(grantAnchor).call(calls[what % calls.length]);
        if (done) breach = "a stranger";
    }

    function _tryExtending(uint8 more, uint256 signers) private returns (bool done) {
        uint64 size = accepted + uint64(more % 16) + 1;
        if (size > LARGEST) size = LARGEST;
        bytes32 root = rootOf(0, size);
        bytes32[] memory proof =
            accepted == 0 ? new bytes32[](0) : consistencyProof(accepted, size);
        bytes memory signed = _signed(size, root, signers);
        try grantAnchor.publish(LOG, accepted, size, root, proof, signed) {
            (accepted, done) = (size, true);
        } catch {}
    }

    function _signed(uint64 size, bytes32 root, uint256 signers)
        private
        view
        returns (bytes memory)
    {
        bytes32 prevRoot = accepted == 0 ? bytes32(0) : rootOf(0, accepted);
        Head memory head = Head(LOG, accepted, prevRoot, size, root);
        return signatures(signers, digestOf(head, address(grantAnchor)));
    }

    function isAsExpected(uint256 n) external view returns (bool) {
        return grantAnchor.isWitness(LOG, witness(n)) == (n < _present);
    }
}

/// @dev Whatever was tried, the log is what honest acts made of it.
contract GrantAnchorInvariant is NaiveTree {
    Actors private _actors;
    uint64 private _largest;

    function setUp() public {
        _actors = new Actors();
    }

    function targetContracts() public view returns (address[] memory targets) {
        targets = new address[](1);
        targets[0] = address(_actors);
    }

    /// @dev The root is always that of the one honest tree; so each accepted head extends the one
    /// before, and the size never falls.
    function invariant_TheHeadIsTheTreeOverWhatWasAccepted() public {
        (uint64 size, bytes32 root,,,,) = _actors.grantAnchor().head(_actors.LOG());
        assert(size == _actors.accepted() && size >= _largest);
        assert(size == 0 ? root == 0 : root == rootOf(0, size));
        _largest = size;
    }

    function invariant_NothingThatOughtToBeRefusedWasDone() public view {
        string memory breach = _actors.breach();
        require(bytes(breach).length == 0, breach);
    }

    function invariant_AnchorQuorumAndEpochAreWhatTheAdministratorSaid() public view {
        (,, address anchor, bool frozen, uint8 quorum, uint16 epoch) =
            _actors.grantAnchor().head(_actors.LOG());
        assert(anchor == address(_actors) && frozen == _actors.isFrozen());
        assert(quorum == _actors.quorum() && epoch == _actors.epoch());
        for (uint256 n; n < 5; ++n) assert(_actors.isAsExpected(n));
    }

    function invariant_TheAdministratorIsTheSame() public view {
        (address current, address next) = _actors.grantAnchor().admin();
        assert(current == address(_actors) && next == address(0));
    }
}
