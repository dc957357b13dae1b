import { type ActionFunctionArgs, redirect } from "@remix-run/node";
import { THEMES, themeCookie } from "~/http/preferences";
import { pathWithin } from "~/http/require-role";

/** Keeps the reader's theme and goes back to where the reader was; any other word follows the device. */
export async function action({ request }: ActionFunctionArgs) {
  const form = await request.formData();
  const theme = THEMES.find((known) => known === form.get("theme")) ?? null;
  return redirect(pathWithin(String(form.get("returnTo") ?? "")), {
    status: 303,
    headers: { "Set-Cookie": themeCookie(theme) },
  });
}

export const loader = () => redirect("/");
