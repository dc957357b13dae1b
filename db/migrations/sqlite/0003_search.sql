-- Tokens are cut by db/search-text.ts, so the tokenizer only splits at spaces (ascii keeps every other character).
CREATE VIRTUAL TABLE dataset_search USING fts5(tokens, content='', contentless_delete=1, tokenize='ascii');
