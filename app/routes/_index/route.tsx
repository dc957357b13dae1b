import { useLoaderData } from "@remix-run/react";
import { frontFigures } from "~/queries/programme/front-figures.server";
import { runtime } from "~/runtime.server";
import { FrontPage } from "~/ui/front/FrontPage";
import { titled } from "~/ui/title";

export const meta = titled("front.metaTitle");

export const headers = () => ({ "Cache-Control": "public, max-age=0, must-revalidate" });

export const loader = () => frontFigures(runtime.store, runtime.now());

export default function FrontRoute() {
  return <FrontPage {...useLoaderData<typeof loader>()} />;
}
