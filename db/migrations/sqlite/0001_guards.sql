-- Votes, decisions, visas and money are never rewritten; a mistake is answered by a new row.
CREATE TRIGGER transfers_no_update BEFORE UPDATE ON transfers BEGIN SELECT RAISE(ABORT, 'transfers are append-only'); END;
--> statement-breakpoint
CREATE TRIGGER transfers_no_delete BEFORE DELETE ON transfers BEGIN SELECT RAISE(ABORT, 'transfers are append-only'); END;
--> statement-breakpoint
CREATE TRIGGER votes_no_update BEFORE UPDATE ON votes BEGIN SELECT RAISE(ABORT, 'votes are append-only'); END;
--> statement-breakpoint
CREATE TRIGGER votes_no_delete BEFORE DELETE ON votes BEGIN SELECT RAISE(ABORT, 'votes are append-only'); END;
--> statement-breakpoint
CREATE TRIGGER decisions_no_update BEFORE UPDATE ON decisions BEGIN SELECT RAISE(ABORT, 'decisions are append-only'); END;
--> statement-breakpoint
CREATE TRIGGER decisions_no_delete BEFORE DELETE ON decisions BEGIN SELECT RAISE(ABORT, 'decisions are append-only'); END;
--> statement-breakpoint
CREATE TRIGGER visas_no_update BEFORE UPDATE ON visas BEGIN SELECT RAISE(ABORT, 'visas are append-only'); END;
--> statement-breakpoint
CREATE TRIGGER visas_no_delete BEFORE DELETE ON visas BEGIN SELECT RAISE(ABORT, 'visas are append-only'); END;
--> statement-breakpoint
CREATE TRIGGER conflict_declarations_no_update BEFORE UPDATE ON conflict_declarations BEGIN SELECT RAISE(ABORT, 'conflict_declarations are append-only'); END;
--> statement-breakpoint
CREATE TRIGGER conflict_declarations_no_delete BEFORE DELETE ON conflict_declarations BEGIN SELECT RAISE(ABORT, 'conflict_declarations are append-only'); END;
--> statement-breakpoint
CREATE TRIGGER review_substitutes_no_update BEFORE UPDATE ON review_substitutes BEGIN SELECT RAISE(ABORT, 'review_substitutes are append-only'); END;
--> statement-breakpoint
CREATE TRIGGER review_substitutes_no_delete BEFORE DELETE ON review_substitutes BEGIN SELECT RAISE(ABORT, 'review_substitutes are append-only'); END;
