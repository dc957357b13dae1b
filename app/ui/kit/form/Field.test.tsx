import { renderToStaticMarkup } from "react-dom/server";
import { expect, test } from "vitest";
import { ko } from "~/messages/ko";
import { translatorOf } from "~/messages/translate";
import { TranslateProvider } from "~/ui/i18n";
import { CheckboxGroup } from "./Choices";
import { ErrorSummary } from "./ErrorSummary";
import { TextInput } from "./TextInput";

const draw = (page: JSX.Element) =>
  renderToStaticMarkup(
    <TranslateProvider value={translatorOf("ko", ko)}>{page}</TranslateProvider>,
  );

test("a wrong field says so in words that readers hear with it", () => {
  const problem = { key: "form.max-length", params: { bound: 2_000 } };
  const html = draw(<TextInput label="이름" name="title" hint="한 줄" errors={problem} />);
  expect(html).toContain('aria-invalid="true"');
  expect(html).toContain('aria-describedby="title-hint title-error"');
  expect(html).toContain("2,000자까지");
});

test("a problem without words of its own still has general ones", () => {
  expect(draw(<TextInput label="이름" name="title" errors={{ key: "no.such.key" }} />)).toContain(
    ko["kit.fieldWrong"],
  );
});

test("the summary links to the field, also to one that posts a list", () => {
  const errors = { types: ["하나는 골라 주세요."] };
  const html = draw(
    <>
      <ErrorSummary errors={errors} />
      <CheckboxGroup label="유형" name="types[]" options={[]} errors={errors.types} />
    </>,
  );
  expect(html).toContain('href="#types"');
  expect(html).toContain('<fieldset id="types"');
  expect(html).toContain('role="alert"');
});

test("a summary of nothing is nothing", () => {
  expect(draw(<ErrorSummary errors={{ title: [] }} refusal={null} />)).toBe("");
});
