/** The payment page of the double: Korean, plain forms, no script. Only for tests and the demo. */
import { createHash } from "node:crypto";
import type { DoubleLine, DoubleSession } from "./ledger-of-double";

const escaped = (text: string): string =>
  text.replace(/[&<>"']/g, (letter) => `&#${letter.charCodeAt(0)};`);

const won = (amount: number): string => `₩${amount.toLocaleString("en-US")}`;

const STYLE = `
  body { font: 17px/1.6 "Pretendard GOV", "Noto Sans KR", sans-serif; margin: 0; background: #eef2f7; color: #1d2025; word-break: keep-all }
  main { max-width: 26rem; margin: 3rem auto; padding: 2rem; background: #fff; border: 1px solid #c6cdd8; border-radius: 12px }
  p.demo { margin: 0 0 1.5rem; padding: .5rem .75rem; background: #fff4d6; border: 1px solid #b98900; border-radius: 6px; font-size: 15px }
  h1 { font-size: 1.25rem; margin: 0 } dl { display: grid; grid-template-columns: 1fr auto; gap: .25rem 1rem } dd { margin: 0; text-align: right; font-variant-numeric: tabular-nums }
  strong.sum { display: block; font-size: 2rem; font-variant-numeric: tabular-nums }
  button { display: block; width: 100%; min-height: 48px; margin-top: .75rem; font: inherit; border: 1px solid #58616a; border-radius: 8px; background: #fff; cursor: pointer }
  button.pay { background: #0b50d0; border-color: #0b50d0; color: #fff; font-weight: 700 }
  button:focus-visible, a:focus-visible { outline: 3px solid #0b50d0; outline-offset: 2px } .error { color: #bd2c0f }
`;

/** The page's own policy: its one style by hash, forms to itself and to where the payer returns. */
export const payPagePolicy = `default-src 'none'; style-src 'sha256-${createHash("sha256")
  .update(STYLE)
  .digest("base64")}'; base-uri 'none'`;

const button = (act: string, words: string, kind = "") =>
  `<button${kind ? ` class="${kind}"` : ""} name="act" value="${act}">${words}</button>`;

function body(session: DoubleSession): string {
  const form = (buttons: string) => `<form method="post">${buttons}</form>`;
  if (session.status === "expired") return "<p>이 결제 페이지는 기간이 끝났어요.</p>";
  if (session.payment_status === "paid") return "<p>결제가 끝났어요.</p>";
  if (session.status === "complete") {
    return `<p>입금을 기다리고 있어요.</p>${form(
      button("arrive", "지연된 입금 도착", "pay") + button("bounce", "지연된 입금 실패"),
    )}`;
  }
  return form(
    button("pay", "결제", "pay") +
      button("fail", "실패") +
      button("delay", "지연결제") +
      button("cancel", "취소"),
  );
}

export type PayPage = {
  readonly session: DoubleSession;
  readonly lines: readonly DoubleLine[];
  readonly hasFailed: boolean;
};

export function payPage({ session, lines, hasFailed }: PayPage): string {
  const rows = lines
    .map((line) => `<dt>${escaped(line.description)}</dt><dd>${won(line.amount_total)}</dd>`)
    .join("");
  return `<!doctype html><html lang="ko"><head><meta charset="utf-8">
<meta name="viewport" content="width=device-width"><title>결제 연습 페이지</title><style>${STYLE}</style></head>
<body><main><p class="demo">연습용 결제 페이지예요. 실제로 돈이 나가지 않아요.</p>
<h1>결제할 금액</h1><strong class="sum">${won(session.amount_total)}</strong><dl>${rows}</dl>
${hasFailed ? '<p class="error" role="alert">✖ 카드사가 결제를 거절했어요. 다시 시도해 주세요.</p>' : ""}
${body(session)}</main></body></html>`;
}
