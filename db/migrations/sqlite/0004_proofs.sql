CREATE TABLE `chain_states` (
	`name` text PRIMARY KEY NOT NULL,
	`profile` text NOT NULL,
	`chain_id` integer NOT NULL,
	`contract` text NOT NULL,
	`head_size` integer NOT NULL,
	`final_size` integer NOT NULL,
	`checked_at` integer NOT NULL,
	`fault` text
) STRICT;
--> statement-breakpoint
CREATE TABLE `monitor_reports` (
	`at` integer PRIMARY KEY NOT NULL,
	`entries` integer NOT NULL,
	`grants_in_force` integer NOT NULL,
	`duration_ms` integer NOT NULL,
	`findings` text NOT NULL
) STRICT;
--> statement-breakpoint
CREATE TABLE `certificate_transfers` (
	`id` text PRIMARY KEY NOT NULL,
	`certificate_id` text NOT NULL,
	`from_id` text NOT NULL,
	`to_id` text NOT NULL,
	`status` text NOT NULL,
	`at` integer NOT NULL,
	`done_at` integer,
	`tx_hash` text,
	`log_index` integer NOT NULL,
	FOREIGN KEY (`certificate_id`) REFERENCES `certificates`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`from_id`) REFERENCES `organisations`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`to_id`) REFERENCES `organisations`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "certificate_transfers_status" CHECK("certificate_transfers"."status" in ('requested', 'done')),
	CONSTRAINT "certificate_transfers_sides" CHECK("certificate_transfers"."from_id" <> "certificate_transfers"."to_id")
) STRICT;
--> statement-breakpoint
CREATE INDEX `certificate_transfers_by_certificate` ON `certificate_transfers` (`certificate_id`,`at`);--> statement-breakpoint
CREATE TABLE `certificates` (
	`id` text PRIMARY KEY NOT NULL,
	`dataset_id` text NOT NULL,
	`version` integer NOT NULL,
	`holder_id` text NOT NULL,
	`status` text NOT NULL,
	`token_id` text NOT NULL,
	`record_sha256` text NOT NULL,
	`usage_fee_krw` integer NOT NULL,
	`created_at` integer NOT NULL,
	`minted_at` integer,
	`tx_hash` text,
	`log_index` integer NOT NULL,
	FOREIGN KEY (`dataset_id`) REFERENCES `datasets`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`holder_id`) REFERENCES `organisations`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "certificates_status" CHECK("certificates"."status" in ('requested', 'minted')),
	CONSTRAINT "certificates_fee" CHECK("certificates"."usage_fee_krw" >= 0)
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `certificates_by_version` ON `certificates` (`dataset_id`,`version`);--> statement-breakpoint
CREATE UNIQUE INDEX `certificates_by_token` ON `certificates` (`token_id`);--> statement-breakpoint
CREATE INDEX `certificates_by_holder` ON `certificates` (`holder_id`);--> statement-breakpoint
CREATE TABLE `usage_fees` (
	`use_id` text PRIMARY KEY NOT NULL,
	`certificate_id` text NOT NULL,
	`holder_id` text NOT NULL,
	`amount_krw` integer NOT NULL,
	`statement_sha256` text NOT NULL,
	`at` integer NOT NULL,
	`log_index` integer NOT NULL,
	FOREIGN KEY (`use_id`) REFERENCES `data_uses`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`certificate_id`) REFERENCES `certificates`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`holder_id`) REFERENCES `organisations`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "usage_fees_amount" CHECK("usage_fees"."amount_krw" > 0)
) STRICT;
--> statement-breakpoint
CREATE INDEX `usage_fees_by_holder` ON `usage_fees` (`holder_id`,`at`);--> statement-breakpoint
CREATE INDEX `usage_fees_by_certificate` ON `usage_fees` (`certificate_id`);--> statement-breakpoint
CREATE TABLE `node_keys` (
	`id` text PRIMARY KEY NOT NULL,
	`organisation_id` text NOT NULL,
	`public_jwk` text NOT NULL,
	`added_at` integer NOT NULL,
	`removed_at` integer,
	FOREIGN KEY (`organisation_id`) REFERENCES `organisations`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE INDEX `node_keys_by_organisation` ON `node_keys` (`organisation_id`);--> statement-breakpoint
CREATE TABLE `data_uses` (
	`id` text PRIMARY KEY NOT NULL,
	`grant_id` text NOT NULL,
	`visa_id` text NOT NULL,
	`kind` text NOT NULL,
	`object_sha256` text NOT NULL,
	`amount` integer NOT NULL,
	`served_at` integer NOT NULL,
	`recorded_at` integer NOT NULL,
	`report_id` text NOT NULL,
	`node_key_id` text NOT NULL,
	`log_index` integer NOT NULL,
	FOREIGN KEY (`grant_id`) REFERENCES `grants`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`visa_id`) REFERENCES `visas`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`node_key_id`) REFERENCES `node_keys`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "data_uses_kind" CHECK("data_uses"."kind" in ('file-served', 'query-served')),
	CONSTRAINT "data_uses_amount" CHECK("data_uses"."amount" >= 0)
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `data_uses_by_report` ON `data_uses` (`node_key_id`,`report_id`);--> statement-breakpoint
CREATE INDEX `data_uses_by_grant` ON `data_uses` (`grant_id`,`served_at`);--> statement-breakpoint
CREATE TABLE `cosignatures` (
	`size` integer NOT NULL,
	`witness` text NOT NULL,
	`key_id` text NOT NULL,
	`line` text NOT NULL,
	`signed_at` integer NOT NULL,
	PRIMARY KEY(`size`, `witness`, `key_id`),
	FOREIGN KEY (`size`) REFERENCES `checkpoints`(`size`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE TABLE `erasures` (
	`log_index` integer PRIMARY KEY NOT NULL,
	`commitment` blob NOT NULL,
	`basis` text NOT NULL,
	`reason_sha256` text NOT NULL,
	`at` integer NOT NULL,
	`erasure_index` integer NOT NULL,
	FOREIGN KEY (`log_index`) REFERENCES `events`(`log_index`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "erasures_basis" CHECK("erasures"."basis" in ('erasure-order', 'consent-withdrawn', 'retention-over'))
) STRICT;
--> statement-breakpoint
CREATE TABLE `witness_alarms` (
	`witness` text PRIMARY KEY NOT NULL,
	`kind` text NOT NULL,
	`size` integer NOT NULL,
	`evidence` text NOT NULL,
	`at` integer NOT NULL,
	CONSTRAINT "witness_alarms_kind" CHECK("witness_alarms"."kind" in ('other-history', 'more-entries'))
) STRICT;
--> statement-breakpoint
CREATE TABLE `witness_states` (
	`witness` text PRIMARY KEY NOT NULL,
	`cosigned_size` integer NOT NULL,
	`asked_at` integer NOT NULL,
	`fault` text
) STRICT;
--> statement-breakpoint
ALTER TABLE `anchors` ADD `fee_per_gas` text;