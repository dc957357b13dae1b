-- Proofs and uses are kept as they came. An entry changes once at most: when its content is erased.
CREATE TRIGGER erasures_no_update BEFORE UPDATE ON erasures BEGIN SELECT RAISE(ABORT, 'erasures are append-only'); END;
--> statement-breakpoint
CREATE TRIGGER erasures_no_delete BEFORE DELETE ON erasures BEGIN SELECT RAISE(ABORT, 'erasures are append-only'); END;
--> statement-breakpoint
CREATE TRIGGER cosignatures_no_update BEFORE UPDATE ON cosignatures BEGIN SELECT RAISE(ABORT, 'cosignatures are append-only'); END;
--> statement-breakpoint
CREATE TRIGGER cosignatures_no_delete BEFORE DELETE ON cosignatures BEGIN SELECT RAISE(ABORT, 'cosignatures are append-only'); END;
--> statement-breakpoint
CREATE TRIGGER data_uses_no_update BEFORE UPDATE ON data_uses BEGIN SELECT RAISE(ABORT, 'data_uses are append-only'); END;
--> statement-breakpoint
CREATE TRIGGER data_uses_no_delete BEFORE DELETE ON data_uses BEGIN SELECT RAISE(ABORT, 'data_uses are append-only'); END;
--> statement-breakpoint
CREATE TRIGGER usage_fees_no_update BEFORE UPDATE ON usage_fees BEGIN SELECT RAISE(ABORT, 'usage_fees are append-only'); END;
--> statement-breakpoint
CREATE TRIGGER usage_fees_no_delete BEFORE DELETE ON usage_fees BEGIN SELECT RAISE(ABORT, 'usage_fees are append-only'); END;
--> statement-breakpoint
DROP TRIGGER events_no_update;
--> statement-breakpoint
CREATE TRIGGER events_only_erase BEFORE UPDATE ON events WHEN NEW.log_index <> OLD.log_index OR NEW.type <> OLD.type OR NEW.word <> OLD.word OR NEW.at <> OLD.at OR NEW.leaf_hash <> OLD.leaf_hash OR NEW.canonical <> '' OR length(NEW.salt) <> 0 OR NEW.subject_id <> '' OR NEW.actor_id <> '' OR NOT EXISTS (SELECT 1 FROM erasures WHERE erasures.log_index = OLD.log_index) BEGIN SELECT RAISE(ABORT, 'events are append-only'); END;
