// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.20;

import {LogTree} from "./LogTree.sol";
import {WitnessQuorum} from "./WitnessQuorum.sol";

/// @title Heads of transparency logs that nobody can rewrite
/// @notice Accepts the head of a log only with a proof that it extends the head accepted before,
/// and, where the log has a quorum, with the signatures of so many of its witnesses.
/// @dev Holds a size and a root for each log, nothing about people, companies or data. There is no
/// upgrade: a new version is a new contract, and the log here is frozen. Nothing is immutable, so
/// that the code of every deployment is the same to the byte and can be compared.
contract GrantAnchor {
    /// @dev One log takes two slots, so that a publication writes two. The first packs, from the
    /// lowest bit: anchor (160), size (64), frozen (8), quorum (8), epoch (16). Proofs of storage
    /// rely on this order.
    struct Log {
        address anchor;
        uint64 size;
        bool frozen;
        uint8 quorum;
        uint16 epoch;
        bytes32 root;
    }

    /// @dev The order of these variables is part of the proofs: `_logs` lies in slot 1.
    address private _admin;
    mapping(bytes32 logId => Log) private _logs;
    mapping(bytes32 logId => mapping(uint16 epoch => mapping(address signer => bool))) private
        _witnesses;
    address private _nextAdmin;

    /// @notice A log was created, and this address may publish its heads.
    event LogCreated(bytes32 indexed logId, address indexed anchor);

    /// @notice A head was accepted after its consistency with the previous one was checked.
    event Checkpoint(bytes32 indexed logId, uint64 prevSize, uint64 size, bytes32 root);

    /// @notice From now on so many of these witnesses must sign each head of the log.
    event WitnessesSet(bytes32 indexed logId, uint16 epoch, uint8 quorum, address[] witnesses);

    /// @notice Another address publishes the heads of this log from now on.
    event AnchorRotated(bytes32 indexed logId, address indexed previous, address indexed current);

    /// @notice The log accepts no further head and no other change.
    event LogFrozen(bytes32 indexed logId, uint64 size, bytes32 root);

    /// @notice The administrator named who may take its place; nobody, when that is zero.
    event AdminTransferStarted(address indexed current, address indexed next);

    /// @notice The administrator of all logs is another from now on.
    event AdminTransferred(address indexed previous, address indexed current);

    error GrantAnchorNotAdmin(address caller);
    error GrantAnchorNotAnchor(bytes32 logId, address caller);
    error GrantAnchorZeroAddress();
    error GrantAnchorLogExists(bytes32 logId);
    error GrantAnchorUnknownLog(bytes32 logId);
    error GrantAnchorFrozen(bytes32 logId);
    error GrantAnchorOtherHead(bytes32 logId, uint64 haveSize, bytes32 haveRoot);
    error GrantAnchorNotGrowing(uint64 haveSize, uint64 size);
    error GrantAnchorNotConsistent(bytes32 logId, uint64 prevSize, uint64 size);
    error GrantAnchorWitnessTwice(address witness);
    error GrantAnchorQuorumOfWitnesses(uint8 quorum, uint256 witnesses);

    modifier onlyAdmin() {
        if (msg.sender != _admin) revert GrantAnchorNotAdmin(msg.sender);
        _;
    }

    /// @param admin_ Creates logs, sets witnesses, rotates anchors and freezes; not the key that
    /// publishes.
    constructor(address admin_) {
        if (admin_ == address(0)) revert GrantAnchorZeroAddress();
        _admin = admin_;
        emit AdminTransferred(address(0), admin_);
    }

    /// @notice Starts a log with no entries.
    /// @param logId SHA-256 of the log's origin line and the chain's number.
    /// @param anchor The only address that may publish heads of this log.
    /// @param quorum How many witnesses must sign each head; 0 for a log without witnesses.
    /// @param witnesses Addresses of the witnesses, each once, at least as many as the quorum.
    function createLog(bytes32 logId, address anchor, uint8 quorum, address[] calldata witnesses)
        external
        onlyAdmin
    {
        if (anchor == address(0)) revert GrantAnchorZeroAddress();
        Log storage log = _logs[logId];
        if (log.anchor != address(0)) revert GrantAnchorLogExists(logId);
        log.anchor = anchor;
        emit LogCreated(logId, anchor);
        _setWitnesses(log, logId, quorum, witnesses);
    }

    /// @notice Publishes a newer head.
    /// @dev A compare-and-swap on the previous size: sending the same head twice changes nothing.
    /// From size 0 the proof is empty, because every tree extends the empty one.
    /// @param logId The log.
    /// @param prevSize Size of the head that this one follows.
    /// @param newSize Number of entries the new head covers; must be larger.
    /// @param newRoot RFC 6962 SHA-256 root over those entries.
    /// @param consistencyProof RFC 9162 section 2.1.4 proof from the previous head to the new one.
    /// @param witnessSignatures EIP-712 signatures of 65 bytes each, by ascending addresses of
    /// their signers: at least as many as the quorum, and none but those of present witnesses.
    function publish(
        bytes32 logId,
        uint64 prevSize,
        uint64 newSize,
        bytes32 newRoot,
        bytes32[] calldata consistencyProof,
        bytes calldata witnessSignatures
    ) external {
        Log storage log = _living(logId);
        if (msg.sender != log.anchor) revert GrantAnchorNotAnchor(logId, msg.sender);
        bytes32 prevRoot = log.root;
        if (prevSize != log.size) revert GrantAnchorOtherHead(logId, log.size, prevRoot);
        if (newSize <= prevSize) revert GrantAnchorNotGrowing(prevSize, newSize);
        bool extends = prevSize == 0
            ? consistencyProof.length == 0
            : LogTree.isConsistent(prevSize, prevRoot, newSize, newRoot, consistencyProof);
        if (!extends) revert GrantAnchorNotConsistent(logId, prevSize, newSize);
        WitnessQuorum.check(
            _witnesses[logId][log.epoch],
            log.quorum,
            WitnessQuorum.Head(logId, prevSize, prevRoot, newSize, newRoot),
            witnessSignatures
        );
        log.size = newSize;
        log.root = newRoot;
        emit Checkpoint(logId, prevSize, newSize, newRoot);
    }

    /// @notice Replaces the witnesses of a log; signatures of the former count no more.
    /// @dev The epoch goes up by one; after 65,535 changes it cannot, and the call reverts.
    function setWitnesses(bytes32 logId, uint8 quorum, address[] calldata witnesses)
        external
        onlyAdmin
    {
        Log storage log = _living(logId);
        log.epoch += 1;
        _setWitnesses(log, logId, quorum, witnesses);
    }

    /// @notice Lets another address publish the heads of a log, for example after a key was lost.
    function rotateAnchor(bytes32 logId, address anchor) external onlyAdmin {
        if (anchor == address(0)) revert GrantAnchorZeroAddress();
        Log storage log = _living(logId);
        address previous = log.anchor;
        log.anchor = anchor;
        emit AnchorRotated(logId, previous, anchor);
    }

    /// @notice Ends a log: its head stays readable and provable, and never changes again.
    function freeze(bytes32 logId) external onlyAdmin {
        Log storage log = _living(logId);
        log.frozen = true;
        emit LogFrozen(logId, log.size, log.root);
    }

    /// @notice Names the next administrator, who takes over by accepting. Zero takes the offer back.
    function transferAdmin(address next) external onlyAdmin {
        _nextAdmin = next;
        emit AdminTransferStarted(msg.sender, next);
    }

    /// @notice Takes over the administration; only for the address that was named.
    function acceptAdmin() external {
        if (msg.sender != _nextAdmin) revert GrantAnchorNotAdmin(msg.sender);
        address previous = _admin;
        _admin = msg.sender;
        delete _nextAdmin;
        emit AdminTransferred(previous, msg.sender);
    }

    /// @notice The head of a log and who may move it; an unknown log has no anchor and size 0.
    function head(bytes32 logId)
        external
        view
        returns (
            uint64 size,
            bytes32 root,
            address anchor,
            bool frozen,
            uint8 quorum,
            uint16 epoch
        )
    {
        Log storage log = _logs[logId];
        return (log.size, log.root, log.anchor, log.frozen, log.quorum, log.epoch);
    }

    /// @notice Whether an address is a witness of a log at present.
    function isWitness(bytes32 logId, address signer) external view returns (bool) {
        return _witnesses[logId][_logs[logId].epoch][signer];
    }

    /// @notice Who administers, and who was named to be next.
    function admin() external view returns (address current, address next) {
        return (_admin, _nextAdmin);
    }

    /// @notice Whether an entry is in the log as its present head says.
    /// @param logId The log.
    /// @param leafHash SHA-256(0x00 || commitment) of the entry.
    /// @param index Zero-based place of the entry.
    /// @param proof RFC 9162 section 2.1.3 inclusion proof, the leaf's sibling first.
    function verifyInclusion(bytes32 logId, bytes32 leafHash, uint64 index, bytes32[] calldata proof)
        external
        view
        returns (bool)
    {
        Log storage log = _logs[logId];
        return LogTree.includes(log.root, log.size, leafHash, index, proof);
    }

    /// @notice Whether an entry is in the tree of this size and root, whatever this contract holds.
    function verifyInclusionAt(
        uint64 size,
        bytes32 root,
        bytes32 leafHash,
        uint64 index,
        bytes32[] calldata proof
    ) external view returns (bool) {
        return LogTree.includes(root, size, leafHash, index, proof);
    }

    /// @notice Whether one tree extends another, whatever this contract holds.
    /// @dev A proof from size 0 is refused: it would say nothing.
    /// @param proof RFC 9162 section 2.1.4 proof; empty when both trees are the same.
    function verifyConsistency(
        uint64 older,
        bytes32 olderRoot,
        uint64 newer,
        bytes32 newerRoot,
        bytes32[] calldata proof
    ) external view returns (bool) {
        return LogTree.isConsistent(older, olderRoot, newer, newerRoot, proof);
    }

    function _setWitnesses(
        Log storage log,
        bytes32 logId,
        uint8 quorum,
        address[] calldata witnesses
    ) private {
        // Witnesses without a quorum would look like a promise that nothing keeps.
        bool isEmpty = witnesses.length == 0;
        if (quorum > witnesses.length || (quorum == 0) != isEmpty) {
            revert GrantAnchorQuorumOfWitnesses(quorum, witnesses.length);
        }
        uint16 epoch = log.epoch;
        mapping(address => bool) storage present = _witnesses[logId][epoch];
        for (uint256 place; place < witnesses.length; ++place) {
            address witness = witnesses[place];
            if (witness == address(0)) revert GrantAnchorZeroAddress();
            if (present[witness]) revert GrantAnchorWitnessTwice(witness);
            present[witness] = true;
        }
        log.quorum = quorum;
        emit WitnessesSet(logId, epoch, quorum, witnesses);
    }

    /// @dev A log that exists and is not frozen.
    function _living(bytes32 logId) private view returns (Log storage log) {
        log = _logs[logId];
        if (log.anchor == address(0)) revert GrantAnchorUnknownLog(logId);
        if (log.frozen) revert GrantAnchorFrozen(logId);
    }
}
