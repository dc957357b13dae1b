import { expect, test } from "vitest";
import { PERMISSIONS, STANDINGS } from "~/domain/access/permissions";
import { FEDERATION_PERMISSIONS } from "~/domain/federation/permissions";
import { LOG_PERMISSIONS } from "~/domain/transparency/permissions";
import { MONEY_PERMISSIONS } from "~/domain/voucher/permissions";

type Table = Readonly<
  Record<string, Readonly<Record<string, Readonly<Record<string, readonly string[]>>>>>
>;

const COLUMNS = [...STANDINGS, "data-server", "holder"];

/** One Markdown table a subject: a row a state, a column a standing that has any command in it. */
function printed(table: Table): string {
  return Object.entries(table)
    .map(([subject, states]) => {
      const named = new Set(Object.values(states).flatMap((row) => Object.keys(row)));
      const standings = COLUMNS.filter((standing) => named.has(standing));
      const rows = Object.entries(states).map(([state, row]) => {
        const cells = standings.map((standing) => (row[standing] ?? []).join(", ") || "–");
        return `| ${[state, ...cells].join(" | ")} |`;
      });
      const head = `| state | ${standings.join(" | ")} |`;
      return [`## ${subject}`, "", head, `|---|${"---|".repeat(standings.length)}`, ...rows].join(
        "\n",
      );
    })
    .join("\n\n");
}

test("docs/permissions.md is the permission tables as they are in the code", async () => {
  const page = [
    "# Who may do what",
    "",
    "Printed from `permissions.ts` of `app/domain/access`, `voucher`, `transparency` and `federation`",
    "by `npx vitest run tests/house-rules/permissions.test.ts -u`. A dash means: nothing. Whoever has",
    "no standing at a thing (another company, another hospital) is told that it does not exist. A",
    "`data-server` is known by a registered key; a `holder` is the data office that has a certificate.",
    "",
    printed(PERMISSIONS as Table),
    "",
    printed(MONEY_PERMISSIONS as Table),
    "",
    printed(LOG_PERMISSIONS as Table),
    "",
    printed(FEDERATION_PERMISSIONS as Table),
    "",
  ].join("\n");
  await expect(page).toMatchFileSnapshot("../../docs/permissions.md");
});

test("only a seat of the committee votes, and neither its secretary nor the hospital's office", () => {
  const voters = Object.values(PERMISSIONS.review).flatMap((row) =>
    Object.entries(row)
      .filter(([, commands]) => commands.includes("cast-vote"))
      .map(([standing]) => standing),
  );
  expect(voters.sort()).toEqual(["chair", "member"]);
});

test("an auditor and a visitor change nothing anywhere", () => {
  const everything = JSON.stringify([
    ...[PERMISSIONS, MONEY_PERMISSIONS, LOG_PERMISSIONS, FEDERATION_PERMISSIONS],
  ]);
  expect(everything).not.toContain("auditor");
  expect(everything).not.toContain("visitor");
});
