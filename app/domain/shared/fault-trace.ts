/**
 * Kind, code and place of an error for the log. Its message is left out: a driver or a provider may
 * have put what a person wrote into it.
 */
export function faultTrace(error: unknown): { kind: string; code?: string; at: string[] } {
  if (!(error instanceof Error)) return { kind: typeof error, at: [] };
  const root = error.cause instanceof Error ? error.cause : error;
  const { code } = root as { code?: unknown };
  return {
    kind: root === error ? error.name : `${error.name} < ${root.name}`,
    ...(typeof code === "string" ? { code: code.slice(0, 60) } : {}),
    at: (root.stack ?? "")
      .split("\n")
      .filter((line) => /^\s+at /.test(line))
      .slice(0, 8)
      .map((line) => line.trim().slice(0, 200)),
  };
}
