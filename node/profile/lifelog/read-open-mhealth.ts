import { UnusableFile } from "../problem";

/** One data point: its schema, its owner if it says so, and its plain values by dotted path. */
export type DataPoint = {
  readonly schema: string;
  readonly user: string | null;
  readonly years: readonly number[];
  readonly values: ReadonlyMap<string, string | number>;
};

/** Body keys that name the measure, and the schema they belong to. Source: openmhealth/schemas. */
const SCHEMA_OF_KEY: Readonly<Record<string, string>> = {
  heart_rate: "heart-rate",
  step_count: "step-count",
  sleep_duration: "sleep-duration",
  total_sleep_time: "total-sleep-time",
  systolic_blood_pressure: "blood-pressure",
  diastolic_blood_pressure: "blood-pressure",
  body_weight: "body-weight",
  body_height: "body-height",
  body_mass_index: "body-mass-index",
  body_fat_percentage: "body-fat-percentage",
  body_temperature: "body-temperature",
  blood_glucose: "blood-glucose",
  oxygen_saturation: "oxygen-saturation",
  respiratory_rate: "respiratory-rate",
  rr_interval: "rr-interval",
  kcal_burned: "calories-burned",
  calories_burned: "calories-burned",
  minutes_moderate_activity: "minutes-moderate-activity",
  activity_name: "physical-activity",
  hydration_volume: "hydration",
  speed: "speed",
  pace: "pace",
};
const SAFE_SCHEMA = /^[a-z][a-z0-9-]{1,60}$/;
const SAFE_KEY = /^[a-z][a-z0-9_]{0,60}$/i;
const MOST_DEPTH = 6;

/**
 * Reads Open mHealth data points: one, a list, or one a line; bare bodies or with an IEEE 1752 header.
 *
 * @throws UnusableFile `unreadable-json` or `foreign-json`
 */
export function readOpenMhealth(text: string): readonly DataPoint[] {
  const points = documentsIn(text).flatMap((document) =>
    Array.isArray(document) ? document : [document],
  );
  if (points.length === 0) throw new UnusableFile("foreign-json", "empty list");
  return points.map(pointOf);
}

function documentsIn(text: string): unknown[] {
  try {
    return [JSON.parse(text)];
  } catch {
    const lines = text.split("\n").filter((line) => line.trim() !== "");
    try {
      if (lines.length < 2) throw new UnusableFile("unreadable-json", "syntax");
      return lines.map((line) => JSON.parse(line));
    } catch {
      throw new UnusableFile("unreadable-json", "syntax");
    }
  }
}

function pointOf(document: unknown): DataPoint {
  if (!isObject(document)) throw new UnusableFile("foreign-json", "not a data point");
  const header = isObject(document["header"]) ? document["header"] : null;
  const body = isObject(document["body"]) ? document["body"] : document;
  const schema = schemaOf(header, body);
  if (schema === null) throw new UnusableFile("foreign-json", "no known measure");
  const user = header?.["user_id"];
  const values = new Map<string, string | number>();
  const years: number[] = [];
  collect(body, { path: "", depth: 0, values, years });
  return { schema, user: typeof user === "string" && user !== "" ? user : null, years, values };
}

function schemaOf(header: Json | null, body: Json): string | null {
  const id = isObject(header?.["schema_id"]) ? header["schema_id"] : null;
  const name = id?.["name"];
  if (typeof name === "string" && SAFE_SCHEMA.test(name) && typeof id?.["namespace"] === "string")
    return name;
  const key = Object.keys(body).find((one) => one in SCHEMA_OF_KEY);
  return key === undefined ? null : (SCHEMA_OF_KEY[key] ?? null);
}

type Json = Readonly<Record<string, unknown>>;
type Collected = {
  path: string;
  depth: number;
  values: Map<string, string | number>;
  years: number[];
};

// Moments become years here, so that no exact time goes any further; lists are left out.
function collect(node: Json, { path, depth, values, years }: Collected): void {
  if (depth > MOST_DEPTH) return;
  for (const [key, value] of Object.entries(node)) {
    if (!SAFE_KEY.test(key)) continue;
    const place = path ? `${path}.${key}` : key;
    if (isObject(value)) collect(value, { path: place, depth: depth + 1, values, years });
    else if (typeof value === "number" && Number.isFinite(value)) values.set(place, value);
    else if (typeof value === "boolean") values.set(place, `${value}`);
    else if (typeof value === "string") {
      const year = /^(\d{4})-\d{2}-\d{2}/.exec(value)?.[1];
      if (year === undefined) values.set(place, value);
      else {
        years.push(Number(year));
        values.set(`${place}.year`, Number(year));
      }
    }
  }
}

const isObject = (value: unknown): value is Json =>
  typeof value === "object" && value !== null && !Array.isArray(value);
