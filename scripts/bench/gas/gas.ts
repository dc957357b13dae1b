import type { Figures } from "../figures";
import { otherWays } from "./other-ways";
import { ourWay } from "./our-way";
import { openPayer } from "./payer";

/** Gas of our heads per grant, and of other ways to leave a trace of a grant, on the same machine. */
export async function benchGas(): Promise<Figures> {
  const payer = await openPayer();
  const measured = { ...(await ourWay(payer)), ...(await otherWays(payer)) };
  await payer.chain.close();
  const figures = Object.entries(measured).map(([name, value]) => [name, { value, unit: "gas" }]);
  return Object.fromEntries(figures) as Figures;
}
