import type { Block } from "@ethereumjs/block";
import { getMerkleStateProof } from "@ethereumjs/statemanager";
import { bytesToHex, createAddressFromString, hexToBytes, setLengthLeft } from "@ethereumjs/util";
import type { Machine } from "../machine";
import type { ChainReading, Methods } from "./chain-reading";
import { invalidParams, RpcError } from "./rpc-error";
import { quantity } from "./words";

const INTRINSIC_GAS = 21_000n;
/** Per byte of calldata, with room for the code that a deployment leaves. Only a bound is wanted. */
const GAS_PER_BYTE = 232n;

/** Slots that one question may ask the proofs of. Source: geth, maxGetStorageSlots */
const MAX_SLOTS = 1_024;

type Call = { from?: string; to?: string; data?: string; input?: string };
type Hex = `0x${string}`;

/** Methods that look into the state after a block. */
export function stateMethods(machine: Machine, { known }: ChainReading): Methods {
  const stateAt = (tag: unknown) => machine.stateAt(known(tag).block);
  const accountAt = async (address: unknown, tag: unknown) =>
    (await stateAt(tag)).getAccount(addressOf(address));
  async function call(asked: unknown, block: Block) {
    const { from, to, data, input } = (asked ?? {}) as Call;
    const bytes = bytesOf(input ?? data ?? "0x");
    const result = await machine.call({ from, to, data: bytes }, block);
    if (!result.isReverted) return { ...result, bytes };
    throw new RpcError(3, "execution reverted", bytesToHex(result.returned));
  }
  return {
    eth_call: async ([asked, tag]) => bytesToHex((await call(asked, known(tag).block)).returned),
    eth_estimateGas: async ([asked, tag]) => {
      const { gasUsed, bytes } = await call(asked, known(tag).block);
      return quantity(INTRINSIC_GAS + gasUsed + BigInt(bytes.length) * GAS_PER_BYTE);
    },
    eth_getBalance: async ([address, tag]) =>
      quantity((await accountAt(address, tag))?.balance ?? 0n),
    eth_getTransactionCount: async ([address, tag]) =>
      quantity((await accountAt(address, tag))?.nonce ?? 0n),
    eth_getCode: async ([address, tag]) =>
      bytesToHex(await (await stateAt(tag)).getCode(addressOf(address))),
    eth_getStorageAt: async ([address, slot, tag]) => {
      const value = await (await stateAt(tag)).getStorage(addressOf(address), slotOf(slot));
      return bytesToHex(setLengthLeft(value, 32));
    },
    eth_getProof: async ([address, slots, tag]) => {
      if (!Array.isArray(slots) || slots.length > MAX_SLOTS) {
        throw invalidParams(`slots are a list of at most ${MAX_SLOTS}`);
      }
      return getMerkleStateProof(await stateAt(tag), addressOf(address), slots.map(slotOf));
    },
  };
}

/** @throws RpcError when the parameter is no text of bytes */
export function bytesOf(text: unknown): Uint8Array {
  const isHex = typeof text === "string" && /^0x(?:[0-9a-f]{2})*$/i.test(text);
  if (!isHex) throw invalidParams("bytes are 0x and pairs of hexadecimal digits");
  return hexToBytes(text as Hex);
}

function addressOf(text: unknown) {
  if (bytesOf(text).length !== 20) throw invalidParams("an address has 20 bytes");
  return createAddressFromString(String(text));
}

/** A slot's number may be written short. */
function slotOf(text: unknown): Uint8Array {
  const isHex = typeof text === "string" && /^0x[0-9a-f]{1,64}$/i.test(text);
  if (!isHex) throw invalidParams("a slot is a number of 32 bytes");
  return hexToBytes(`0x${text.slice(2).padStart(64, "0")}`);
}
