import { useFetcher } from "@remix-run/react";
import { type FormEvent, useCallback, useEffect, useRef } from "react";
import { useAnswer } from "../../use-answer";

const QUIET_MS = 800;

export type SaveMark = "saved" | "waiting" | "saving" | "failed";

type SaveAnswer = { readonly saved?: { readonly version: number; readonly at: number } };

/**
 * Saves a form a moment after the last change. Each save names the version it saw, and the next one
 * waits for the answer, so that two windows never overwrite each other silently.
 */
export function useAutosave({ version, savedAt }: { version: number; savedAt: number }) {
  const fetcher = useFetcher<SaveAnswer>();
  const form = useRef<HTMLFormElement>(null);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const changed = useRef(false);
  const busy = fetcher.state !== "idle";
  const answer = useAnswer(fetcher.data);
  const saved = fetcher.data?.saved;

  const save = useCallback(() => {
    if (!form.current || !changed.current) return;
    changed.current = false;
    const body = new FormData(form.current);
    body.set("intent", "autosave");
    fetcher.submit(body, { method: "post" });
  }, [fetcher]);

  const onChange = useCallback(() => {
    changed.current = true;
    clearTimeout(timer.current);
    timer.current = setTimeout(save, QUIET_MS);
  }, [save]);

  // What was typed while a save was on its way goes out with the version that it answered.
  useEffect(() => {
    if (!busy && changed.current) onChange();
  }, [busy, onChange]);
  useEffect(() => () => clearTimeout(timer.current), []);

  const onSubmit = useCallback(
    (event: FormEvent<HTMLFormElement>) => {
      clearTimeout(timer.current);
      if (busy) event.preventDefault();
      else changed.current = false;
    },
    [busy],
  );

  const failed = Boolean(answer.refusal) || Object.keys(answer.errors).length > 0;
  const mark: SaveMark = busy
    ? "saving"
    : changed.current
      ? "waiting"
      : failed
        ? "failed"
        : "saved";
  return {
    form,
    mark,
    /** The version that the next post of this form must name. */
    version: Math.max(version, saved?.version ?? 0),
    at: Math.max(savedAt, saved?.at ?? 0),
    errors: answer.errors,
    refusal: answer.refusal,
    handlers: { onChange, onSubmit },
  };
}
