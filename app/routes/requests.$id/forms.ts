import * as v from "valibot";
import { AttachForm, DetachForm } from "./attachment-forms";
import { DossierForm } from "./dossier-form";

/** Everything that the page of a draft can post, told apart by its intent. */
export const DraftForm = v.variant("intent", [DossierForm, AttachForm, DetachForm]);
