// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.20;

import {LogTree} from "./LogTree.sol";

/// @title Heads of transparency logs that nobody can rewrite
/// @notice Accepts the head of a log only with a proof that it extends the head accepted before.
/// @dev Holds a size and a root for each log, nothing about people, companies or data. There is no
/// upgrade: a new version is a new contract, and the log here is frozen.
contract GrantAnchor {
    /// @dev One log takes two slots, so that a publication writes two. The first packs, from the
    /// lowest bit: anchor (160), size (64), frozen (8). A proof of storage relies on this order.
    struct Log {
        address anchor;
        uint64 size;
        bool frozen;
        bytes32 root;
    }

    address private immutable _admin;
    mapping(bytes32 logId => Log) private _logs;

    /// @notice A log was created, and this address may publish its heads.
    event LogCreated(bytes32 indexed logId, address indexed anchor);

    /// @notice A head was accepted after its consistency with the previous one was checked.
    event Checkpoint(bytes32 indexed logId, uint64 prevSize, uint64 size, bytes32 root);

    /// @notice Another address publishes the heads of this log from now on.
    event AnchorRotated(bytes32 indexed logId, address indexed previous, address indexed current);

    /// @notice The log accepts no further head.
    event LogFrozen(bytes32 indexed logId, uint64 size, bytes32 root);

    error GrantAnchorNotAdmin(address caller);
    error GrantAnchorNotAnchor(bytes32 logId, address caller);
    error GrantAnchorZeroAddress();
    error GrantAnchorLogExists(bytes32 logId);
    error GrantAnchorUnknownLog(bytes32 logId);
    error GrantAnchorFrozen(bytes32 logId);
    error GrantAnchorOtherHead(bytes32 logId, uint64 haveSize, bytes32 haveRoot);
    error GrantAnchorNotGrowing(uint64 haveSize, uint64 size);
    error GrantAnchorNotConsistent(bytes32 logId, uint64 prevSize, uint64 size);

    modifier onlyAdmin() {
        if (msg.sender != _admin) revert GrantAnchorNotAdmin(msg.sender);
        _;
    }

    /// @param admin_ Creates logs, rotates anchors and freezes; not the key that publishes.
    constructor(address admin_) {
        if (admin_ == address(0)) revert GrantAnchorZeroAddress();
        _admin = admin_;
    }

    /// @notice Starts a log with no entries.
    /// @param logId SHA-256 of the log's origin line.
    /// @param anchor The only address that may publish heads of this log.
    function createLog(bytes32 logId, address anchor) external onlyAdmin {
        if (anchor == address(0)) revert GrantAnchorZeroAddress();
        if (_logs[logId].anchor != address(0)) revert GrantAnchorLogExists(logId);
        _logs[logId].anchor = anchor;
        emit LogCreated(logId, anchor);
    }

    /// @notice Publishes a newer head.
    /// @dev A compare-and-swap on the previous size: sending the same head twice changes nothing.
    /// From size 0 the proof is empty, because every tree extends the empty one.
    /// @param logId The log.
    /// @param prevSize Size of the head that this one follows.
    /// @param newSize Number of entries the new head covers; must be larger.
    /// @param newRoot RFC 6962 SHA-256 root over those entries.
    /// @param consistencyProof RFC 9162 section 2.1.4 proof from the previous head to the new one.
    function publish(
        bytes32 logId,
        uint64 prevSize,
        uint64 newSize,
        bytes32 newRoot,
        bytes32[] calldata consistencyProof
    ) external {
        Log storage log = _logs[logId];
        (address anchor, uint64 size, bool frozen) = (log.anchor, log.size, log.frozen);
        if (msg.sender != anchor) revert GrantAnchorNotAnchor(logId, msg.sender);
        if (frozen) revert GrantAnchorFrozen(logId);
        if (prevSize != size) revert GrantAnchorOtherHead(logId, size, log.root);
        if (newSize <= size) revert GrantAnchorNotGrowing(size, newSize);
        if (!_extends(log, size, newSize, newRoot, consistencyProof)) {
            revert GrantAnchorNotConsistent(logId, prevSize, newSize);
        }
        log.size = newSize;
        log.root = newRoot;
        emit Checkpoint(logId, prevSize, newSize, newRoot);
    }

    /// @notice Lets another address publish the heads of a log, for example after a key was lost.
    function rotateAnchor(bytes32 logId, address anchor) external onlyAdmin {
        if (anchor == address(0)) revert GrantAnchorZeroAddress();
        address previous = _known(logId).anchor;
        _logs[logId].anchor = anchor;
        emit AnchorRotated(logId, previous, anchor);
    }

    /// @notice Ends a log: its head stays readable and provable, and never changes again.
    function freeze(bytes32 logId) external onlyAdmin {
        Log storage log = _known(logId);
        if (log.frozen) revert GrantAnchorFrozen(logId);
        log.frozen = true;
        emit LogFrozen(logId, log.size, log.root);
    }

    /// @notice The head of a log; an unknown log has no anchor and size 0.
    function head(bytes32 logId)
        external
        view
        returns (uint64 size, bytes32 root, address anchor, bool frozen)
    {
        Log storage log = _logs[logId];
        return (log.size, log.root, log.anchor, log.frozen);
    }

    /// @notice Who creates logs, rotates anchors and freezes.
    function admin() external view returns (address) {
        return _admin;
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

    function _extends(
        Log storage log,
        uint64 size,
        uint64 newSize,
        bytes32 newRoot,
        bytes32[] calldata proof
    ) private view returns (bool) {
        if (size == 0) return proof.length == 0;
        return LogTree.isConsistent(size, log.root, newSize, newRoot, proof);
    }

    function _known(bytes32 logId) private view returns (Log storage log) {
        log = _logs[logId];
        if (log.anchor == address(0)) revert GrantAnchorUnknownLog(logId);
    }
}
