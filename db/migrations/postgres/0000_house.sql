CREATE TABLE "attachments" (
	"id" text PRIMARY KEY NOT NULL,
	"request_id" text NOT NULL,
	"name" text NOT NULL,
	"media_type" text NOT NULL,
	"sha256" text NOT NULL,
	"content" "bytea" NOT NULL,
	"added_at" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "conflict_declarations" (
	"review_id" text NOT NULL,
	"member_id" text NOT NULL,
	"has_conflict" boolean NOT NULL,
	"reason" text NOT NULL,
	"at" bigint NOT NULL,
	CONSTRAINT "conflict_declarations_review_id_member_id_pk" PRIMARY KEY("review_id","member_id")
);
--> statement-breakpoint
CREATE TABLE "decisions" (
	"id" text PRIMARY KEY NOT NULL,
	"review_id" text NOT NULL,
	"line_id" text NOT NULL,
	"outcome" text NOT NULL,
	"conditions" jsonb NOT NULL,
	"tally" jsonb NOT NULL,
	"policy_version" integer NOT NULL,
	"at" bigint NOT NULL,
	"log_index" bigint NOT NULL,
	CONSTRAINT "decisions_outcome" CHECK ("decisions"."outcome" in ('approved', 'refused'))
);
--> statement-breakpoint
CREATE TABLE "request_lines" (
	"id" text PRIMARY KEY NOT NULL,
	"request_id" text NOT NULL,
	"dataset_id" text NOT NULL,
	"hospital_id" text NOT NULL,
	"review_id" text,
	"status" text NOT NULL,
	"price_krw" bigint,
	"voucher_krw" bigint,
	"co_pay_krw" bigint,
	"added_at" bigint NOT NULL,
	CONSTRAINT "request_lines_status" CHECK ("request_lines"."status" in ('draft', 'in-review', 'approved', 'refused', 'granted', 'lapsed', 'withdrawn')),
	CONSTRAINT "request_lines_sum" CHECK ("request_lines"."price_krw" is null or "request_lines"."price_krw" = "request_lines"."voucher_krw" + "request_lines"."co_pay_krw")
);
--> statement-breakpoint
CREATE TABLE "request_team" (
	"request_id" text NOT NULL,
	"person_id" text NOT NULL,
	CONSTRAINT "request_team_request_id_person_id_pk" PRIMARY KEY("request_id","person_id")
);
--> statement-breakpoint
CREATE TABLE "data_access_requests" (
	"id" text PRIMARY KEY NOT NULL,
	"company_id" text NOT NULL,
	"created_by" text NOT NULL,
	"status" text NOT NULL,
	"dossier" jsonb NOT NULL,
	"version" integer NOT NULL,
	"round_id" text,
	"agreement_id" text,
	"voucher_id" text,
	"project_class" text,
	"total_krw" bigint,
	"voucher_krw" bigint,
	"co_pay_krw" bigint,
	"rule_version" text,
	"created_at" bigint NOT NULL,
	"updated_at" bigint NOT NULL,
	"submitted_at" bigint,
	"closed_at" bigint,
	"withdrawal_reason" text,
	CONSTRAINT "requests_status" CHECK ("data_access_requests"."status" in ('draft', 'submitted', 'withdrawn', 'closed'))
);
--> statement-breakpoint
CREATE TABLE "review_substitutes" (
	"review_id" text NOT NULL,
	"person_id" text NOT NULL,
	"is_external" boolean NOT NULL,
	"appointed_by" text NOT NULL,
	"at" bigint NOT NULL,
	CONSTRAINT "review_substitutes_review_id_person_id_pk" PRIMARY KEY("review_id","person_id")
);
--> statement-breakpoint
CREATE TABLE "reviews" (
	"id" text PRIMARY KEY NOT NULL,
	"request_id" text NOT NULL,
	"hospital_id" text NOT NULL,
	"committee_id" text NOT NULL,
	"policy" jsonb NOT NULL,
	"policy_version" integer NOT NULL,
	"status" text NOT NULL,
	"opened_at" bigint NOT NULL,
	"due_at" bigint NOT NULL,
	"decided_at" bigint,
	CONSTRAINT "reviews_status" CHECK ("reviews"."status" in ('open', 'decided', 'withdrawn', 'lapsed'))
);
--> statement-breakpoint
CREATE TABLE "votes" (
	"id" text PRIMARY KEY NOT NULL,
	"review_id" text NOT NULL,
	"line_id" text NOT NULL,
	"member_id" text NOT NULL,
	"choice" text NOT NULL,
	"reason" text NOT NULL,
	"conditions" jsonb NOT NULL,
	"at" bigint NOT NULL,
	CONSTRAINT "votes_choice" CHECK ("votes"."choice" in ('approve', 'refuse', 'abstain'))
);
--> statement-breakpoint
CREATE TABLE "dataset_details" (
	"dataset_id" text PRIMARY KEY NOT NULL,
	"record" jsonb NOT NULL
);
--> statement-breakpoint
CREATE TABLE "datasets" (
	"id" text PRIMARY KEY NOT NULL,
	"sequence" integer NOT NULL,
	"revision" integer NOT NULL,
	"hospital_id" text NOT NULL,
	"consortium_id" text NOT NULL,
	"region" text NOT NULL,
	"status" text NOT NULL,
	"origin" text NOT NULL,
	"version" integer NOT NULL,
	"data_type" text NOT NULL,
	"modality" text NOT NULL,
	"title_ko" text NOT NULL,
	"title_en" text NOT NULL,
	"description_ko" text NOT NULL,
	"description_en" text NOT NULL,
	"diseases" jsonb NOT NULL,
	"person_count" integer,
	"study_count" integer,
	"record_count" bigint,
	"period_from_year" integer,
	"period_to_year" integer,
	"size_bytes" bigint NOT NULL,
	"price_krw" bigint NOT NULL,
	"price_parts" jsonb NOT NULL,
	"delivery_channels" jsonb NOT NULL,
	"terms" jsonb NOT NULL,
	"listed_at" bigint NOT NULL,
	"updated_at" bigint NOT NULL,
	CONSTRAINT "datasets_type" CHECK ("datasets"."data_type" in ('radiology-image', 'pathology-slide', 'surgery-video', 'structured-emr', 'clinical-text', 'omics', 'biosignal', 'health-checkup', 'lifelog', 'public-insurance')),
	CONSTRAINT "datasets_status" CHECK ("datasets"."status" in ('listed', 'withdrawn')),
	CONSTRAINT "datasets_price" CHECK ("datasets"."price_krw" >= 0)
);
--> statement-breakpoint
CREATE TABLE "committee_members" (
	"committee_id" text NOT NULL,
	"person_id" text NOT NULL,
	"seat" text NOT NULL,
	"is_external" boolean NOT NULL,
	"valid_from" bigint NOT NULL,
	"valid_until" bigint,
	CONSTRAINT "committee_members_committee_id_person_id_pk" PRIMARY KEY("committee_id","person_id"),
	CONSTRAINT "committee_members_seat" CHECK ("committee_members"."seat" in ('chair', 'member', 'secretary'))
);
--> statement-breakpoint
CREATE TABLE "committees" (
	"id" text PRIMARY KEY NOT NULL,
	"hospital_id" text NOT NULL,
	"policy" jsonb NOT NULL,
	"policy_version" integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE "grants" (
	"id" text PRIMARY KEY NOT NULL,
	"request_id" text NOT NULL,
	"line_id" text NOT NULL,
	"company_id" text NOT NULL,
	"hospital_id" text NOT NULL,
	"dataset_id" text NOT NULL,
	"purpose_sha256" text NOT NULL,
	"agreement_id" text NOT NULL,
	"valid_from" bigint NOT NULL,
	"valid_until" bigint NOT NULL,
	"status" text NOT NULL,
	"ended_at" bigint,
	"log_index" bigint NOT NULL,
	CONSTRAINT "grants_status" CHECK ("grants"."status" in ('active', 'revoked', 'expired')),
	CONSTRAINT "grants_period" CHECK ("grants"."valid_from" < "grants"."valid_until")
);
--> statement-breakpoint
CREATE TABLE "visas" (
	"id" text PRIMARY KEY NOT NULL,
	"grant_id" text NOT NULL,
	"person_id" text NOT NULL,
	"issued_at" bigint NOT NULL,
	"expires_at" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "memberships" (
	"person_id" text NOT NULL,
	"organisation_id" text NOT NULL,
	"role" text NOT NULL,
	"valid_from" bigint NOT NULL,
	"valid_until" bigint,
	CONSTRAINT "memberships_person_id_organisation_id_role_pk" PRIMARY KEY("person_id","organisation_id","role"),
	CONSTRAINT "memberships_role" CHECK ("memberships"."role" in ('company', 'data-office', 'committee', 'programme-manager', 'auditor'))
);
--> statement-breakpoint
CREATE TABLE "organisations" (
	"id" text PRIMARY KEY NOT NULL,
	"kind" text NOT NULL,
	"name_ko" text NOT NULL,
	"name_en" text NOT NULL,
	"region" text,
	"consortium_id" text,
	"enterprise_size" text,
	"usage_profile" jsonb,
	"is_demo" boolean NOT NULL,
	"created_at" bigint NOT NULL,
	CONSTRAINT "organisations_kind" CHECK ("organisations"."kind" in ('company', 'hospital', 'consortium', 'programme', 'audit'))
);
--> statement-breakpoint
CREATE TABLE "people" (
	"id" text PRIMARY KEY NOT NULL,
	"issuer" text NOT NULL,
	"subject" text NOT NULL,
	"display_name" text NOT NULL,
	"created_at" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "leases" (
	"name" text PRIMARY KEY NOT NULL,
	"holder" text NOT NULL,
	"valid_until" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "outbox" (
	"id" text PRIMARY KEY NOT NULL,
	"topic" text NOT NULL,
	"key" text NOT NULL,
	"payload" jsonb NOT NULL,
	"attempts" integer NOT NULL,
	"available_at" bigint NOT NULL,
	"done_at" bigint,
	"last_fault" text
);
--> statement-breakpoint
CREATE TABLE "agreements" (
	"id" text PRIMARY KEY NOT NULL,
	"round_id" text NOT NULL,
	"company_id" text NOT NULL,
	"project_class" text NOT NULL,
	"enterprise_size" text NOT NULL,
	"unit_price_krw" bigint NOT NULL,
	"grant_krw" bigint NOT NULL,
	"co_pay_rate" integer NOT NULL,
	"rule_version" text NOT NULL,
	"valid_from" bigint NOT NULL,
	"valid_until" bigint NOT NULL,
	"status" text NOT NULL,
	CONSTRAINT "agreements_class" CHECK ("agreements"."project_class" in ('large', 'medium', 'small')),
	CONSTRAINT "agreements_status" CHECK ("agreements"."status" in ('effective', 'completed', 'terminated')),
	CONSTRAINT "agreements_rate" CHECK ("agreements"."co_pay_rate" between 0 and 10000)
);
--> statement-breakpoint
CREATE TABLE "rounds" (
	"id" text PRIMARY KEY NOT NULL,
	"year" integer NOT NULL,
	"name_ko" text NOT NULL,
	"name_en" text NOT NULL,
	"opens_on" text NOT NULL,
	"closes_on" text NOT NULL,
	"appropriation_krw" bigint NOT NULL,
	"rules" jsonb NOT NULL,
	"rule_version" text NOT NULL,
	"announced_at" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "anchor_alarms" (
	"chain_id" bigint NOT NULL,
	"contract" text NOT NULL,
	"kind" text NOT NULL,
	"size" bigint NOT NULL,
	"at" bigint NOT NULL,
	CONSTRAINT "anchor_alarms_chain_id_contract_pk" PRIMARY KEY("chain_id","contract"),
	CONSTRAINT "anchor_alarms_kind" CHECK ("anchor_alarms"."kind" in ('more-entries', 'other-head'))
);
--> statement-breakpoint
CREATE TABLE "anchors" (
	"tx_hash" text PRIMARY KEY NOT NULL,
	"chain_id" bigint NOT NULL,
	"contract" text NOT NULL,
	"prev_size" bigint NOT NULL,
	"size" bigint NOT NULL,
	"raw_tx" text NOT NULL,
	"nonce" integer NOT NULL,
	"status" text NOT NULL,
	"signed_at" bigint NOT NULL,
	"mined_at" bigint,
	"block_number" bigint,
	"gas_used" bigint,
	"evidence" jsonb,
	CONSTRAINT "anchors_status" CHECK ("anchors"."status" in ('signed', 'sent', 'mined', 'final', 'dropped')),
	CONSTRAINT "anchors_growth" CHECK ("anchors"."size" > "anchors"."prev_size")
);
--> statement-breakpoint
CREATE TABLE "checkpoints" (
	"size" bigint PRIMARY KEY NOT NULL,
	"root" "bytea" NOT NULL,
	"note" text NOT NULL,
	"at" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "events" (
	"log_index" bigint PRIMARY KEY NOT NULL,
	"type" text NOT NULL,
	"word" text NOT NULL,
	"subject_id" text NOT NULL,
	"actor_id" text NOT NULL,
	"at" bigint NOT NULL,
	"canonical" text NOT NULL,
	"salt" "bytea" NOT NULL,
	"leaf_hash" "bytea" NOT NULL,
	CONSTRAINT "events_place" CHECK ("events"."log_index" >= 0),
	CONSTRAINT "events_word" CHECK ("events"."word" in ('identity', 'catalogue', 'programme', 'voucher', 'access', 'transparency', 'federation'))
);
--> statement-breakpoint
CREATE TABLE "log_state" (
	"id" integer PRIMARY KEY NOT NULL,
	"sequenced" bigint NOT NULL,
	"integrated" bigint NOT NULL,
	CONSTRAINT "log_state_single" CHECK ("log_state"."id" = 1),
	CONSTRAINT "log_state_order" CHECK ("log_state"."integrated" >= 0 and "log_state"."integrated" <= "log_state"."sequenced")
);
--> statement-breakpoint
CREATE TABLE "log_tiles" (
	"level" integer NOT NULL,
	"tile_index" bigint NOT NULL,
	"hashes" "bytea" NOT NULL,
	CONSTRAINT "log_tiles_level_tile_index_pk" PRIMARY KEY("level","tile_index")
);
--> statement-breakpoint
CREATE TABLE "accounts" (
	"id" text PRIMARY KEY NOT NULL,
	"kind" text NOT NULL,
	"owner_id" text NOT NULL,
	"round_id" text NOT NULL,
	"may_go_negative" boolean NOT NULL,
	"balance_krw" bigint NOT NULL,
	CONSTRAINT "accounts_floor" CHECK ("accounts"."may_go_negative" or "accounts"."balance_krw" >= 0)
);
--> statement-breakpoint
CREATE TABLE "bank_openings" (
	"depositor_code" text PRIMARY KEY NOT NULL,
	"instalment_id" text NOT NULL,
	"opened_at" bigint NOT NULL,
	"received_at" bigint
);
--> statement-breakpoint
CREATE TABLE "co_payments" (
	"id" text PRIMARY KEY NOT NULL,
	"request_id" text NOT NULL,
	"review_id" text NOT NULL,
	"company_id" text NOT NULL,
	"round_id" text NOT NULL,
	"amount_krw" bigint NOT NULL,
	"status" text NOT NULL,
	"created_at" bigint NOT NULL,
	"due_at" bigint NOT NULL,
	"paid_at" bigint,
	CONSTRAINT "co_payments_status" CHECK ("co_payments"."status" in ('due', 'paid', 'cancelled')),
	CONSTRAINT "co_payments_amount" CHECK ("co_payments"."amount_krw" > 0)
);
--> statement-breakpoint
CREATE TABLE "holds" (
	"id" text PRIMARY KEY NOT NULL,
	"voucher_id" text NOT NULL,
	"request_id" text NOT NULL,
	"line_id" text NOT NULL,
	"amount_krw" bigint NOT NULL,
	"status" text NOT NULL,
	"placed_at" bigint NOT NULL,
	"expires_at" bigint NOT NULL,
	"resolved_at" bigint,
	CONSTRAINT "holds_status" CHECK ("holds"."status" in ('active', 'settled', 'released', 'expired')),
	CONSTRAINT "holds_amount" CHECK ("holds"."amount_krw" >= 0)
);
--> statement-breakpoint
CREATE TABLE "instalments" (
	"id" text PRIMARY KEY NOT NULL,
	"co_payment_id" text NOT NULL,
	"number" integer NOT NULL,
	"amount_krw" bigint NOT NULL,
	"status" text NOT NULL,
	"method" text,
	"attempt" integer NOT NULL,
	"provider_ref" text,
	"pay_url" text,
	"opened_at" bigint,
	"paid_at" bigint,
	"confirmed_by" text,
	"receipt_id" text,
	CONSTRAINT "instalments_status" CHECK ("instalments"."status" in ('due', 'opened', 'paid', 'cancelled')),
	CONSTRAINT "instalments_amount" CHECK ("instalments"."amount_krw" > 0)
);
--> statement-breakpoint
CREATE TABLE "payment_notices" (
	"id" text PRIMARY KEY NOT NULL,
	"kind" text NOT NULL,
	"received_at" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "transfers" (
	"id" text PRIMARY KEY NOT NULL,
	"debit_account_id" text NOT NULL,
	"credit_account_id" text NOT NULL,
	"amount_krw" bigint NOT NULL,
	"reason" text NOT NULL,
	"subject_id" text NOT NULL,
	"request_id" text,
	"round_id" text NOT NULL,
	"rule_version" text NOT NULL,
	"actor_id" text NOT NULL,
	"reverses_id" text,
	"log_index" bigint NOT NULL,
	"at" bigint NOT NULL,
	CONSTRAINT "transfers_amount" CHECK ("transfers"."amount_krw" > 0),
	CONSTRAINT "transfers_two_sides" CHECK ("transfers"."debit_account_id" <> "transfers"."credit_account_id")
);
--> statement-breakpoint
CREATE TABLE "vouchers" (
	"id" text PRIMARY KEY NOT NULL,
	"agreement_id" text NOT NULL,
	"company_id" text NOT NULL,
	"round_id" text NOT NULL,
	"project_class" text NOT NULL,
	"granted_krw" bigint NOT NULL,
	"expires_at" bigint NOT NULL,
	"created_at" bigint NOT NULL,
	CONSTRAINT "vouchers_granted" CHECK ("vouchers"."granted_krw" > 0)
);
--> statement-breakpoint
ALTER TABLE "attachments" ADD CONSTRAINT "attachments_request_id_data_access_requests_id_fk" FOREIGN KEY ("request_id") REFERENCES "public"."data_access_requests"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "conflict_declarations" ADD CONSTRAINT "conflict_declarations_review_id_reviews_id_fk" FOREIGN KEY ("review_id") REFERENCES "public"."reviews"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "conflict_declarations" ADD CONSTRAINT "conflict_declarations_member_id_people_id_fk" FOREIGN KEY ("member_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "decisions" ADD CONSTRAINT "decisions_review_id_reviews_id_fk" FOREIGN KEY ("review_id") REFERENCES "public"."reviews"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "decisions" ADD CONSTRAINT "decisions_line_id_request_lines_id_fk" FOREIGN KEY ("line_id") REFERENCES "public"."request_lines"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "request_lines" ADD CONSTRAINT "request_lines_request_id_data_access_requests_id_fk" FOREIGN KEY ("request_id") REFERENCES "public"."data_access_requests"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "request_lines" ADD CONSTRAINT "request_lines_dataset_id_datasets_id_fk" FOREIGN KEY ("dataset_id") REFERENCES "public"."datasets"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "request_lines" ADD CONSTRAINT "request_lines_hospital_id_organisations_id_fk" FOREIGN KEY ("hospital_id") REFERENCES "public"."organisations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "request_team" ADD CONSTRAINT "request_team_request_id_data_access_requests_id_fk" FOREIGN KEY ("request_id") REFERENCES "public"."data_access_requests"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "request_team" ADD CONSTRAINT "request_team_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "data_access_requests" ADD CONSTRAINT "data_access_requests_company_id_organisations_id_fk" FOREIGN KEY ("company_id") REFERENCES "public"."organisations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "data_access_requests" ADD CONSTRAINT "data_access_requests_created_by_people_id_fk" FOREIGN KEY ("created_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "data_access_requests" ADD CONSTRAINT "data_access_requests_round_id_rounds_id_fk" FOREIGN KEY ("round_id") REFERENCES "public"."rounds"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "data_access_requests" ADD CONSTRAINT "data_access_requests_agreement_id_agreements_id_fk" FOREIGN KEY ("agreement_id") REFERENCES "public"."agreements"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "data_access_requests" ADD CONSTRAINT "data_access_requests_voucher_id_vouchers_id_fk" FOREIGN KEY ("voucher_id") REFERENCES "public"."vouchers"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "review_substitutes" ADD CONSTRAINT "review_substitutes_review_id_reviews_id_fk" FOREIGN KEY ("review_id") REFERENCES "public"."reviews"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "review_substitutes" ADD CONSTRAINT "review_substitutes_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "review_substitutes" ADD CONSTRAINT "review_substitutes_appointed_by_people_id_fk" FOREIGN KEY ("appointed_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "reviews" ADD CONSTRAINT "reviews_request_id_data_access_requests_id_fk" FOREIGN KEY ("request_id") REFERENCES "public"."data_access_requests"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "reviews" ADD CONSTRAINT "reviews_hospital_id_organisations_id_fk" FOREIGN KEY ("hospital_id") REFERENCES "public"."organisations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "reviews" ADD CONSTRAINT "reviews_committee_id_committees_id_fk" FOREIGN KEY ("committee_id") REFERENCES "public"."committees"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "votes" ADD CONSTRAINT "votes_review_id_reviews_id_fk" FOREIGN KEY ("review_id") REFERENCES "public"."reviews"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "votes" ADD CONSTRAINT "votes_line_id_request_lines_id_fk" FOREIGN KEY ("line_id") REFERENCES "public"."request_lines"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "votes" ADD CONSTRAINT "votes_member_id_people_id_fk" FOREIGN KEY ("member_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "dataset_details" ADD CONSTRAINT "dataset_details_dataset_id_datasets_id_fk" FOREIGN KEY ("dataset_id") REFERENCES "public"."datasets"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "datasets" ADD CONSTRAINT "datasets_hospital_id_organisations_id_fk" FOREIGN KEY ("hospital_id") REFERENCES "public"."organisations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "datasets" ADD CONSTRAINT "datasets_consortium_id_organisations_id_fk" FOREIGN KEY ("consortium_id") REFERENCES "public"."organisations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "committee_members" ADD CONSTRAINT "committee_members_committee_id_committees_id_fk" FOREIGN KEY ("committee_id") REFERENCES "public"."committees"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "committee_members" ADD CONSTRAINT "committee_members_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "committees" ADD CONSTRAINT "committees_hospital_id_organisations_id_fk" FOREIGN KEY ("hospital_id") REFERENCES "public"."organisations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "grants" ADD CONSTRAINT "grants_request_id_data_access_requests_id_fk" FOREIGN KEY ("request_id") REFERENCES "public"."data_access_requests"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "grants" ADD CONSTRAINT "grants_line_id_request_lines_id_fk" FOREIGN KEY ("line_id") REFERENCES "public"."request_lines"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "grants" ADD CONSTRAINT "grants_company_id_organisations_id_fk" FOREIGN KEY ("company_id") REFERENCES "public"."organisations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "grants" ADD CONSTRAINT "grants_hospital_id_organisations_id_fk" FOREIGN KEY ("hospital_id") REFERENCES "public"."organisations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "grants" ADD CONSTRAINT "grants_dataset_id_datasets_id_fk" FOREIGN KEY ("dataset_id") REFERENCES "public"."datasets"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "grants" ADD CONSTRAINT "grants_agreement_id_agreements_id_fk" FOREIGN KEY ("agreement_id") REFERENCES "public"."agreements"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "visas" ADD CONSTRAINT "visas_grant_id_grants_id_fk" FOREIGN KEY ("grant_id") REFERENCES "public"."grants"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "visas" ADD CONSTRAINT "visas_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "memberships" ADD CONSTRAINT "memberships_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "memberships" ADD CONSTRAINT "memberships_organisation_id_organisations_id_fk" FOREIGN KEY ("organisation_id") REFERENCES "public"."organisations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "agreements" ADD CONSTRAINT "agreements_round_id_rounds_id_fk" FOREIGN KEY ("round_id") REFERENCES "public"."rounds"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "agreements" ADD CONSTRAINT "agreements_company_id_organisations_id_fk" FOREIGN KEY ("company_id") REFERENCES "public"."organisations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "anchors" ADD CONSTRAINT "anchors_size_checkpoints_size_fk" FOREIGN KEY ("size") REFERENCES "public"."checkpoints"("size") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "bank_openings" ADD CONSTRAINT "bank_openings_instalment_id_instalments_id_fk" FOREIGN KEY ("instalment_id") REFERENCES "public"."instalments"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "co_payments" ADD CONSTRAINT "co_payments_company_id_organisations_id_fk" FOREIGN KEY ("company_id") REFERENCES "public"."organisations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "co_payments" ADD CONSTRAINT "co_payments_round_id_rounds_id_fk" FOREIGN KEY ("round_id") REFERENCES "public"."rounds"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "holds" ADD CONSTRAINT "holds_voucher_id_vouchers_id_fk" FOREIGN KEY ("voucher_id") REFERENCES "public"."vouchers"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "instalments" ADD CONSTRAINT "instalments_co_payment_id_co_payments_id_fk" FOREIGN KEY ("co_payment_id") REFERENCES "public"."co_payments"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "transfers" ADD CONSTRAINT "transfers_debit_account_id_accounts_id_fk" FOREIGN KEY ("debit_account_id") REFERENCES "public"."accounts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "transfers" ADD CONSTRAINT "transfers_credit_account_id_accounts_id_fk" FOREIGN KEY ("credit_account_id") REFERENCES "public"."accounts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "vouchers" ADD CONSTRAINT "vouchers_agreement_id_agreements_id_fk" FOREIGN KEY ("agreement_id") REFERENCES "public"."agreements"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "vouchers" ADD CONSTRAINT "vouchers_company_id_organisations_id_fk" FOREIGN KEY ("company_id") REFERENCES "public"."organisations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "vouchers" ADD CONSTRAINT "vouchers_round_id_rounds_id_fk" FOREIGN KEY ("round_id") REFERENCES "public"."rounds"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "attachments_by_request" ON "attachments" USING btree ("request_id");--> statement-breakpoint
CREATE UNIQUE INDEX "decisions_by_line" ON "decisions" USING btree ("line_id");--> statement-breakpoint
CREATE UNIQUE INDEX "request_lines_by_dataset" ON "request_lines" USING btree ("request_id","dataset_id");--> statement-breakpoint
CREATE INDEX "request_lines_by_review" ON "request_lines" USING btree ("review_id");--> statement-breakpoint
CREATE INDEX "request_lines_of_dataset" ON "request_lines" USING btree ("dataset_id");--> statement-breakpoint
CREATE INDEX "requests_by_company" ON "data_access_requests" USING btree ("company_id","status");--> statement-breakpoint
CREATE INDEX "review_substitutes_by_person" ON "review_substitutes" USING btree ("person_id");--> statement-breakpoint
CREATE UNIQUE INDEX "reviews_by_hospital" ON "reviews" USING btree ("request_id","hospital_id");--> statement-breakpoint
CREATE INDEX "reviews_of_committee" ON "reviews" USING btree ("committee_id","status");--> statement-breakpoint
CREATE UNIQUE INDEX "votes_once" ON "votes" USING btree ("line_id","member_id");--> statement-breakpoint
CREATE INDEX "votes_by_review" ON "votes" USING btree ("review_id");--> statement-breakpoint
CREATE UNIQUE INDEX "datasets_by_sequence" ON "datasets" USING btree ("sequence");--> statement-breakpoint
CREATE INDEX "datasets_by_revision" ON "datasets" USING btree ("revision");--> statement-breakpoint
CREATE INDEX "datasets_by_hospital" ON "datasets" USING btree ("hospital_id");--> statement-breakpoint
CREATE INDEX "committee_members_by_person" ON "committee_members" USING btree ("person_id");--> statement-breakpoint
CREATE UNIQUE INDEX "committees_by_hospital" ON "committees" USING btree ("hospital_id");--> statement-breakpoint
CREATE UNIQUE INDEX "grants_by_line" ON "grants" USING btree ("line_id");--> statement-breakpoint
CREATE INDEX "grants_by_company" ON "grants" USING btree ("company_id","status");--> statement-breakpoint
CREATE INDEX "grants_by_hospital" ON "grants" USING btree ("hospital_id","status");--> statement-breakpoint
CREATE INDEX "grants_by_status" ON "grants" USING btree ("status","valid_until");--> statement-breakpoint
CREATE INDEX "visas_by_grant" ON "visas" USING btree ("grant_id");--> statement-breakpoint
CREATE INDEX "memberships_by_organisation" ON "memberships" USING btree ("organisation_id","role");--> statement-breakpoint
CREATE INDEX "organisations_by_kind" ON "organisations" USING btree ("kind");--> statement-breakpoint
CREATE INDEX "organisations_by_consortium" ON "organisations" USING btree ("consortium_id");--> statement-breakpoint
CREATE UNIQUE INDEX "people_by_subject" ON "people" USING btree ("issuer","subject");--> statement-breakpoint
CREATE UNIQUE INDEX "outbox_by_key" ON "outbox" USING btree ("key");--> statement-breakpoint
CREATE INDEX "outbox_waiting" ON "outbox" USING btree ("done_at","available_at");--> statement-breakpoint
CREATE INDEX "agreements_by_company" ON "agreements" USING btree ("company_id");--> statement-breakpoint
CREATE UNIQUE INDEX "agreements_once_a_round" ON "agreements" USING btree ("round_id","company_id");--> statement-breakpoint
CREATE INDEX "anchors_by_chain" ON "anchors" USING btree ("chain_id","contract","status","size");--> statement-breakpoint
CREATE INDEX "events_by_subject" ON "events" USING btree ("subject_id");--> statement-breakpoint
CREATE INDEX "accounts_by_round" ON "accounts" USING btree ("round_id","kind");--> statement-breakpoint
CREATE INDEX "accounts_by_owner" ON "accounts" USING btree ("owner_id");--> statement-breakpoint
CREATE INDEX "bank_openings_by_instalment" ON "bank_openings" USING btree ("instalment_id");--> statement-breakpoint
CREATE INDEX "bank_openings_by_arrival" ON "bank_openings" USING btree ("received_at","opened_at");--> statement-breakpoint
CREATE UNIQUE INDEX "co_payments_by_review" ON "co_payments" USING btree ("review_id");--> statement-breakpoint
CREATE INDEX "co_payments_by_company" ON "co_payments" USING btree ("company_id","status");--> statement-breakpoint
CREATE INDEX "co_payments_by_request" ON "co_payments" USING btree ("request_id");--> statement-breakpoint
CREATE UNIQUE INDEX "holds_by_line" ON "holds" USING btree ("line_id");--> statement-breakpoint
CREATE INDEX "holds_by_request" ON "holds" USING btree ("request_id");--> statement-breakpoint
CREATE INDEX "holds_by_status" ON "holds" USING btree ("status","expires_at");--> statement-breakpoint
CREATE UNIQUE INDEX "instalments_by_number" ON "instalments" USING btree ("co_payment_id","number");--> statement-breakpoint
CREATE UNIQUE INDEX "instalments_by_provider" ON "instalments" USING btree ("provider_ref");--> statement-breakpoint
CREATE UNIQUE INDEX "transfers_reversed_once" ON "transfers" USING btree ("reverses_id");--> statement-breakpoint
CREATE INDEX "transfers_by_debit" ON "transfers" USING btree ("debit_account_id","at");--> statement-breakpoint
CREATE INDEX "transfers_by_credit" ON "transfers" USING btree ("credit_account_id","at");--> statement-breakpoint
CREATE INDEX "transfers_by_round" ON "transfers" USING btree ("round_id","at");--> statement-breakpoint
CREATE INDEX "transfers_by_request" ON "transfers" USING btree ("request_id");--> statement-breakpoint
CREATE INDEX "transfers_of_receipts" ON "transfers" USING btree ("subject_id") WHERE reason = 'co-pay-received';--> statement-breakpoint
CREATE UNIQUE INDEX "vouchers_by_agreement" ON "vouchers" USING btree ("agreement_id");--> statement-breakpoint
CREATE INDEX "vouchers_by_company" ON "vouchers" USING btree ("company_id");