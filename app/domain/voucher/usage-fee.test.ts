import fc from "fast-check";
import { expect, test } from "vitest";
import { instantOf } from "~/domain/shared/instant";
import { krw } from "~/domain/shared/krw";
import { feeOfUse, payUsageFee, statementOf } from "./usage-fee";

const line = { voucherKrw: krw(75), coPayKrw: krw(25) };
const fee = (agreed: number, paid: number) => feeOfUse(krw(agreed), { line, paidKrw: krw(paid) });

test("a fee comes from the voucher's part first, then from the co-pay, and never from more", () => {
  expect(fee(10, 0)).toEqual({ amountKrw: 10, fromVoucherKrw: 10, fromCoPayKrw: 0 });
  expect(fee(10, 70)).toEqual({ amountKrw: 10, fromVoucherKrw: 5, fromCoPayKrw: 5 });
  expect(fee(10, 95)).toEqual({ amountKrw: 5, fromVoucherKrw: 0, fromCoPayKrw: 5 });
  expect(fee(10, 100)).toEqual({ amountKrw: 0, fromVoucherKrw: 0, fromCoPayKrw: 0 });
  expect(fee(0, 0)).toEqual({ amountKrw: 0, fromVoucherKrw: 0, fromCoPayKrw: 0 });
});

test("however many uses there are, the fees of a line add up to its parts at most", () => {
  const uses = fc.array(fc.nat(60), { maxLength: 12 });
  fc.assert(
    fc.property(fc.nat(200), fc.nat(200), uses, (voucher, coPay, agreed) => {
      const parts = { voucherKrw: krw(voucher), coPayKrw: krw(coPay) };
      let [fromVoucher, fromCoPay] = [0, 0];
      for (const each of agreed) {
        const paidKrw = krw(fromVoucher + fromCoPay);
        const next = feeOfUse(krw(each), { line: parts, paidKrw });
        expect(next.amountKrw).toBe(Math.min(each, voucher + coPay - paidKrw));
        fromVoucher += next.fromVoucherKrw;
        fromCoPay += next.fromCoPayKrw;
      }
      expect(fromVoucher).toBeLessThanOrEqual(voucher);
      expect(fromCoPay).toBeLessThanOrEqual(coPay);
      expect(fromCoPay === 0 || fromVoucher === voucher).toBe(true);
    }),
  );
});

test("a fee moves from the hospital to the holder, and its statement says all that it rests on", () => {
  const context = {
    roundId: "rnd",
    ruleVersion: "1",
    actorId: "system",
    requestId: "req",
    at: instantOf(9),
  };
  const paid = {
    ...{ useId: "use", grantId: "grn", lineId: "lin", certificateId: "crt", datasetId: "dat" },
    ...{ version: 2, hospitalId: "one", holderId: "two", agreedKrw: krw(10) },
    parts: fee(10, 70),
  };
  expect(statementOf(paid, context)).toMatchObject({
    agreedKrw: 10,
    amountKrw: 10,
    roundId: "rnd",
  });
  const { event, transfers } = payUsageFee(context, { ...paid, statementSha256: "ab" });
  expect(event).toMatchObject({ type: "usage-fee-paid", facts: { statementSha256: "ab" } });
  expect(transfers.map(({ debit, credit, amountKrw }) => [debit, credit, amountKrw])).toMatchObject(
    [
      [
        { kind: "hospital-from-voucher", ownerId: "one" },
        { kind: "holder-from-voucher", ownerId: "two" },
        5,
      ],
      [
        { kind: "hospital-from-co-pay", ownerId: "one" },
        { kind: "holder-from-co-pay", ownerId: "two" },
        5,
      ],
    ],
  );
  expect(new Set(transfers.map((each) => each.id)).size).toBe(2);
});
