import { notFound } from "~/http/require-role";

/** Any address that no other route knows: the same 404 in words, inside the frame of the site. */
export const loader = () => notFound();
export const action = () => notFound();

export default function UnknownRoute() {
  return null;
}
