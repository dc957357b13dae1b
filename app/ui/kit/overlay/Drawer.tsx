import { Dialog, type DialogProps } from "./Dialog";

/** A dialog that comes from the side and leaves the page in view: details, filters, help. */
export function Drawer(props: Omit<DialogProps, "side">) {
  return <Dialog {...props} side />;
}
