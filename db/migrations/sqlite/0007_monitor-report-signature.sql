ALTER TABLE `monitor_reports` ADD `checked` text;--> statement-breakpoint
ALTER TABLE `monitor_reports` ADD `signature` blob;