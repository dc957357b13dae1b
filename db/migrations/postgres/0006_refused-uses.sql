CREATE TABLE "access_checks" (
	"hospital_id" text NOT NULL,
	"month" text NOT NULL,
	"checked_by" text NOT NULL,
	"checked_at" bigint NOT NULL,
	"uses" integer NOT NULL,
	"refused" integer NOT NULL,
	"log_index" bigint NOT NULL,
	CONSTRAINT "access_checks_hospital_id_month_pk" PRIMARY KEY("hospital_id","month")
);
--> statement-breakpoint
CREATE TABLE "refused_uses" (
	"node_key_id" text NOT NULL,
	"report_id" text NOT NULL,
	"grant_id" text NOT NULL,
	"code" text NOT NULL,
	"served_at" bigint NOT NULL,
	"recorded_at" bigint NOT NULL,
	"log_index" bigint NOT NULL,
	CONSTRAINT "refused_uses_node_key_id_report_id_pk" PRIMARY KEY("node_key_id","report_id")
);
--> statement-breakpoint
ALTER TABLE "access_checks" ADD CONSTRAINT "access_checks_hospital_id_organisations_id_fk" FOREIGN KEY ("hospital_id") REFERENCES "public"."organisations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "access_checks" ADD CONSTRAINT "access_checks_checked_by_people_id_fk" FOREIGN KEY ("checked_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "refused_uses" ADD CONSTRAINT "refused_uses_node_key_id_node_keys_id_fk" FOREIGN KEY ("node_key_id") REFERENCES "public"."node_keys"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "refused_uses" ADD CONSTRAINT "refused_uses_grant_id_grants_id_fk" FOREIGN KEY ("grant_id") REFERENCES "public"."grants"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "refused_uses_by_grant" ON "refused_uses" USING btree ("grant_id","served_at");
--> statement-breakpoint
CREATE TRIGGER refused_uses_append_only BEFORE UPDATE OR DELETE ON refused_uses FOR EACH ROW EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER access_checks_append_only BEFORE UPDATE OR DELETE ON access_checks FOR EACH ROW EXECUTE FUNCTION refuse_change();
