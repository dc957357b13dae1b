/** The witness as processes of its own: two at once, and one that is killed. */
import { type ChildProcess, spawn } from "node:child_process";
import { mkdtemp, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, expect, test } from "vitest";
import { verifierKeyOf } from "~/domain/transparency/notes/note";
import { anOperator, submission } from "../../tests/support/witness";

const operator = anOperator();
const truth = operator.history();
const children: ChildProcess[] = [];
afterEach(() => {
  for (const child of children.splice(0)) child.kill("SIGKILL");
});

async function aFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), "vouchsafe-witness-kill-"));
  await writeFile(
    join(folder, "policy"),
    `log ${verifierKeyOf(operator.signer.key)}\nquorum none\n`,
  );
  return folder;
}

/** Starts the program as a person would. @returns where it listens */
async function run(folder: string): Promise<{ url: string; child: ChildProcess }> {
  const options = ["--data", join(folder, "data"), "--policy", join(folder, "policy")];
  const child = spawn(
    process.execPath,
    [
      "--import",
      "tsx",
      "scripts/node/witness.ts",
      ...options,
      "--port",
      "0",
      "--name",
      "w.example",
    ],
    { stdio: ["ignore", "pipe", "inherit"] },
  );
  children.push(child);
  let said = "";
  const url = await new Promise<string>((found, failed) => {
    child.once("exit", () => failed(new Error(`the witness ended: ${said}`)));
    child.stdout?.on("data", (chunk) => {
      said += String(chunk);
      const [, address] = /listens at (http:\S+)\./.exec(said) ?? [];
      if (address !== undefined) found(address);
    });
  });
  return { url, child };
}

async function submit(url: string, old: number, size: number) {
  const body = submission(old, truth.proof(old, size), truth.checkpoint(size));
  const answer = await fetch(`${url}/add-checkpoint`, { method: "POST", body });
  return { status: answer.status, text: await answer.text(), size };
}

test("two processes of one witness never cosign two checkpoints from the same size", async () => {
  const folder = await aFolder();
  const first = await run(folder);
  const second = await run(folder);
  let old = 0;
  for (let round = 0; round < 8; round++) {
    const answers = await Promise.all(
      Array.from({ length: 12 }, (_, n) =>
        submit(n % 2 === 0 ? first.url : second.url, old, old + 1 + (n % 6)),
      ),
    );
    const taken = answers.filter(({ status }) => status === 200);
    const refused = answers.filter(({ status }) => status === 409);
    expect(taken).toHaveLength(1);
    expect(refused).toHaveLength(11);
    old = taken[0]?.size ?? 0;
    expect(new Set(refused.map(({ text }) => text))).toEqual(new Set([`${old}\n`]));
  }
}, 60_000);

test("a witness that is killed after an answer has not forgotten it", async () => {
  const folder = await aFolder();
  let old = 0;
  for (let round = 0; round < 4; round++) {
    const { url, child } = await run(folder);
    if (old > 0) expect(await submit(url, 0, old)).toMatchObject({ status: 409, text: `${old}\n` });
    expect((await submit(url, old, old + 3)).status).toBe(200);
    child.kill("SIGKILL");
    old += 3;
  }
}, 60_000);
