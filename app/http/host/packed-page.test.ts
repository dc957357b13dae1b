import { gunzipSync } from "node:zlib";
import { expect, test } from "vitest";
import { createPackedPage } from "./packed-page";

const OLD = "AAAAAAAAAAAAAAAAAAAAAA==";
const FRESH = "BBBBBBBBBBBBBBBBBBBBBB==";
const bodies = {
  "with the nonce in the middle": `<script nonce="${OLD}">흉부</script>${"<p>반복</p>".repeat(5_000)}`,
  "with the nonce at both ends": `${OLD}${OLD}text${OLD}`,
  "without a nonce": "plain",
  "that is empty": "",
};

for (const [kind, body] of Object.entries(bodies)) {
  test(`a page ${kind} comes back with a fresh nonce, plain and compressed`, () => {
    const page = createPackedPage(Buffer.from(body), OLD);
    const expected = body.replaceAll(OLD, FRESH);
    expect(page.plain(FRESH).toString()).toBe(expected);
    expect(gunzipSync(page.gzip(FRESH)).toString()).toBe(expected);
  });
}

test("a compressed page is smaller than the plain one", () => {
  const page = createPackedPage(Buffer.from("<td>1</td>".repeat(10_000)), OLD);
  expect(page.gzip(FRESH).length).toBeLessThan(5_000);
});
