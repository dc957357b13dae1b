import { expect, test } from "vitest";
import { instantOf } from "~/domain/shared/instant";
import { signatureOf } from "../../../tests/support/stripe-double/deliveries";
import { noticeReader } from "./notices";

const SECRET = "whsec_test";
const AT_S = 1_790_000_000;
const AT = instantOf(AT_S * 1_000);
const reader = noticeReader(SECRET);

const bodyOf = (over = {}) =>
  JSON.stringify({
    id: "evt_1",
    type: "checkout.session.completed",
    data: { object: { id: "cs_test_1", metadata: { note: "자부담" } } },
    ...over,
  });
const bytes = (text: string) => new TextEncoder().encode(text);
const read = (body: string, header: string | null, at = AT) =>
  reader.readNotice(bytes(body), header, at);

test("a notice with the right signature over its exact bytes is read", () => {
  const body = bodyOf();
  expect(read(body, signatureOf(body, SECRET, AT_S))).toEqual({
    id: "evt_1",
    kind: "checkout.session.completed",
    providerRef: "cs_test_1",
  });
});

test("a kind that we do not follow names no payment", () => {
  const body = bodyOf({ type: "charge.refunded" });
  expect(read(body, signatureOf(body, SECRET, AT_S))).toMatchObject({ providerRef: null });
});

test("a changed body, another secret, no header, or an old scheme is refused", () => {
  const body = bodyOf();
  const header = signatureOf(body, SECRET, AT_S);
  expect(read(body.replace("evt_1", "evt_2"), header)).toBeNull();
  expect(read(JSON.stringify(JSON.parse(body), null, 1), header)).toBeNull();
  expect(read(body, signatureOf(body, "whsec_other", AT_S))).toBeNull();
  expect(read(body, null)).toBeNull();
  expect(read(body, "")).toBeNull();
  expect(read(body, header.replace("v1=", "v0="))).toBeNull();
  expect(read(body, `t=x,${header.split(",")[1]}`)).toBeNull();
});

test("300 seconds old is the last second that counts", () => {
  const body = bodyOf();
  expect(read(body, signatureOf(body, SECRET, AT_S - 300))).not.toBeNull();
  expect(read(body, signatureOf(body, SECRET, AT_S - 301))).toBeNull();
});

test("a time in the future counts for 300 seconds, which the SDK alone would not check", () => {
  const body = bodyOf();
  expect(read(body, signatureOf(body, SECRET, AT_S + 300))).not.toBeNull();
  expect(read(body, signatureOf(body, SECRET, AT_S + 301))).toBeNull();
  expect(read(body, signatureOf(body, SECRET, AT_S + 3_600))).toBeNull();
});

test("while a secret is being changed, one fitting signature of two is enough", () => {
  const body = bodyOf();
  const mac = signatureOf(body, SECRET, AT_S).split("v1=")[1];
  expect(read(body, `t=${AT_S},v1=${"0".repeat(64)},v1=${mac}`)).not.toBeNull();
});

test("a signed body that is not a notice is refused, not a crash", () => {
  for (const body of ["", "no json", "null", "[]", "{}", '{"id":1,"type":"x"}']) {
    expect(read(body, signatureOf(body, SECRET, AT_S))).toBeNull();
  }
});
