import { mkdtemp, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { verifierKeyOf } from "~/domain/transparency/notes/note";
import { parsePolicy } from "~/domain/transparency/notes/policy";
import { anOperator, submission } from "../../tests/support/witness";
import { type RunningWitness, startWitness } from "./witness";

const operator = anOperator();
const logLine = `log ${verifierKeyOf(operator.signer.key)}\nquorum none\n`;

async function aFolder(policy = logLine) {
  const folder = await mkdtemp(join(tmpdir(), "vouchsafe-witness-cli-"));
  const file = join(folder, "policy");
  await writeFile(file, policy);
  const said: string[] = [];
  const start = (...more: string[]) =>
    startWitness(
      ["--data", join(folder, "data"), "--policy", file, "--port", "0", ...more],
      (line) => said.push(line),
    );
  return { folder, said, start };
}

async function started(one: RunningWitness | number): Promise<RunningWitness> {
  if (typeof one === "number") throw new Error(`ended with ${one}`);
  return one;
}

test("the first start makes keys and says what the hub and the contract need, in both languages", async () => {
  const { folder, said, start } = await aFolder();
  const witness = await started(await start("--name", "hospital.example/witness"));
  await witness.stop();
  const lines = said.filter((line) => line.startsWith("  witness ")).map((line) => line.trim());
  const policy = parsePolicy(`${lines.join("\n").replace(" hospital", " other")}\nquorum none\n`);
  expect(policy.ok && policy.value.witnesses.map(({ key, url }) => [key.type, url])).toEqual([
    [4, witness.url],
    [6, witness.url],
  ]);
  expect(said.some((line) => /0x[0-9a-f]{40}$/.test(line))).toBe(true);
  expect(said.at(-1)).toMatch(/기다려요.* \/ The witness listens/);
  expect((await stat(join(folder, "data", "witness-keys.json"))).mode & 0o777).toBe(0o600);
});

test("a second start needs no name, makes no keys and goes on where it was", async () => {
  const { said, start } = await aFolder();
  const first = await started(await start("--name", "w.example", "--no-ml-dsa"));
  const post = (url: string, body: string) =>
    fetch(`${url}/add-checkpoint`, { method: "POST", body });
  const body = submission(0, [], operator.history().checkpoint(3));
  expect((await post(first.url, body)).status).toBe(200);
  await first.stop();
  const before = said.filter((line) => line.startsWith("  witness ")).length;
  said.length = 0;
  const second = await started(await start());
  expect(await (await post(second.url, body)).text()).toBe("3\n");
  await second.stop();
  expect(before).toBe(1);
  expect(said.join("\n")).not.toContain("New keys");
});

test("what is missing or wrong is said in words, with the usage, and nothing starts", async () => {
  const { said, start } = await aFolder();
  const nothing = await startWitness([], (line) => said.push(line));
  const noName = await start();
  const badName = await start("--name", "two words");
  const badPort = await start("--port", "99999", "--name", "w");
  const unknown = await start("--nmae", "w");
  const missing = await startWitness(["--data", "/tmp/x", "--policy", "/nowhere"], () => undefined);
  expect([nothing, noName, badName, badPort, unknown, missing]).toEqual([2, 2, 2, 2, 2, 2]);
  expect(said.join("\n")).toContain("Usage: npm run witness");
  const malformed = await aFolder("log nonsense\nquorum none\n");
  expect(await malformed.start("--name", "w")).toBe(2);
  expect(malformed.said[0]).toContain("Line 1");
  const empty = await aFolder("quorum none\n");
  expect(await empty.start("--name", "w")).toBe(2);
});

test("keys of one name do not start under another", async () => {
  const { said, start } = await aFolder();
  await (await started(await start("--name", "w.example"))).stop();
  expect(await start("--name", "x.example")).toBe(2);
  expect(said.join("\n")).toContain("belong to w.example");
});
