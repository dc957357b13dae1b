// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.24;

import {ERC721} from "@openzeppelin/contracts/token/ERC721/ERC721.sol";

/// @dev Other ways to leave a trace of a grant on a chain, for measuring what they cost.
contract PlainEvents {
    event Granted(bytes32 commitment);
    event GrantedTo(bytes32 indexed grantId, bytes32 indexed dataset, bytes32 commitment);

    function grant(bytes32 commitment) external {
        emit Granted(commitment);
    }

    function grantTo(bytes32 grantId, bytes32 dataset, bytes32 commitment) external {
        emit GrantedTo(grantId, dataset, commitment);
    }
}

/// @dev One token for each grant, with its commitment.
contract GrantToken is ERC721("Grant", "GRANT") {
    mapping(uint256 tokenId => bytes32) private _commitments;

    function mint(address to, uint256 tokenId, bytes32 commitment) external {
        _mint(to, tokenId);
        _commitments[tokenId] = commitment;
    }
}
