import type { RequestStatus } from "~/domain/access/states";
import { useT } from "~/ui/i18n";
import { Status } from "~/ui/kit/status/Badge";
import type { Turn } from "../shapes";

const TONES = {
  "you-finish": "neutral",
  committees: "info",
  "you-pay": "warning",
  "in-use": "success",
  nobody: "neutral",
} as const;

/** Whose turn it is, as a word with a shape. */
export function TurnStatus({ turn, status }: { turn: Turn; status: RequestStatus }) {
  const t = useT();
  const word =
    turn === "nobody" && status === "withdrawn"
      ? t("request.turn.withdrawn")
      : t(`request.turn.${turn}`);
  return <Status tone={TONES[turn]}>{word}</Status>;
}
