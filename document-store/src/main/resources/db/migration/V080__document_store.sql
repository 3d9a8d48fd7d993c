-- document-store: files by content hash, their text by page, and what is searched
create table store_blob (
  hash        text primary key check (hash ~ '^[0-9a-f]{64}$'),
  size        bigint not null check (size > 0),
  type        text not null,
  stored_at   timestamptz not null,
  text_state  text not null check (text_state in ('pending', 'ready', 'none')),
  text_reason text,
  page_kind   text,
  pages       int not null default 0,
  cut         boolean not null default false,
  attempts    int not null default 0,
  check (text_state <> 'none' or text_reason is not null)
);
create index store_blob_pending on store_blob (stored_at) where text_state = 'pending';

-- a page longer than a piece goes on in the next piece with the same page number
create table store_page (
  hash  text not null references store_blob on delete cascade,
  piece int  not null,
  page  int  not null,
  text  text not null,
  words tsvector not null,
  primary key (hash, piece)
);
-- pages are written in the background: rather pay there than in the search that comes after
create index store_page_words on store_page using gin (words) with (fastupdate = off);

create table store_document (
  id          uuid primary key,
  hash        text not null references store_blob,
  title       text not null,
  title_words tsvector not null,
  scopes      text[] not null,
  stored_at   timestamptz not null
);
create index store_document_hash on store_document (hash);
create index store_document_words on store_document using gin (title_words) with (fastupdate = off);
create index store_document_scopes on store_document using gin (scopes) with (fastupdate = off);
