import type { ko } from "./ko";

type StoredKey = keyof typeof ko;

/** A plural is stored as `x_one` and `x_other` and asked for as `x` with a `count`. */
type AskedKey<K> = K extends `${infer Base}_other` ? Base : K extends `${string}_one` ? never : K;

/** Every text that the interface can show. */
export type MessageKey = AskedKey<StoredKey>;

/** The values of a text's `{{names}}`. Numbers are grouped by the language's own rule. */
export type MessageParams = Readonly<Record<string, string | number>>;
