import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { notFound } from "~/http/require-role";
import { GalleryPage } from "~/ui/gallery/GalleryPage";

export const meta: MetaFunction = () => [{ title: "Kit" }];

/** The gallery is for those who build and check the pages: never in a real operation. */
export function loader({ context }: LoaderFunctionArgs) {
  if (!context.isDemo) notFound();
  return null;
}

export default function KitRoute() {
  return <GalleryPage />;
}
