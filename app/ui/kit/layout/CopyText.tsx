import { useState } from "react";
import { shortHash } from "~/messages/format";
import { useHydrated } from "~/ui/hydrated";
import { useT } from "~/ui/i18n";
import { Icon } from "./Icon";

/** A hash or an id: readable, selectable, and one press to copy where a script runs. */
export function CopyText({
  text,
  label,
  short,
}: {
  text: string;
  label: string;
  short?: boolean | undefined;
}) {
  const t = useT();
  const hydrated = useHydrated();
  const [copied, setCopied] = useState(false);
  // Asked for before the button is there, so that the page brings its name along.
  const name = t("kit.copy", { what: label });
  const copy = async () => {
    await navigator.clipboard.writeText(text);
    setCopied(true);
  };
  return (
    <span className="inline-flex max-w-full items-center gap-1.5">
      <code className="font-mono text-small break-all" title={short ? text : undefined}>
        {short ? shortHash(text) : text}
      </code>
      {hydrated ? (
        <button
          type="button"
          onClick={() => void copy()}
          aria-label={name}
          className="inline-flex size-8 flex-none items-center justify-center rounded-sm text-ink-faint hover:bg-sunken hover:text-primary print:hidden pointer-coarse:size-11"
        >
          <Icon name={copied ? "check" : "copy"} />
        </button>
      ) : null}
      <span role="status" className="sr-only">
        {copied ? t("kit.copied") : ""}
      </span>
    </span>
  );
}
