-- The log only grows: an entry, a signed head or a hash that was once there is never rewritten.
CREATE TRIGGER events_append_only BEFORE UPDATE OR DELETE ON events FOR EACH ROW EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER checkpoints_append_only BEFORE UPDATE OR DELETE ON checkpoints FOR EACH ROW EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER log_tiles_kept BEFORE DELETE ON log_tiles FOR EACH ROW EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER anchors_kept BEFORE DELETE ON anchors FOR EACH ROW EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER log_state_kept BEFORE DELETE ON log_state FOR EACH ROW EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER log_tiles_only_grow BEFORE UPDATE ON log_tiles FOR EACH ROW WHEN (substring(NEW.hashes FROM 1 FOR octet_length(OLD.hashes)) <> OLD.hashes OR NEW.level <> OLD.level OR NEW.tile_index <> OLD.tile_index) EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER log_state_only_grows BEFORE UPDATE ON log_state FOR EACH ROW WHEN (NEW.sequenced < OLD.sequenced OR NEW.integrated < OLD.integrated) EXECUTE FUNCTION refuse_change();
