import * as v from "valibot";

/** A public key to register, or one to take out of use. */
export const ServerForm = v.variant("intent", [
  v.object({
    intent: v.literal("add"),
    publicKey: v.pipe(v.string(), v.trim(), v.nonEmpty("form.missing"), v.maxLength(2_000)),
  }),
  v.object({
    intent: v.literal("remove"),
    nodeKeyId: v.pipe(v.string(), v.regex(/^[A-Za-z0-9_-]{43}$/, "form.wrong")),
  }),
]);
