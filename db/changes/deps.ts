import type { NewId } from "~/domain/shared/id";
import type { Store } from "../store";

/** What every command needs from outside: where it writes, and where new ids come from. */
export type CommandDeps = { readonly store: Store; readonly newId: NewId };
