CREATE TABLE "chain_states" (
	"name" text PRIMARY KEY NOT NULL,
	"profile" text NOT NULL,
	"chain_id" bigint NOT NULL,
	"contract" text NOT NULL,
	"head_size" bigint NOT NULL,
	"final_size" bigint NOT NULL,
	"checked_at" bigint NOT NULL,
	"fault" text
);
--> statement-breakpoint
CREATE TABLE "monitor_reports" (
	"at" bigint PRIMARY KEY NOT NULL,
	"entries" bigint NOT NULL,
	"grants_in_force" integer NOT NULL,
	"duration_ms" integer NOT NULL,
	"findings" jsonb NOT NULL
);
--> statement-breakpoint
CREATE TABLE "certificate_transfers" (
	"id" text PRIMARY KEY NOT NULL,
	"certificate_id" text NOT NULL,
	"from_id" text NOT NULL,
	"to_id" text NOT NULL,
	"status" text NOT NULL,
	"at" bigint NOT NULL,
	"done_at" bigint,
	"tx_hash" text,
	"log_index" bigint NOT NULL,
	CONSTRAINT "certificate_transfers_status" CHECK ("certificate_transfers"."status" in ('requested', 'done')),
	CONSTRAINT "certificate_transfers_sides" CHECK ("certificate_transfers"."from_id" <> "certificate_transfers"."to_id")
);
--> statement-breakpoint
CREATE TABLE "certificates" (
	"id" text PRIMARY KEY NOT NULL,
	"dataset_id" text NOT NULL,
	"version" integer NOT NULL,
	"holder_id" text NOT NULL,
	"status" text NOT NULL,
	"token_id" text NOT NULL,
	"record_sha256" text NOT NULL,
	"usage_fee_krw" bigint NOT NULL,
	"created_at" bigint NOT NULL,
	"minted_at" bigint,
	"tx_hash" text,
	"log_index" bigint NOT NULL,
	CONSTRAINT "certificates_status" CHECK ("certificates"."status" in ('requested', 'minted')),
	CONSTRAINT "certificates_fee" CHECK ("certificates"."usage_fee_krw" >= 0)
);
--> statement-breakpoint
CREATE TABLE "usage_fees" (
	"use_id" text PRIMARY KEY NOT NULL,
	"certificate_id" text NOT NULL,
	"holder_id" text NOT NULL,
	"amount_krw" bigint NOT NULL,
	"statement_sha256" text NOT NULL,
	"at" bigint NOT NULL,
	"log_index" bigint NOT NULL,
	CONSTRAINT "usage_fees_amount" CHECK ("usage_fees"."amount_krw" > 0)
);
--> statement-breakpoint
CREATE TABLE "node_keys" (
	"id" text PRIMARY KEY NOT NULL,
	"organisation_id" text NOT NULL,
	"public_jwk" jsonb NOT NULL,
	"added_at" bigint NOT NULL,
	"removed_at" bigint
);
--> statement-breakpoint
CREATE TABLE "data_uses" (
	"id" text PRIMARY KEY NOT NULL,
	"grant_id" text NOT NULL,
	"visa_id" text NOT NULL,
	"kind" text NOT NULL,
	"object_sha256" text NOT NULL,
	"amount" bigint NOT NULL,
	"served_at" bigint NOT NULL,
	"recorded_at" bigint NOT NULL,
	"report_id" text NOT NULL,
	"node_key_id" text NOT NULL,
	"log_index" bigint NOT NULL,
	CONSTRAINT "data_uses_kind" CHECK ("data_uses"."kind" in ('file-served', 'query-served')),
	CONSTRAINT "data_uses_amount" CHECK ("data_uses"."amount" >= 0)
);
--> statement-breakpoint
CREATE TABLE "cosignatures" (
	"size" bigint NOT NULL,
	"witness" text NOT NULL,
	"key_id" text NOT NULL,
	"line" text NOT NULL,
	"signed_at" bigint NOT NULL,
	CONSTRAINT "cosignatures_size_witness_key_id_pk" PRIMARY KEY("size","witness","key_id")
);
--> statement-breakpoint
CREATE TABLE "erasures" (
	"log_index" bigint PRIMARY KEY NOT NULL,
	"commitment" "bytea" NOT NULL,
	"basis" text NOT NULL,
	"reason_sha256" text NOT NULL,
	"at" bigint NOT NULL,
	"erasure_index" bigint NOT NULL,
	CONSTRAINT "erasures_basis" CHECK ("erasures"."basis" in ('erasure-order', 'consent-withdrawn', 'retention-over'))
);
--> statement-breakpoint
CREATE TABLE "witness_alarms" (
	"witness" text PRIMARY KEY NOT NULL,
	"kind" text NOT NULL,
	"size" bigint NOT NULL,
	"evidence" text NOT NULL,
	"at" bigint NOT NULL,
	CONSTRAINT "witness_alarms_kind" CHECK ("witness_alarms"."kind" in ('other-history', 'more-entries'))
);
--> statement-breakpoint
CREATE TABLE "witness_states" (
	"witness" text PRIMARY KEY NOT NULL,
	"cosigned_size" bigint NOT NULL,
	"asked_at" bigint NOT NULL,
	"fault" text
);
--> statement-breakpoint
ALTER TABLE "anchors" ADD COLUMN "fee_per_gas" text;--> statement-breakpoint
ALTER TABLE "certificate_transfers" ADD CONSTRAINT "certificate_transfers_certificate_id_certificates_id_fk" FOREIGN KEY ("certificate_id") REFERENCES "public"."certificates"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "certificate_transfers" ADD CONSTRAINT "certificate_transfers_from_id_organisations_id_fk" FOREIGN KEY ("from_id") REFERENCES "public"."organisations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "certificate_transfers" ADD CONSTRAINT "certificate_transfers_to_id_organisations_id_fk" FOREIGN KEY ("to_id") REFERENCES "public"."organisations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "certificates" ADD CONSTRAINT "certificates_dataset_id_datasets_id_fk" FOREIGN KEY ("dataset_id") REFERENCES "public"."datasets"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "certificates" ADD CONSTRAINT "certificates_holder_id_organisations_id_fk" FOREIGN KEY ("holder_id") REFERENCES "public"."organisations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "usage_fees" ADD CONSTRAINT "usage_fees_use_id_data_uses_id_fk" FOREIGN KEY ("use_id") REFERENCES "public"."data_uses"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "usage_fees" ADD CONSTRAINT "usage_fees_certificate_id_certificates_id_fk" FOREIGN KEY ("certificate_id") REFERENCES "public"."certificates"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "usage_fees" ADD CONSTRAINT "usage_fees_holder_id_organisations_id_fk" FOREIGN KEY ("holder_id") REFERENCES "public"."organisations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "node_keys" ADD CONSTRAINT "node_keys_organisation_id_organisations_id_fk" FOREIGN KEY ("organisation_id") REFERENCES "public"."organisations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "data_uses" ADD CONSTRAINT "data_uses_grant_id_grants_id_fk" FOREIGN KEY ("grant_id") REFERENCES "public"."grants"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "data_uses" ADD CONSTRAINT "data_uses_visa_id_visas_id_fk" FOREIGN KEY ("visa_id") REFERENCES "public"."visas"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "data_uses" ADD CONSTRAINT "data_uses_node_key_id_node_keys_id_fk" FOREIGN KEY ("node_key_id") REFERENCES "public"."node_keys"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "cosignatures" ADD CONSTRAINT "cosignatures_size_checkpoints_size_fk" FOREIGN KEY ("size") REFERENCES "public"."checkpoints"("size") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "erasures" ADD CONSTRAINT "erasures_log_index_events_log_index_fk" FOREIGN KEY ("log_index") REFERENCES "public"."events"("log_index") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "certificate_transfers_by_certificate" ON "certificate_transfers" USING btree ("certificate_id","at");--> statement-breakpoint
CREATE UNIQUE INDEX "certificates_by_version" ON "certificates" USING btree ("dataset_id","version");--> statement-breakpoint
CREATE UNIQUE INDEX "certificates_by_token" ON "certificates" USING btree ("token_id");--> statement-breakpoint
CREATE INDEX "certificates_by_holder" ON "certificates" USING btree ("holder_id");--> statement-breakpoint
CREATE INDEX "usage_fees_by_holder" ON "usage_fees" USING btree ("holder_id","at");--> statement-breakpoint
CREATE INDEX "usage_fees_by_certificate" ON "usage_fees" USING btree ("certificate_id");--> statement-breakpoint
CREATE INDEX "node_keys_by_organisation" ON "node_keys" USING btree ("organisation_id");--> statement-breakpoint
CREATE UNIQUE INDEX "data_uses_by_report" ON "data_uses" USING btree ("node_key_id","report_id");--> statement-breakpoint
CREATE INDEX "data_uses_by_grant" ON "data_uses" USING btree ("grant_id","served_at");