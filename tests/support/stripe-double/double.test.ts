import { afterEach, expect, test } from "vitest";
import { seeded } from "./deliveries";
import { DOUBLE_SECRET_KEY, type StripeDouble, startStripeDouble } from "./double";
import { readForm } from "./form-body";
import { paramNames } from "./sdk-params";

const open: StripeDouble[] = [];
afterEach(async () => {
  for (const double of open.splice(0)) await double.close();
});

async function aDouble(options = {}): Promise<StripeDouble> {
  const double = await startStripeDouble(options);
  open.push(double);
  return double;
}

const aBody = (amount: string | number = 80_000_000): Record<string, string> => ({
  mode: "payment",
  "line_items[0][quantity]": "1",
  "line_items[0][price_data][currency]": "krw",
  "line_items[0][price_data][unit_amount]": String(amount),
  "line_items[0][price_data][product_data][name]": "자부담금 1회차",
  success_url: "http://127.0.0.1/done?session={CHECKOUT_SESSION_ID}",
  cancel_url: "http://127.0.0.1/back",
});

async function post(double: StripeDouble, body: Record<string, string>, key?: string) {
  const answer = await fetch(`${double.url}/v1/checkout/sessions`, {
    method: "POST",
    headers: {
      authorization: `Bearer ${DOUBLE_SECRET_KEY}`,
      "content-type": "application/x-www-form-urlencoded",
      ...(key ? { "idempotency-key": key } : {}),
    },
    body: new URLSearchParams(body),
  });
  return { status: answer.status, body: (await answer.json()) as Record<string, never> };
}

test("brackets become lists and objects, and Korean text survives", () => {
  expect(readForm("a[0][b]=1&a[1][b]=2&c[d]=%EB%8F%88&e[10]=x")).toEqual({
    a: [{ b: "1" }, { b: "2" }],
    c: { d: "돈" },
    e: { 10: "x" },
  });
});

test("the parameter that version 23 removed is refused, as the installed SDK's types say", async () => {
  const names = paramNames("Checkout/Sessions.d.ts", "Checkout.SessionCreateParams");
  expect(names).toContain("allowed_payment_method_types");
  expect(names).not.toContain("payment_method_types");
  const double = await aDouble();
  const answer = await post(double, { ...aBody(), "payment_method_types[0]": "card" });
  expect(answer).toMatchObject({
    status: 400,
    body: { error: { code: "parameter_unknown", param: "payment_method_types" } },
  });
});

test.each([
  ["a fraction of a won", "1000.5", "parameter_invalid_integer"],
  ["not a number", "NaN", "parameter_invalid_integer"],
  ["99 won", 99, "amount_too_small"],
  ["a ninth digit", 100_000_000, "amount_too_large"],
  ["a negative amount", -5, "amount_too_small"],
])("%s is refused", async (_what, amount, code) => {
  expect(await post(await aDouble(), aBody(amount))).toMatchObject({
    status: 400,
    body: { error: { code } },
  });
});

test("the smallest and the largest amount are taken", async () => {
  const double = await aDouble();
  expect((await post(double, aBody(100))).status).toBe(200);
  expect((await post(double, aBody(99_999_999))).status).toBe(200);
});

test("a missing parameter deep inside is named with its path", async () => {
  const { "line_items[0][price_data][currency]": _, ...body } = aBody();
  expect(await post(await aDouble(), body)).toMatchObject({
    status: 400,
    body: { error: { code: "parameter_missing", param: "line_items[0][price_data][currency]" } },
  });
});

test("one key means one session for a day; another body under it is an error", async () => {
  let now = Date.now();
  const double = await aDouble({ nowMs: () => now });
  const first = await post(double, aBody(), "copay:a:1:1");
  expect(await post(double, aBody(), "copay:a:1:1")).toEqual(first);
  expect(double.memory.sessions.size).toBe(1);
  expect(await post(double, aBody(90_000_000), "copay:a:1:1")).toMatchObject({
    status: 400,
    body: { error: { type: "idempotency_error" } },
  });
  now += 24 * 3_600_000;
  expect((await post(double, aBody(), "copay:a:1:1")).body["id"]).not.toBe(first.body["id"]);
});

test("a refused request leaves its key free", async () => {
  const double = await aDouble();
  expect((await post(double, aBody(1), "k")).status).toBe(400);
  expect((await post(double, aBody(), "k")).status).toBe(200);
});

test("the pay page speaks Korean, works by plain forms, and pays only once", async () => {
  const double = await aDouble();
  const session = (await post(double, aBody())).body as unknown as { id: string; url: string };
  const page = await (await fetch(session.url)).text();
  expect(page).toContain("₩80,000,000");
  expect(page).toContain(">실패</button>");
  const press = (act: string) =>
    fetch(session.url, {
      method: "POST",
      body: new URLSearchParams({ act }),
      redirect: "manual",
    });
  expect((await press("fail")).status).toBe(402);
  const paid = await press("pay");
  expect(paid.headers.get("location")).toBe(`http://127.0.0.1/done?session=${session.id}`);
  expect((await press("pay")).status).toBe(400);
  expect(double.memory.events.map((event) => event.type)).toEqual(["checkout.session.completed"]);
});

test("a session ends by itself and is told so once", async () => {
  let now = Date.now();
  const double = await aDouble({ nowMs: () => now });
  const { id } = (await post(double, aBody())).body as unknown as { id: string };
  now += 24 * 3_600_000;
  const look = () =>
    fetch(`${double.url}/v1/checkout/sessions/${id}`, {
      headers: { authorization: `Bearer ${DOUBLE_SECRET_KEY}` },
    }).then((answer) => answer.json() as Promise<{ status: string }>);
  expect((await look()).status).toBe("expired");
  await look();
  expect(double.memory.events.map((event) => event.type)).toEqual(["checkout.session.expired"]);
});

test("more than was paid is never refunded", async () => {
  const double = await aDouble();
  const { id } = (await post(double, aBody())).body as unknown as { id: string };
  double.payer(id, "pay");
  const intent = double.memory.sessions.get(id)?.payment_intent ?? "";
  const refund = (amount: number) =>
    fetch(`${double.url}/v1/refunds`, {
      method: "POST",
      headers: { authorization: `Bearer ${DOUBLE_SECRET_KEY}` },
      body: new URLSearchParams({ payment_intent: intent, amount: String(amount) }),
    });
  expect((await refund(10_000_000)).status).toBe(200);
  expect((await refund(80_000_000)).status).toBe(400);
});

test("the same seed draws the same deliveries", () => {
  const draw = (seed: number) => Array.from({ length: 5 }, seeded(seed));
  expect(draw(7)).toEqual(draw(7));
  expect(draw(7)).not.toEqual(draw(8));
});
