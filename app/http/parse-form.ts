/** Reads a form: parses and checks, and does nothing else. */
import { data } from "@remix-run/node";
import * as v from "valibot";

/** What is wrong with a field: a message key with its parameters, `form.<reason>`. */
export type FieldError = {
  readonly key: string;
  readonly params?: Readonly<Record<string, string | number>>;
};
export type FieldErrors = Readonly<Record<string, FieldError>>;
/** What the person wrote, to be shown again. Files are left out. */
export type FieldValues = Readonly<Record<string, string | readonly string[]>>;

const MAX_FIELDS = 500;
const MAX_SHOWN_AGAIN = 50_000;

type Fields = Record<string, FormDataEntryValue | FormDataEntryValue[]>;

/** `name[]` is always a list; another repeated name keeps its last value. */
function fieldsOf(entries: Iterable<[string, FormDataEntryValue]>): Fields {
  const fields: Fields = {};
  let count = 0;
  for (const [name, value] of entries) {
    count += 1;
    if (count > MAX_FIELDS) break;
    if (!name.endsWith("[]")) {
      fields[name] = value;
      continue;
    }
    const list = fields[name.slice(0, -2)];
    if (Array.isArray(list)) list.push(value);
    else fields[name.slice(0, -2)] = [value];
  }
  return fields;
}

function valuesOf(fields: Fields): FieldValues {
  const isText = (value: FormDataEntryValue): value is string =>
    typeof value === "string" && value.length <= MAX_SHOWN_AGAIN;
  const values: Record<string, string | string[]> = {};
  for (const [name, value] of Object.entries(fields)) {
    if (Array.isArray(value)) values[name] = value.filter(isText);
    else if (isText(value)) values[name] = value;
  }
  return values;
}

type Bound = string | number;
const boundOf = (requirement: unknown): { bound?: Bound } =>
  typeof requirement === "number" || typeof requirement === "string" ? { bound: requirement } : {};

/** Which words say what the schema found. Our own checks give their key as the message. */
function errorOf(issue: v.BaseIssue<unknown>): FieldError {
  if (/^[a-z-]+\.[a-z0-9.-]+$/.test(issue.message)) {
    return { key: issue.message, params: boundOf(issue.requirement) as Record<string, Bound> };
  }
  const isMissing = issue.received === "undefined" || issue.input === "";
  if (isMissing) return { key: "form.missing" };
  const params = boundOf(issue.requirement) as Record<string, Bound>;
  switch (issue.type) {
    case "min_length":
    case "max_length":
    case "min_value":
    case "max_value":
      return { key: `form.${issue.type.replace("_", "-")}`, params };
    case "picklist":
      return { key: "form.not-a-choice" };
    case "integer":
    case "number":
      return { key: "form.not-a-number" };
    default:
      return { key: "form.wrong" };
  }
}

export function errorsOf(issues: readonly v.BaseIssue<unknown>[]): FieldErrors {
  const errors: Record<string, FieldError> = {};
  for (const issue of issues) {
    const field = v.getDotPath(issue as v.BaseIssue<unknown>) ?? "form";
    errors[field] ??= errorOf(issue);
  }
  return errors;
}

const refusedForm = (errors: FieldErrors, values: FieldValues) =>
  data({ ok: false as const, errors, values }, { status: 400 });

export type Parsed<Value> =
  | { readonly ok: true; readonly value: Value; readonly values: FieldValues }
  | { readonly ok: false; readonly answer: ReturnType<typeof refusedForm> };

function parsed<Schema extends v.GenericSchema>(
  fields: Fields,
  schema: Schema,
): Parsed<v.InferOutput<Schema>> {
  const result = v.safeParse(schema, fields);
  const values = valuesOf(fields);
  if (result.success) return { ok: true, value: result.output, values };
  return { ok: false, answer: refusedForm(errorsOf(result.issues), values) };
}

/** Reads the body as a form. A body that is no form names the field `form`. */
export async function parseForm<Schema extends v.GenericSchema>(
  request: Request,
  schema: Schema,
): Promise<Parsed<v.InferOutput<Schema>>> {
  let form: FormData;
  try {
    form = await request.formData();
  } catch {
    return { ok: false, answer: refusedForm({ form: { key: "form.unreadable" } }, {}) };
  }
  return parsed(fieldsOf(form), schema);
}

/** Reads the query string by the same rules. */
export function parseQuery<Schema extends v.GenericSchema>(
  request: Request,
  schema: Schema,
): Parsed<v.InferOutput<Schema>> {
  return parsed(fieldsOf(new URL(request.url).searchParams), schema);
}
