import { expect, test } from "vitest";
import { openWitnessStore } from "./witness-store";

test("a lie is kept, however many wrong proofs others have sent before", () => {
  const store = openWitnessStore(":memory:");
  const origin = "hub.example/log";
  const keep = (kind: "other-root" | "not-consistent", submitted: string) =>
    store.recordConflict({ origin, kind, at: 1, submitted, held: "held" });
  store.exclusively(() => {
    for (let n = 0; n < 1_100; n++) keep("not-consistent", `clumsy ${n}`);
  });
  keep("other-root", "another history");
  const kinds = store.conflicts().map(({ kind }) => kind);
  expect(kinds.filter((kind) => kind === "not-consistent")).toHaveLength(1_000);
  expect(kinds.filter((kind) => kind === "other-root")).toHaveLength(1);
  store.close();
});
