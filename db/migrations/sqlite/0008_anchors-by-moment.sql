CREATE INDEX `anchors_by_moment` ON `anchors` (`signed_at`,`size`);--> statement-breakpoint
CREATE INDEX `anchors_by_cost` ON `anchors` (`chain_id`,`signed_at`);