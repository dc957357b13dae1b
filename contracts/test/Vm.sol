// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.20;

/// @dev The cheat codes that our tests use. Source: Foundry book, cheatcodes reference
interface Vm {
    function prank(address sender) external;
    function startPrank(address sender) external;
    function stopPrank() external;
    function expectRevert() external;
    function expectRevert(bytes calldata refusal) external;
    function expectEmit(address emitter) external;
    function chainId(uint256 id) external;
    function load(address target, bytes32 slot) external view returns (bytes32 value);
    function addr(uint256 key) external pure returns (address account);
    function sign(uint256 key, bytes32 digest)
        external
        pure
        returns (uint8 v, bytes32 r, bytes32 s);
    function snapshotGasLastCall(string calldata name) external returns (uint256 gas);
}

/// @dev Forge keeps its cheat codes at this address, so no library is needed.
Vm constant VM = Vm(0x7109709ECfa91a80626fF3989D68f67F5b1DD12D);
