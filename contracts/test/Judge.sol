// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.20;

/// @dev Asks a contract many things in one call, and keeps what was refused apart from the rest.
contract Judge {
    struct Answer {
        bool done;
        bytes said;
    }

    function tryAll(address target, bytes[] calldata asked)
        external
        returns (Answer[] memory answers)
    {
        answers = new Answer[](asked.length);
        for (uint256 n; n < asked.length; ++n) {
            (answers[n].done, answers[n].said) = target.call(asked[n]);
        }
    }
}
