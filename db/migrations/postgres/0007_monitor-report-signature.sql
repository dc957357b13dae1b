ALTER TABLE "monitor_reports" ADD COLUMN "checked" jsonb;--> statement-breakpoint
ALTER TABLE "monitor_reports" ADD COLUMN "signature" "bytea";