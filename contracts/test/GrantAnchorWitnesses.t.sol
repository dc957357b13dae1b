// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.20;

import {GrantAnchor} from "../src/GrantAnchor.sol";
import {WitnessQuorum} from "../src/WitnessQuorum.sol";
import {VM} from "./Vm.sol";
import {Witnesses} from "./Witnesses.sol";

/// @dev A log whose heads need signatures of 2 out of 4 witnesses; the fifth is none of them.
contract GrantAnchorWitnessesTest is Witnesses {
    uint256 private constant ORDER =
        0xFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFEBAAEDCE6AF48A03BBFD25E8CD0364141;
    bytes32 private constant LOG = keccak256("log");
    uint256 private constant STRANGER = 4;
    GrantAnchor private _contract;

    function setUp() public {
        _contract = new GrantAnchor(address(this));
        _contract.createLog(LOG, address(this), 2, witnesses(4));
    }

    function _publish(bytes memory signed) private {
        _contract.publish(LOG, 0, 7, keccak256("root"), new bytes32[](0), signed);
    }

    function _first() private pure returns (Head memory) {
        return Head(LOG, 0, 0, 7, keccak256("root"));
    }

    function _digest() private view returns (bytes32) {
        return digestOf(_first(), address(_contract));
    }

    function _size() private view returns (uint64 size) {
        (size,,,,,) = _contract.head(LOG);
    }

    function _refusing(bytes memory refusal, bytes memory signed) private {
        VM.expectRevert(refusal);
        _publish(signed);
        assert(_size() == 0);
    }

    function _notWitness(address signer) private pure returns (bytes memory) {
        return abi.encodeWithSelector(WitnessQuorum.GrantAnchorNotWitness.selector, signer);
    }

    function _badSignature(uint256 place) private pure returns (bytes memory) {
        return abi.encodeWithSelector(WitnessQuorum.GrantAnchorSignature.selector, place);
    }

    function _short(uint256 have, uint256 need) private pure returns (bytes memory) {
        return abi.encodeWithSelector(WitnessQuorum.GrantAnchorQuorum.selector, have, need);
    }

    function test_AsManySignaturesAsTheQuorumSuffice() public {
        _publish(signatures(2, _digest()));
        assert(_size() == 7);
    }

    function test_MoreSignaturesThanTheQuorumAreWelcome() public {
        _publish(signatures(4, _digest()));
        assert(_size() == 7);
    }

    function test_AnyTwoWitnessesSuffice() public {
        bytes32 digest = _digest();
        _publish(bytes.concat(signatureOf(1, digest), signatureOf(3, digest)));
        assert(_size() == 7);
    }

    function testFuzz_TheQuorumIsExact(uint8 quorum, uint8 signers) public {
        (uint8 need, uint256 have) = (quorum % 5, signers % 6);
        bytes32 log = keccak256("exact");
        _contract.createLog(log, address(this), need, witnesses(need == 0 ? 0 : COUNT));
        Head memory head = Head(log, 0, 0, 7, keccak256("root"));
        bytes memory signed = signatures(have, digestOf(head, address(_contract)));
        if (have < need) VM.expectRevert(_short(have, need));
        // Without a quorum nobody is a witness, so that no signature counts.
        else if (need == 0 && have > 0) VM.expectRevert(_notWitness(witness(0)));
        _contract.publish(log, 0, 7, head.root, new bytes32[](0), signed);
        (uint64 size,,,,,) = _contract.head(log);
        assert((size == 7) == (have >= need && (need > 0 || have == 0)));
    }

    function test_AMissingSignatureIsCounted() public {
        _refusing(_short(0, 2), "");
        _refusing(_short(1, 2), signatures(1, _digest()));
    }

    function test_TheSameWitnessTwiceIsOne() public {
        bytes memory one = signatureOf(0, _digest());
        _refusing(_notWitness(witness(0)), bytes.concat(one, one));
    }

    function test_SignersComeInAscendingOrder() public {
        bytes32 digest = _digest();
        bytes memory swapped = bytes.concat(signatureOf(1, digest), signatureOf(0, digest));
        _refusing(_notWitness(witness(0)), swapped);
    }

    function test_OneStrangerSpoilsASufficientQuorum() public {
        bytes memory signed = signatures(2, _digest());
        bytes memory withStranger = bytes.concat(signed, signatureOf(STRANGER, _digest()));
        _refusing(_notWitness(witness(STRANGER)), withStranger);
    }

    function testFuzz_AChangedBitOfASignatureIsRefused(uint256 where) public {
        bytes memory signed = signatures(2, _digest());
        uint256 bit = where % (signed.length * 8);
        signed[bit / 8] ^= bytes1(uint8(1 << (bit % 8)));
        VM.expectRevert();
        _publish(signed);
        assert(_size() == 0);
    }

    function testFuzz_AnotherLengthIsRefused(uint8 extra) public {
        uint256 more = (extra % 64) + 1;
        bytes memory signed = bytes.concat(signatures(2, _digest()), new bytes(more));
        _refusing(_badSignature(2), signed);
    }

    function test_TheHighTwinOfASignatureIsRefused() public {
        (uint8 v, bytes32 r, bytes32 s) = VM.sign(keyOf(1), _digest());
        bytes memory twin = abi.encodePacked(r, bytes32(ORDER - uint256(s)), v == 27 ? 28 : 27);
        _refusing(_badSignature(1), bytes.concat(signatureOf(0, _digest()), twin));
    }

    function testFuzz_OnlyTwoValuesOfVAreKnown(uint8 v) public {
        if (v == 27 || v == 28) return;
        (, bytes32 r, bytes32 s) = VM.sign(keyOf(0), _digest());
        bytes memory signed = abi.encodePacked(r, s, v);
        _refusing(_badSignature(0), bytes.concat(signed, signatureOf(1, _digest())));
    }

    function test_ASignatureOfNobodyIsRefused() public {
        // r = 0 lies on no curve, so that ecrecover answers the zero address.
        bytes memory nobody = abi.encodePacked(bytes32(0), bytes32(uint256(1)), uint8(27));
        _refusing(_badSignature(0), bytes.concat(nobody, signatureOf(1, _digest())));
    }

    function test_ASignatureForAnotherChainContractLogOrHeadIsRefused() public {
        Head memory head = _first();
        bytes32[] memory digests = new bytes32[](6);
        digests[0] = digestOf(head, address(0xBEEF));
        head.logId = keccak256("other");
        digests[1] = digestOf(head, address(_contract));
        (head.logId, head.prevSize) = (LOG, 1);
        digests[2] = digestOf(head, address(_contract));
        (head.prevSize, head.prevRoot) = (0, keccak256("fork"));
        digests[3] = digestOf(head, address(_contract));
        (head.prevRoot, head.size) = (0, 8);
        digests[4] = digestOf(head, address(_contract));
        (head.size, head.root) = (7, keccak256("fork"));
        digests[5] = digestOf(head, address(_contract));
        for (uint256 n; n < digests.length; ++n) {
            VM.expectRevert();
            _publish(signatures(2, digests[n]));
        }
        bytes memory signed = signatures(2, _digest());
        VM.chainId(block.chainid + 1);
        VM.expectRevert();
        _publish(signed);
        assert(_size() == 0);
    }

    function test_FormerWitnessesCountNoMore() public {
        bytes memory signed = signatures(2, _digest());
        address[] memory next = new address[](2);
        (next[0], next[1]) = (witness(2), witness(STRANGER));
        VM.expectEmit(address(_contract));
        emit GrantAnchor.WitnessesSet(LOG, 1, 1, next);
        _contract.setWitnesses(LOG, 1, next);
        assert(!_contract.isWitness(LOG, witness(0)));
        assert(_contract.isWitness(LOG, witness(2)) && _contract.isWitness(LOG, witness(STRANGER)));
        _refusing(_notWitness(witness(0)), signed);
        _publish(signatureOf(STRANGER, _digest()));
        assert(_size() == 7);
    }

    function test_AFormerWitnessThatComesBackCountsAgain() public {
        _contract.setWitnesses(LOG, 0, new address[](0));
        assert(!_contract.isWitness(LOG, witness(0)));
        _contract.setWitnesses(LOG, 1, witnesses(1));
        assert(_contract.isWitness(LOG, witness(0)) && !_contract.isWitness(LOG, witness(1)));
        (,,,, uint8 quorum, uint16 epoch) = _contract.head(LOG);
        assert(quorum == 1 && epoch == 2);
    }

    function testFuzz_AQuorumIsBetweenOneAndTheWitnesses(uint8 quorum, uint8 count) public {
        count %= 6;
        bool isFitting = count == 0 ? quorum == 0 : quorum > 0 && quorum <= count;
        address[] memory list = witnesses(count);
        if (!isFitting) {
            VM.expectRevert(
                abi.encodeWithSelector(
                    GrantAnchor.GrantAnchorQuorumOfWitnesses.selector, quorum, uint256(count)
                )
            );
        }
        _contract.setWitnesses(LOG, quorum, list);
        (,,,,, uint16 epoch) = _contract.head(LOG);
        assert(epoch == (isFitting ? 1 : 0));
    }

    function test_AWitnessIsNamedOnceAndIsSomebody() public {
        address[] memory twice = new address[](2);
        (twice[0], twice[1]) = (witness(0), witness(0));
        VM.expectRevert(
            abi.encodeWithSelector(GrantAnchor.GrantAnchorWitnessTwice.selector, witness(0))
        );
        _contract.setWitnesses(LOG, 1, twice);
        VM.expectRevert(abi.encodeWithSelector(GrantAnchor.GrantAnchorZeroAddress.selector));
        _contract.setWitnesses(LOG, 1, new address[](1));
    }
}
