CREATE TABLE `access_checks` (
	`hospital_id` text NOT NULL,
	`month` text NOT NULL,
	`checked_by` text NOT NULL,
	`checked_at` integer NOT NULL,
	`uses` integer NOT NULL,
	`refused` integer NOT NULL,
	`log_index` integer NOT NULL,
	PRIMARY KEY(`hospital_id`, `month`),
	FOREIGN KEY (`hospital_id`) REFERENCES `organisations`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`checked_by`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE TABLE `refused_uses` (
	`node_key_id` text NOT NULL,
	`report_id` text NOT NULL,
	`grant_id` text NOT NULL,
	`code` text NOT NULL,
	`served_at` integer NOT NULL,
	`recorded_at` integer NOT NULL,
	`log_index` integer NOT NULL,
	PRIMARY KEY(`node_key_id`, `report_id`),
	FOREIGN KEY (`node_key_id`) REFERENCES `node_keys`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`grant_id`) REFERENCES `grants`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE INDEX `refused_uses_by_grant` ON `refused_uses` (`grant_id`,`served_at`);
--> statement-breakpoint
CREATE TRIGGER refused_uses_no_update BEFORE UPDATE ON refused_uses BEGIN SELECT RAISE(ABORT, 'refused_uses are append-only'); END;
--> statement-breakpoint
CREATE TRIGGER refused_uses_no_delete BEFORE DELETE ON refused_uses BEGIN SELECT RAISE(ABORT, 'refused_uses are append-only'); END;
--> statement-breakpoint
CREATE TRIGGER access_checks_no_update BEFORE UPDATE ON access_checks BEGIN SELECT RAISE(ABORT, 'access_checks are append-only'); END;
--> statement-breakpoint
CREATE TRIGGER access_checks_no_delete BEFORE DELETE ON access_checks BEGIN SELECT RAISE(ABORT, 'access_checks are append-only'); END;
