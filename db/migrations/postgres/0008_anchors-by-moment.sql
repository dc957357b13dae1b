CREATE INDEX "anchors_by_moment" ON "anchors" USING btree ("signed_at","size");--> statement-breakpoint
CREATE INDEX "anchors_by_cost" ON "anchors" USING btree ("chain_id","signed_at");