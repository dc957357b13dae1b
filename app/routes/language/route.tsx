import { type ActionFunctionArgs, redirect } from "@remix-run/node";
import { localeCookie } from "~/http/preferences";
import { pathWithin } from "~/http/require-role";
import { isLocale } from "~/messages/locale";

/** Keeps the reader's language and goes back to where the reader was. */
export async function action({ request, context }: ActionFunctionArgs) {
  const form = await request.formData();
  const wanted = form.get("locale");
  const locale = isLocale(wanted) ? wanted : context.locale;
  return redirect(pathWithin(String(form.get("returnTo") ?? "")), {
    status: 303,
    headers: { "Set-Cookie": localeCookie(locale) },
  });
}

export const loader = () => redirect("/");
