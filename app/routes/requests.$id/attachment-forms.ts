import * as v from "valibot";
import { ATTACHMENT_LIMITS } from "~/domain/access/dossier-rules";
import { isIdOf } from "~/domain/shared/id";

const isFile = (value: unknown): value is File =>
  typeof value === "object" && value !== null && "arrayBuffer" in value && "name" in value;

/** One document of a draft; what it is says its content, not its name. */
export const AttachForm = v.object({
  intent: v.literal("attach"),
  file: v.pipe(
    v.custom<File>(isFile, "form.missing"),
    v.check((file) => file.name !== "" || file.size > 0, "form.missing"),
    v.check((file) => file.size > 0, "request.file.empty"),
    v.check((file) => file.size <= ATTACHMENT_LIMITS.bytes, "request.file.too-large"),
    v.check((file) => file.name.length <= ATTACHMENT_LIMITS.nameLength, "request.file.name-long"),
  ),
});

export const DetachForm = v.object({
  intent: v.literal("detach"),
  attachmentId: v.pipe(
    v.string(),
    v.check((id) => isIdOf("attachment", id), "form.wrong"),
  ),
});
