CREATE TABLE `attachments` (
	`id` text PRIMARY KEY NOT NULL,
	`request_id` text NOT NULL,
	`name` text NOT NULL,
	`media_type` text NOT NULL,
	`sha256` text NOT NULL,
	`content` blob NOT NULL,
	`added_at` integer NOT NULL,
	FOREIGN KEY (`request_id`) REFERENCES `data_access_requests`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE INDEX `attachments_by_request` ON `attachments` (`request_id`);--> statement-breakpoint
CREATE TABLE `conflict_declarations` (
	`review_id` text NOT NULL,
	`member_id` text NOT NULL,
	`has_conflict` integer NOT NULL,
	`reason` text NOT NULL,
	`at` integer NOT NULL,
	PRIMARY KEY(`review_id`, `member_id`),
	FOREIGN KEY (`review_id`) REFERENCES `reviews`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`member_id`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE TABLE `decisions` (
	`id` text PRIMARY KEY NOT NULL,
	`review_id` text NOT NULL,
	`line_id` text NOT NULL,
	`outcome` text NOT NULL,
	`conditions` text NOT NULL,
	`tally` text NOT NULL,
	`policy_version` integer NOT NULL,
	`at` integer NOT NULL,
	`log_index` integer NOT NULL,
	FOREIGN KEY (`review_id`) REFERENCES `reviews`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`line_id`) REFERENCES `request_lines`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "decisions_outcome" CHECK("decisions"."outcome" in ('approved', 'refused'))
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `decisions_by_line` ON `decisions` (`line_id`);--> statement-breakpoint
CREATE TABLE `request_lines` (
	`id` text PRIMARY KEY NOT NULL,
	`request_id` text NOT NULL,
	`dataset_id` text NOT NULL,
	`hospital_id` text NOT NULL,
	`review_id` text,
	`status` text NOT NULL,
	`price_krw` integer,
	`voucher_krw` integer,
	`co_pay_krw` integer,
	`added_at` integer NOT NULL,
	FOREIGN KEY (`request_id`) REFERENCES `data_access_requests`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`dataset_id`) REFERENCES `datasets`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`hospital_id`) REFERENCES `organisations`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "request_lines_status" CHECK("request_lines"."status" in ('draft', 'in-review', 'approved', 'refused', 'granted', 'lapsed', 'withdrawn')),
	CONSTRAINT "request_lines_sum" CHECK("request_lines"."price_krw" is null or "request_lines"."price_krw" = "request_lines"."voucher_krw" + "request_lines"."co_pay_krw")
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `request_lines_by_dataset` ON `request_lines` (`request_id`,`dataset_id`);--> statement-breakpoint
CREATE INDEX `request_lines_by_review` ON `request_lines` (`review_id`);--> statement-breakpoint
CREATE INDEX `request_lines_of_dataset` ON `request_lines` (`dataset_id`);--> statement-breakpoint
CREATE TABLE `request_team` (
	`request_id` text NOT NULL,
	`person_id` text NOT NULL,
	PRIMARY KEY(`request_id`, `person_id`),
	FOREIGN KEY (`request_id`) REFERENCES `data_access_requests`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`person_id`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE TABLE `data_access_requests` (
	`id` text PRIMARY KEY NOT NULL,
	`company_id` text NOT NULL,
	`created_by` text NOT NULL,
	`status` text NOT NULL,
	`dossier` text NOT NULL,
	`version` integer NOT NULL,
	`round_id` text,
	`agreement_id` text,
	`voucher_id` text,
	`project_class` text,
	`total_krw` integer,
	`voucher_krw` integer,
	`co_pay_krw` integer,
	`rule_version` text,
	`created_at` integer NOT NULL,
	`updated_at` integer NOT NULL,
	`submitted_at` integer,
	`closed_at` integer,
	`withdrawal_reason` text,
	FOREIGN KEY (`company_id`) REFERENCES `organisations`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`created_by`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`round_id`) REFERENCES `rounds`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`agreement_id`) REFERENCES `agreements`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`voucher_id`) REFERENCES `vouchers`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "requests_status" CHECK("data_access_requests"."status" in ('draft', 'submitted', 'withdrawn', 'closed'))
) STRICT;
--> statement-breakpoint
CREATE INDEX `requests_by_company` ON `data_access_requests` (`company_id`,`status`);--> statement-breakpoint
CREATE TABLE `review_substitutes` (
	`review_id` text NOT NULL,
	`person_id` text NOT NULL,
	`is_external` integer NOT NULL,
	`appointed_by` text NOT NULL,
	`at` integer NOT NULL,
	PRIMARY KEY(`review_id`, `person_id`),
	FOREIGN KEY (`review_id`) REFERENCES `reviews`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`person_id`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`appointed_by`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE INDEX `review_substitutes_by_person` ON `review_substitutes` (`person_id`);--> statement-breakpoint
CREATE TABLE `reviews` (
	`id` text PRIMARY KEY NOT NULL,
	`request_id` text NOT NULL,
	`hospital_id` text NOT NULL,
	`committee_id` text NOT NULL,
	`policy` text NOT NULL,
	`policy_version` integer NOT NULL,
	`status` text NOT NULL,
	`opened_at` integer NOT NULL,
	`due_at` integer NOT NULL,
	`decided_at` integer,
	FOREIGN KEY (`request_id`) REFERENCES `data_access_requests`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`hospital_id`) REFERENCES `organisations`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`committee_id`) REFERENCES `committees`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "reviews_status" CHECK("reviews"."status" in ('open', 'decided', 'withdrawn', 'lapsed'))
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `reviews_by_hospital` ON `reviews` (`request_id`,`hospital_id`);--> statement-breakpoint
CREATE INDEX `reviews_of_committee` ON `reviews` (`committee_id`,`status`);--> statement-breakpoint
CREATE TABLE `votes` (
	`id` text PRIMARY KEY NOT NULL,
	`review_id` text NOT NULL,
	`line_id` text NOT NULL,
	`member_id` text NOT NULL,
	`choice` text NOT NULL,
	`reason` text NOT NULL,
	`conditions` text NOT NULL,
	`at` integer NOT NULL,
	FOREIGN KEY (`review_id`) REFERENCES `reviews`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`line_id`) REFERENCES `request_lines`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`member_id`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "votes_choice" CHECK("votes"."choice" in ('approve', 'refuse', 'abstain'))
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `votes_once` ON `votes` (`line_id`,`member_id`);--> statement-breakpoint
CREATE INDEX `votes_by_review` ON `votes` (`review_id`);--> statement-breakpoint
CREATE TABLE `dataset_details` (
	`dataset_id` text PRIMARY KEY NOT NULL,
	`record` text NOT NULL,
	FOREIGN KEY (`dataset_id`) REFERENCES `datasets`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE TABLE `datasets` (
	`id` text PRIMARY KEY NOT NULL,
	`sequence` integer NOT NULL,
	`revision` integer NOT NULL,
	`hospital_id` text NOT NULL,
	`consortium_id` text NOT NULL,
	`region` text NOT NULL,
	`status` text NOT NULL,
	`origin` text NOT NULL,
	`version` integer NOT NULL,
	`data_type` text NOT NULL,
	`modality` text NOT NULL,
	`title_ko` text NOT NULL,
	`title_en` text NOT NULL,
	`description_ko` text NOT NULL,
	`description_en` text NOT NULL,
	`diseases` text NOT NULL,
	`person_count` integer,
	`study_count` integer,
	`record_count` integer,
	`period_from_year` integer,
	`period_to_year` integer,
	`size_bytes` integer NOT NULL,
	`price_krw` integer NOT NULL,
	`price_parts` text NOT NULL,
	`delivery_channels` text NOT NULL,
	`terms` text NOT NULL,
	`listed_at` integer NOT NULL,
	`updated_at` integer NOT NULL,
	FOREIGN KEY (`hospital_id`) REFERENCES `organisations`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`consortium_id`) REFERENCES `organisations`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "datasets_type" CHECK("datasets"."data_type" in ('radiology-image', 'pathology-slide', 'surgery-video', 'structured-emr', 'clinical-text', 'omics', 'biosignal', 'health-checkup', 'lifelog', 'public-insurance')),
	CONSTRAINT "datasets_status" CHECK("datasets"."status" in ('listed', 'withdrawn')),
	CONSTRAINT "datasets_price" CHECK("datasets"."price_krw" >= 0)
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `datasets_by_sequence` ON `datasets` (`sequence`);--> statement-breakpoint
CREATE INDEX `datasets_by_revision` ON `datasets` (`revision`);--> statement-breakpoint
CREATE INDEX `datasets_by_hospital` ON `datasets` (`hospital_id`);--> statement-breakpoint
CREATE TABLE `committee_members` (
	`committee_id` text NOT NULL,
	`person_id` text NOT NULL,
	`seat` text NOT NULL,
	`is_external` integer NOT NULL,
	`valid_from` integer NOT NULL,
	`valid_until` integer,
	PRIMARY KEY(`committee_id`, `person_id`),
	FOREIGN KEY (`committee_id`) REFERENCES `committees`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`person_id`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "committee_members_seat" CHECK("committee_members"."seat" in ('chair', 'member', 'secretary'))
) STRICT;
--> statement-breakpoint
CREATE INDEX `committee_members_by_person` ON `committee_members` (`person_id`);--> statement-breakpoint
CREATE TABLE `committees` (
	`id` text PRIMARY KEY NOT NULL,
	`hospital_id` text NOT NULL,
	`policy` text NOT NULL,
	`policy_version` integer NOT NULL,
	FOREIGN KEY (`hospital_id`) REFERENCES `organisations`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `committees_by_hospital` ON `committees` (`hospital_id`);--> statement-breakpoint
CREATE TABLE `grants` (
	`id` text PRIMARY KEY NOT NULL,
	`request_id` text NOT NULL,
	`line_id` text NOT NULL,
	`company_id` text NOT NULL,
	`hospital_id` text NOT NULL,
	`dataset_id` text NOT NULL,
	`purpose_sha256` text NOT NULL,
	`agreement_id` text NOT NULL,
	`valid_from` integer NOT NULL,
	`valid_until` integer NOT NULL,
	`status` text NOT NULL,
	`ended_at` integer,
	`log_index` integer NOT NULL,
	FOREIGN KEY (`request_id`) REFERENCES `data_access_requests`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`line_id`) REFERENCES `request_lines`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`company_id`) REFERENCES `organisations`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`hospital_id`) REFERENCES `organisations`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`dataset_id`) REFERENCES `datasets`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`agreement_id`) REFERENCES `agreements`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "grants_status" CHECK("grants"."status" in ('active', 'revoked', 'expired')),
	CONSTRAINT "grants_period" CHECK("grants"."valid_from" < "grants"."valid_until")
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `grants_by_line` ON `grants` (`line_id`);--> statement-breakpoint
CREATE INDEX `grants_by_company` ON `grants` (`company_id`,`status`);--> statement-breakpoint
CREATE INDEX `grants_by_hospital` ON `grants` (`hospital_id`,`status`);--> statement-breakpoint
CREATE INDEX `grants_by_status` ON `grants` (`status`,`valid_until`);--> statement-breakpoint
CREATE TABLE `visas` (
	`id` text PRIMARY KEY NOT NULL,
	`grant_id` text NOT NULL,
	`person_id` text NOT NULL,
	`issued_at` integer NOT NULL,
	`expires_at` integer NOT NULL,
	FOREIGN KEY (`grant_id`) REFERENCES `grants`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`person_id`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE INDEX `visas_by_grant` ON `visas` (`grant_id`);--> statement-breakpoint
CREATE TABLE `memberships` (
	`person_id` text NOT NULL,
	`organisation_id` text NOT NULL,
	`role` text NOT NULL,
	`valid_from` integer NOT NULL,
	`valid_until` integer,
	PRIMARY KEY(`person_id`, `organisation_id`, `role`),
	FOREIGN KEY (`person_id`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`organisation_id`) REFERENCES `organisations`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "memberships_role" CHECK("memberships"."role" in ('company', 'data-office', 'committee', 'programme-manager', 'auditor'))
) STRICT;
--> statement-breakpoint
CREATE INDEX `memberships_by_organisation` ON `memberships` (`organisation_id`,`role`);--> statement-breakpoint
CREATE TABLE `organisations` (
	`id` text PRIMARY KEY NOT NULL,
	`kind` text NOT NULL,
	`name_ko` text NOT NULL,
	`name_en` text NOT NULL,
	`region` text,
	`consortium_id` text,
	`enterprise_size` text,
	`usage_profile` text,
	`is_demo` integer NOT NULL,
	`created_at` integer NOT NULL,
	CONSTRAINT "organisations_kind" CHECK("organisations"."kind" in ('company', 'hospital', 'consortium', 'programme', 'audit'))
) STRICT;
--> statement-breakpoint
CREATE INDEX `organisations_by_kind` ON `organisations` (`kind`);--> statement-breakpoint
CREATE INDEX `organisations_by_consortium` ON `organisations` (`consortium_id`);--> statement-breakpoint
CREATE TABLE `people` (
	`id` text PRIMARY KEY NOT NULL,
	`issuer` text NOT NULL,
	`subject` text NOT NULL,
	`display_name` text NOT NULL,
	`created_at` integer NOT NULL
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `people_by_subject` ON `people` (`issuer`,`subject`);--> statement-breakpoint
CREATE TABLE `leases` (
	`name` text PRIMARY KEY NOT NULL,
	`holder` text NOT NULL,
	`valid_until` integer NOT NULL
) STRICT;
--> statement-breakpoint
CREATE TABLE `outbox` (
	`id` text PRIMARY KEY NOT NULL,
	`topic` text NOT NULL,
	`key` text NOT NULL,
	`payload` text NOT NULL,
	`attempts` integer NOT NULL,
	`available_at` integer NOT NULL,
	`done_at` integer,
	`last_fault` text
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `outbox_by_key` ON `outbox` (`key`);--> statement-breakpoint
CREATE INDEX `outbox_waiting` ON `outbox` (`done_at`,`available_at`);--> statement-breakpoint
CREATE TABLE `agreements` (
	`id` text PRIMARY KEY NOT NULL,
	`round_id` text NOT NULL,
	`company_id` text NOT NULL,
	`project_class` text NOT NULL,
	`enterprise_size` text NOT NULL,
	`unit_price_krw` integer NOT NULL,
	`grant_krw` integer NOT NULL,
	`co_pay_rate` integer NOT NULL,
	`rule_version` text NOT NULL,
	`valid_from` integer NOT NULL,
	`valid_until` integer NOT NULL,
	`status` text NOT NULL,
	FOREIGN KEY (`round_id`) REFERENCES `rounds`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`company_id`) REFERENCES `organisations`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "agreements_class" CHECK("agreements"."project_class" in ('large', 'medium', 'small')),
	CONSTRAINT "agreements_status" CHECK("agreements"."status" in ('effective', 'completed', 'terminated')),
	CONSTRAINT "agreements_rate" CHECK("agreements"."co_pay_rate" between 0 and 10000)
) STRICT;
--> statement-breakpoint
CREATE INDEX `agreements_by_company` ON `agreements` (`company_id`);--> statement-breakpoint
CREATE UNIQUE INDEX `agreements_once_a_round` ON `agreements` (`round_id`,`company_id`);--> statement-breakpoint
CREATE TABLE `rounds` (
	`id` text PRIMARY KEY NOT NULL,
	`year` integer NOT NULL,
	`name_ko` text NOT NULL,
	`name_en` text NOT NULL,
	`opens_on` text NOT NULL,
	`closes_on` text NOT NULL,
	`appropriation_krw` integer NOT NULL,
	`rules` text NOT NULL,
	`rule_version` text NOT NULL,
	`announced_at` integer NOT NULL
) STRICT;
--> statement-breakpoint
CREATE TABLE `anchor_alarms` (
	`chain_id` integer NOT NULL,
	`contract` text NOT NULL,
	`kind` text NOT NULL,
	`size` integer NOT NULL,
	`at` integer NOT NULL,
	PRIMARY KEY(`chain_id`, `contract`),
	CONSTRAINT "anchor_alarms_kind" CHECK("anchor_alarms"."kind" in ('more-entries', 'other-head'))
) STRICT;
--> statement-breakpoint
CREATE TABLE `anchors` (
	`tx_hash` text PRIMARY KEY NOT NULL,
	`chain_id` integer NOT NULL,
	`contract` text NOT NULL,
	`prev_size` integer NOT NULL,
	`size` integer NOT NULL,
	`raw_tx` text NOT NULL,
	`nonce` integer NOT NULL,
	`status` text NOT NULL,
	`signed_at` integer NOT NULL,
	`mined_at` integer,
	`block_number` integer,
	`gas_used` integer,
	`evidence` text,
	FOREIGN KEY (`size`) REFERENCES `checkpoints`(`size`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "anchors_status" CHECK("anchors"."status" in ('signed', 'sent', 'mined', 'final', 'dropped')),
	CONSTRAINT "anchors_growth" CHECK("anchors"."size" > "anchors"."prev_size")
) STRICT;
--> statement-breakpoint
CREATE INDEX `anchors_by_chain` ON `anchors` (`chain_id`,`contract`,`status`,`size`);--> statement-breakpoint
CREATE TABLE `checkpoints` (
	`size` integer PRIMARY KEY NOT NULL,
	`root` blob NOT NULL,
	`note` text NOT NULL,
	`at` integer NOT NULL
) STRICT;
--> statement-breakpoint
CREATE TABLE `events` (
	`log_index` integer PRIMARY KEY NOT NULL,
	`type` text NOT NULL,
	`word` text NOT NULL,
	`subject_id` text NOT NULL,
	`actor_id` text NOT NULL,
	`at` integer NOT NULL,
	`canonical` text NOT NULL,
	`salt` blob NOT NULL,
	`leaf_hash` blob NOT NULL,
	CONSTRAINT "events_place" CHECK("events"."log_index" >= 0),
	CONSTRAINT "events_word" CHECK("events"."word" in ('identity', 'catalogue', 'programme', 'voucher', 'access', 'transparency', 'federation'))
) STRICT;
--> statement-breakpoint
CREATE INDEX `events_by_subject` ON `events` (`subject_id`);--> statement-breakpoint
CREATE TABLE `log_state` (
	`id` integer PRIMARY KEY NOT NULL,
	`sequenced` integer NOT NULL,
	`integrated` integer NOT NULL,
	CONSTRAINT "log_state_single" CHECK("log_state"."id" = 1),
	CONSTRAINT "log_state_order" CHECK("log_state"."integrated" >= 0 and "log_state"."integrated" <= "log_state"."sequenced")
) STRICT;
--> statement-breakpoint
CREATE TABLE `log_tiles` (
	`level` integer NOT NULL,
	`tile_index` integer NOT NULL,
	`hashes` blob NOT NULL,
	PRIMARY KEY(`level`, `tile_index`)
) STRICT;
--> statement-breakpoint
CREATE TABLE `accounts` (
	`id` text PRIMARY KEY NOT NULL,
	`kind` text NOT NULL,
	`owner_id` text NOT NULL,
	`round_id` text NOT NULL,
	`may_go_negative` integer NOT NULL,
	`balance_krw` integer NOT NULL,
	CONSTRAINT "accounts_floor" CHECK("accounts"."may_go_negative" or "accounts"."balance_krw" >= 0)
) STRICT;
--> statement-breakpoint
CREATE INDEX `accounts_by_round` ON `accounts` (`round_id`,`kind`);--> statement-breakpoint
CREATE INDEX `accounts_by_owner` ON `accounts` (`owner_id`);--> statement-breakpoint
CREATE TABLE `bank_openings` (
	`depositor_code` text PRIMARY KEY NOT NULL,
	`instalment_id` text NOT NULL,
	`opened_at` integer NOT NULL,
	`received_at` integer,
	FOREIGN KEY (`instalment_id`) REFERENCES `instalments`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE INDEX `bank_openings_by_instalment` ON `bank_openings` (`instalment_id`);--> statement-breakpoint
CREATE INDEX `bank_openings_by_arrival` ON `bank_openings` (`received_at`,`opened_at`);--> statement-breakpoint
CREATE TABLE `co_payments` (
	`id` text PRIMARY KEY NOT NULL,
	`request_id` text NOT NULL,
	`review_id` text NOT NULL,
	`company_id` text NOT NULL,
	`round_id` text NOT NULL,
	`amount_krw` integer NOT NULL,
	`status` text NOT NULL,
	`created_at` integer NOT NULL,
	`due_at` integer NOT NULL,
	`paid_at` integer,
	FOREIGN KEY (`company_id`) REFERENCES `organisations`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`round_id`) REFERENCES `rounds`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "co_payments_status" CHECK("co_payments"."status" in ('due', 'paid', 'cancelled')),
	CONSTRAINT "co_payments_amount" CHECK("co_payments"."amount_krw" > 0)
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `co_payments_by_review` ON `co_payments` (`review_id`);--> statement-breakpoint
CREATE INDEX `co_payments_by_company` ON `co_payments` (`company_id`,`status`);--> statement-breakpoint
CREATE INDEX `co_payments_by_request` ON `co_payments` (`request_id`);--> statement-breakpoint
CREATE TABLE `holds` (
	`id` text PRIMARY KEY NOT NULL,
	`voucher_id` text NOT NULL,
	`request_id` text NOT NULL,
	`line_id` text NOT NULL,
	`amount_krw` integer NOT NULL,
	`status` text NOT NULL,
	`placed_at` integer NOT NULL,
	`expires_at` integer NOT NULL,
	`resolved_at` integer,
	FOREIGN KEY (`voucher_id`) REFERENCES `vouchers`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "holds_status" CHECK("holds"."status" in ('active', 'settled', 'released', 'expired')),
	CONSTRAINT "holds_amount" CHECK("holds"."amount_krw" >= 0)
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `holds_by_line` ON `holds` (`line_id`);--> statement-breakpoint
CREATE INDEX `holds_by_request` ON `holds` (`request_id`);--> statement-breakpoint
CREATE INDEX `holds_by_status` ON `holds` (`status`,`expires_at`);--> statement-breakpoint
CREATE TABLE `instalments` (
	`id` text PRIMARY KEY NOT NULL,
	`co_payment_id` text NOT NULL,
	`number` integer NOT NULL,
	`amount_krw` integer NOT NULL,
	`status` text NOT NULL,
	`method` text,
	`attempt` integer NOT NULL,
	`provider_ref` text,
	`pay_url` text,
	`opened_at` integer,
	`paid_at` integer,
	`confirmed_by` text,
	`receipt_id` text,
	FOREIGN KEY (`co_payment_id`) REFERENCES `co_payments`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "instalments_status" CHECK("instalments"."status" in ('due', 'opened', 'paid', 'cancelled')),
	CONSTRAINT "instalments_amount" CHECK("instalments"."amount_krw" > 0)
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `instalments_by_number` ON `instalments` (`co_payment_id`,`number`);--> statement-breakpoint
CREATE UNIQUE INDEX `instalments_by_provider` ON `instalments` (`provider_ref`);--> statement-breakpoint
CREATE TABLE `payment_notices` (
	`id` text PRIMARY KEY NOT NULL,
	`kind` text NOT NULL,
	`received_at` integer NOT NULL
) STRICT;
--> statement-breakpoint
CREATE TABLE `transfers` (
	`id` text PRIMARY KEY NOT NULL,
	`debit_account_id` text NOT NULL,
	`credit_account_id` text NOT NULL,
	`amount_krw` integer NOT NULL,
	`reason` text NOT NULL,
	`subject_id` text NOT NULL,
	`request_id` text,
	`round_id` text NOT NULL,
	`rule_version` text NOT NULL,
	`actor_id` text NOT NULL,
	`reverses_id` text,
	`log_index` integer NOT NULL,
	`at` integer NOT NULL,
	FOREIGN KEY (`debit_account_id`) REFERENCES `accounts`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`credit_account_id`) REFERENCES `accounts`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "transfers_amount" CHECK("transfers"."amount_krw" > 0),
	CONSTRAINT "transfers_two_sides" CHECK("transfers"."debit_account_id" <> "transfers"."credit_account_id")
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `transfers_reversed_once` ON `transfers` (`reverses_id`);--> statement-breakpoint
CREATE INDEX `transfers_by_debit` ON `transfers` (`debit_account_id`,`at`);--> statement-breakpoint
CREATE INDEX `transfers_by_credit` ON `transfers` (`credit_account_id`,`at`);--> statement-breakpoint
CREATE INDEX `transfers_by_round` ON `transfers` (`round_id`,`at`);--> statement-breakpoint
CREATE INDEX `transfers_by_request` ON `transfers` (`request_id`);--> statement-breakpoint
CREATE INDEX `transfers_of_receipts` ON `transfers` (`subject_id`) WHERE reason = 'co-pay-received';--> statement-breakpoint
CREATE TABLE `vouchers` (
	`id` text PRIMARY KEY NOT NULL,
	`agreement_id` text NOT NULL,
	`company_id` text NOT NULL,
	`round_id` text NOT NULL,
	`project_class` text NOT NULL,
	`granted_krw` integer NOT NULL,
	`expires_at` integer NOT NULL,
	`created_at` integer NOT NULL,
	FOREIGN KEY (`agreement_id`) REFERENCES `agreements`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`company_id`) REFERENCES `organisations`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`round_id`) REFERENCES `rounds`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "vouchers_granted" CHECK("vouchers"."granted_krw" > 0)
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `vouchers_by_agreement` ON `vouchers` (`agreement_id`);--> statement-breakpoint
CREATE INDEX `vouchers_by_company` ON `vouchers` (`company_id`);