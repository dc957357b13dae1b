import { renderToStaticMarkup } from "react-dom/server";
import { expect, test } from "vitest";
import { ko } from "~/messages/ko";
import { translatorOf } from "~/messages/translate";
import { TranslateProvider } from "~/ui/i18n";
import { faultOf, knownStatus, RequestNumber } from "./ErrorPage";

test("a status without a page of its own gets the page of its hundred", () => {
  expect(knownStatus(404)).toBe(404);
  expect(knownStatus(418)).toBe(400);
  expect(knownStatus(502)).toBe(500);
});

test("a bug is a 500 and its own message is never passed on", () => {
  expect(faultOf(new Error("secret table missing"))).toEqual({ status: 500 });
});

test("the page of a fault shows the number that it asks a person to tell, other pages do not", () => {
  const requestId = "0b7e2d7e-0000-4000-8000-000000000001";
  const draw = (status: 404 | 500, known?: string) =>
    renderToStaticMarkup(
      <TranslateProvider value={translatorOf("ko", ko)}>
        <RequestNumber status={status} requestId={known} />
      </TranslateProvider>,
    );
  expect(draw(500, requestId)).toContain(requestId);
  expect(draw(500, requestId)).toContain(ko["common.error.requestId"]);
  expect(draw(404, requestId)).toBe("");
  expect(draw(500)).toBe("");
});
