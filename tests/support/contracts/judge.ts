/** GrantAnchor on one machine, asked many things at a time. */
import {
  decodeErrorResult,
  decodeFunctionResult,
  encodeDeployData,
  encodeFunctionData,
  type Hex,
} from "viem";
import { grantAnchorAbi, grantAnchorBytecode } from "~contracts/abi/GrantAnchor";
import { compileContract } from "../../../scripts/contracts/compile";
import { type Evm, transact } from "./evm";

const judgeAbi = [
  {
    type: "function",
    name: "tryAll",
    stateMutability: "nonpayable",
    inputs: [
      { name: "target", type: "address" },
      { name: "asked", type: "bytes[]" },
    ],
    outputs: [
      {
        name: "answers",
        type: "tuple[]",
        components: [
          { name: "done", type: "bool" },
          { name: "said", type: "bytes" },
        ],
      },
    ],
  },
] as const;

/** What the contract said to one call: its answer's first word, or the name of its refusal. */
export type Verdict =
  | { readonly ok: true; readonly said: Hex }
  | { readonly ok: false; readonly refusal: string };

export type Judge = {
  readonly contract: Hex;
  /** Administrator and anchor of whatever it makes; nothing of it stays. */
  readonly address: Hex;
  readonly chainId: number;
  /** Makes the calls one after another on the same state, in one `eth_call`. */
  ask(calls: readonly Hex[]): Promise<Verdict[]>;
};

/** What fits into the 30 million gas that our machine gives to a call. */
const CALLS_AT_A_TIME = 240;

/** @param evm the machine to deploy to */
export async function judgeOn(evm: Evm): Promise<Judge> {
  const made = compileContract({ file: "test/Judge.sol", name: "Judge", evmVersion: "paris" });
  const { contractAddress: address } = await transact(evm, {
    data: `0x${made.evm.bytecode.object}`,
  });
  const data = encodeDeployData({
    abi: grantAnchorAbi,
    bytecode: grantAnchorBytecode,
    args: [address],
  });
  const { contractAddress: contract } = await transact(evm, { data });
  const askOnce = async (calls: readonly Hex[]): Promise<Verdict[]> => {
    const call = { abi: judgeAbi, functionName: "tryAll" } as const;
    const request = {
      to: address,
      data: encodeFunctionData({ ...call, args: [contract, calls] }),
    };
    const said = await evm.provider({ method: "eth_call", params: [request, "latest"] });
    return decodeFunctionResult({ ...call, data: said as Hex }).map(verdictOf);
  };
  return {
    contract,
    address,
    chainId: Number(await evm.provider({ method: "eth_chainId" })),
    async ask(calls) {
      const verdicts: Verdict[] = [];
      for (let at = 0; at < calls.length; at += CALLS_AT_A_TIME) {
        verdicts.push(...(await askOnce(calls.slice(at, at + CALLS_AT_A_TIME))));
      }
      return verdicts;
    },
  };
}

function verdictOf({ done, said }: { done: boolean; said: Hex }): Verdict {
  if (done) return { ok: true, said };
  if (said === "0x") return { ok: false, refusal: "nothing said" };
  return { ok: false, refusal: decodeErrorResult({ abi: grantAnchorAbi, data: said }).errorName };
}
