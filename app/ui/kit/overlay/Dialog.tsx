import { Link } from "@remix-run/react";
import { type ReactNode, useRef } from "react";
import { useHydrated } from "~/ui/hydrated";
import { useT } from "~/ui/i18n";
import { classes } from "../classes";
import { Button, type ButtonSize, type ButtonVariant, buttonClasses } from "../form/Button";
import { Icon, type IconName } from "../layout/Icon";

export type DialogProps = {
  id: string;
  title: string;
  /** The words of the button that opens it. */
  trigger: ReactNode;
  triggerVariant?: ButtonVariant | undefined;
  triggerSize?: ButtonSize | undefined;
  triggerIcon?: IconName | undefined;
  tone?: "plain" | "danger" | undefined;
  side?: boolean | undefined;
  /** A page that does the same without a script; without it the content unfolds in place. */
  fallbackHref?: string | undefined;
  children: ReactNode;
};

function SheetHead({
  id,
  title,
  tone,
  close,
  onClose,
}: {
  id: string;
  title: string;
  tone: string;
  /** The name of the button that closes the sheet. */
  close: string;
  onClose: () => void;
}) {
  return (
    <div className="sticky top-0 flex items-center justify-between gap-4 border-b border-line bg-surface px-5 py-3">
      <h2
        id={`${id}-title`}
        className={classes("text-title-3 font-bold", tone === "danger" && "text-danger")}
      >
        {title}
      </h2>
      <button
        type="button"
        onClick={onClose}
        aria-label={close}
        className="inline-flex size-11 flex-none items-center justify-center rounded-md hover:bg-sunken"
      >
        <Icon name="cross" />
      </button>
    </div>
  );
}

/** Before a script runs: a link to a page, or the content in place. */
function Unscripted({ fallbackHref, children, trigger, title, ...look }: DialogProps) {
  const face = buttonClasses({ variant: look.triggerVariant, size: look.triggerSize });
  const words = (
    <>
      {look.triggerIcon ? <Icon name={look.triggerIcon} /> : null}
      {trigger}
    </>
  );
  if (fallbackHref)
    return (
      <Link to={fallbackHref} className={face}>
        {words}
      </Link>
    );
  return (
    <details>
      <summary className={classes(face, "list-none")}>{words}</summary>
      <div className="mt-3 rounded-lg border border-line bg-surface p-5">
        <p className="pb-3 text-title-3 font-bold">{title}</p>
        {children}
      </div>
    </details>
  );
}

/**
 * A question in front of the page, in the browser's own dialog: it keeps the focus, closes with
 * Escape and gives the focus back. A dangerous one names the object and the effect in its content.
 */
export function Dialog(props: DialogProps) {
  const t = useT();
  const hydrated = useHydrated();
  const sheet = useRef<HTMLDialogElement>(null);
  // Asked for before the sheet is there, so that the page brings its name along.
  const closeName = t("kit.close");
  if (!hydrated) return <Unscripted {...props} />;
  const close = () => sheet.current?.close();
  return (
    <>
      <Button
        variant={props.triggerVariant}
        size={props.triggerSize}
        icon={props.triggerIcon}
        aria-haspopup="dialog"
        onClick={() => sheet.current?.showModal()}
      >
        {props.trigger}
      </Button>
      <dialog
        ref={sheet}
        id={props.id}
        className="sheet"
        data-side={props.side || undefined}
        aria-labelledby={`${props.id}-title`}
        onClick={(event) => {
          if (event.target === sheet.current) close();
        }}
        onKeyDown={() => {
          // Escape is the dialog's own; nothing else closes it by key.
        }}
        onSubmit={close}
      >
        <SheetHead
          id={props.id}
          title={props.title}
          tone={props.tone ?? "plain"}
          close={closeName}
          onClose={close}
        />
        <div className="px-5 py-4">{props.children}</div>
      </dialog>
    </>
  );
}
