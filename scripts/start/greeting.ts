import { ROLES } from "~/domain/identity/role";
import { loadTranslator } from "~/messages/translate";
import { demoMemberships } from "~/queries/identity/membership.server";
import type { Runtime } from "~/runtime.server";

/**
 * The address, and how to sign in as each role, in both languages.
 * @param chainUrl where the embedded chain answers other programs, if it does
 */
export async function greeting(
  runtime: Runtime,
  { address, chainUrl }: { address: string; chainUrl: string | undefined },
): Promise<string> {
  const lines = ["", `  Vouchsafe  →  ${address}`, ""];
  if (chainUrl) lines.push(`  내장 체인 / Embedded chain (JSON-RPC)  →  ${chainUrl}`, "");
  const [ko, en] = await Promise.all([loadTranslator("ko"), loadTranslator("en")]);
  if (runtime.config.isDemo) {
    const people = await demoMemberships(runtime.store, runtime.now());
    lines.push(`  시연용 로그인 / Demo sign-in  →  ${address}/sign-in`);
    for (const role of ROLES) {
      const person = people.find((known) => known.role === role);
      if (!person) continue;
      const who = `${person.displayName}, ${person.organisationKo}`;
      lines.push(`    ${ko(`common.role.${role}`)} / ${en(`common.role.${role}`)}: ${who}`);
    }
  } else {
    lines.push(`  로그인 / Sign in  →  ${address}/sign-in (${runtime.config.oidc?.issuer})`);
  }
  return [...lines, "", "  끝내기 / Stop: Ctrl+C", ""].join("\n");
}
