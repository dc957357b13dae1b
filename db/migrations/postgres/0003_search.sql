-- The vector is written out by db/search-text.ts and never parsed by PostgreSQL.
CREATE TABLE dataset_search (sequence integer PRIMARY KEY, tokens tsvector NOT NULL);
--> statement-breakpoint
CREATE INDEX dataset_search_tokens ON dataset_search USING gin (tokens);
