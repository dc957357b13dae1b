import { sql } from "drizzle-orm";
import { ENTERPRISE_SIZES } from "~/domain/identity/region";
import type { RoundRules } from "~/domain/programme/round-rules";
import { PROJECT_CLASSES } from "~/domain/programme/round-rules";
import { isOneOf, k } from "../dialect";
import { organisations } from "./identity";

/** A call of the programme (공고) with the rules of its year as data. */
export const rounds = k.table("rounds", {
  id: k.text("id").primaryKey(),
  year: k.int("year").notNull(),
  nameKo: k.text("name_ko").notNull(),
  nameEn: k.text("name_en").notNull(),
  /** Korean calendar days; the last one still counts. */
  opensOn: k.text("opens_on").notNull(),
  closesOn: k.text("closes_on").notNull(),
  appropriationKrw: k.won("appropriation_krw").notNull(),
  rules: k.json<RoundRules>("rules").notNull(),
  ruleVersion: k.text("rule_version").notNull(),
  announcedAt: k.instant("announced_at").notNull(),
});

const AGREEMENT_STATUSES = ["effective", "completed", "terminated"] as const;

/** The agreement (협약) under which a company may spend a voucher of a round. */
export const agreements = k.table(
  "agreements",
  {
    id: k.text("id").primaryKey(),
    roundId: k
      .text("round_id")
      .notNull()
      .references(() => rounds.id),
    companyId: k
      .text("company_id")
      .notNull()
      .references(() => organisations.id),
    projectClass: k.oneOf("project_class", PROJECT_CLASSES).notNull(),
    enterpriseSize: k.oneOf("enterprise_size", ENTERPRISE_SIZES).notNull(),
    /** Project price and the government's share of it at most. */
    unitPriceKrw: k.won("unit_price_krw").notNull(),
    grantKrw: k.won("grant_krw").notNull(),
    coPayRate: k.int("co_pay_rate").notNull(),
    ruleVersion: k.text("rule_version").notNull(),
    from: k.instant("valid_from").notNull(),
    until: k.instant("valid_until").notNull(),
    status: k.oneOf("status", AGREEMENT_STATUSES).notNull(),
  },
  (t) => [
    k.check("agreements_class", isOneOf(t.projectClass, PROJECT_CLASSES)),
    k.check("agreements_status", isOneOf(t.status, AGREEMENT_STATUSES)),
    k.check("agreements_rate", sql`${t.coPayRate} between 0 and 10000`),
    k.index("agreements_by_company").on(t.companyId),
    k.uniqueIndex("agreements_once_a_round").on(t.roundId, t.companyId),
  ],
);
