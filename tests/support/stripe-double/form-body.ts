/** A form-encoded value with brackets, as Stripe's API takes it: texts, lists and objects of texts. */
export type FormValue = string | FormValue[] | { [key: string]: FormValue };
export type FormBody = { [key: string]: FormValue };

const listFrom = (value: FormValue): FormValue => {
  if (typeof value === "string") return value;
  if (Array.isArray(value)) return value.map(listFrom);
  const entries = Object.entries(value).map(([key, item]) => [key, listFrom(item)] as const);
  const isList = entries.length > 0 && entries.every(([key], index) => key === String(index));
  return isList ? entries.map(([, item]) => item) : Object.fromEntries(entries);
};

/** Reads `line_items[0][price_data][unit_amount]=80000000` into nested values. */
export function readForm(text: string): FormBody {
  const body: FormBody = {};
  for (const [name, value] of new URLSearchParams(text)) {
    const path = name.replaceAll("]", "").split("[");
    const last = path.pop() ?? "";
    let place: { [key: string]: FormValue } = body;
    for (const key of path) {
      const next = place[key];
      place = typeof next === "object" && !Array.isArray(next) ? next : newChild(place, key);
    }
    place[last] = value;
  }
  return Object.fromEntries(Object.entries(body).map(([key, item]) => [key, listFrom(item)]));
}

function newChild(place: { [key: string]: FormValue }, key: string): { [key: string]: FormValue } {
  const child: { [key: string]: FormValue } = {};
  place[key] = child;
  return child;
}
