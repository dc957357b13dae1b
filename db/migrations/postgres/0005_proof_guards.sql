-- Proofs and uses are kept as they came. An entry changes once at most: when its content is erased.
CREATE TRIGGER erasures_append_only BEFORE UPDATE OR DELETE ON erasures FOR EACH ROW EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER cosignatures_append_only BEFORE UPDATE OR DELETE ON cosignatures FOR EACH ROW EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER data_uses_append_only BEFORE UPDATE OR DELETE ON data_uses FOR EACH ROW EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER usage_fees_append_only BEFORE UPDATE OR DELETE ON usage_fees FOR EACH ROW EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
DROP TRIGGER events_append_only ON events;
--> statement-breakpoint
CREATE TRIGGER events_kept BEFORE DELETE ON events FOR EACH ROW EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE FUNCTION refuse_change_of_event() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.log_index = OLD.log_index AND NEW.type = OLD.type AND NEW.word = OLD.word AND NEW.at = OLD.at
    AND NEW.leaf_hash = OLD.leaf_hash AND NEW.canonical = '' AND octet_length(NEW.salt) = 0
    AND NEW.subject_id = '' AND NEW.actor_id = ''
    AND EXISTS (SELECT 1 FROM erasures WHERE erasures.log_index = OLD.log_index) THEN
    RETURN NEW;
  END IF;
  RAISE EXCEPTION 'events are append-only';
END $$;
--> statement-breakpoint
CREATE TRIGGER events_only_erase BEFORE UPDATE ON events FOR EACH ROW EXECUTE FUNCTION refuse_change_of_event();
