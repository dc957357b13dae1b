/**
 * Keccak-256 of the code that every deployment of GrantAnchor runs. It holds no address and no
 * setting, so it is the same on each chain. Source: contracts/abi/GrantAnchor.ts
 */
export const GRANT_ANCHOR_CODE_HASH =
  "0x09e1a35dc34e13a9b4d9301e96cfea5384518d7d65e04d55c072a50675aa8600";
