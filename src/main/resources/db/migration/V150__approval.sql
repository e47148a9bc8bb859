-- What is asked of people before something goes out: a request, its steps, who signs in each, and every verb as a row.
create table approval_request (
    id           uuid primary key,
    subject_type text not null check (length(subject_type) <= 40),
    subject_id   uuid not null,
    -- in whose name it is asked, and who sent it off; neither signs it
    requester    text not null,
    submitted_by text not null,
    title        text not null check (length(title) <= 300),
    -- what the signers are told of it as it was then: a list of label (message key) and value, as JSON
    facts        jsonb not null,
    state        text not null check (state in ('OPEN', 'APPROVED', 'SENT_BACK', 'WITHDRAWN')),
    -- of each step, in their order
    modes        text[] not null,
    step         integer not null,
    urged_at     timestamptz,
    submitted_at timestamptz not null,
    closed_at    timestamptz
);
-- Asked twice at once, the second waits for the first and is refused.
create unique index approval_request_open on approval_request (subject_type, subject_id) where state = 'OPEN';
create index approval_request_subject on approval_request (subject_type, subject_id, submitted_at desc);
create index approval_request_requester on approval_request (requester, submitted_at desc);

create table approval_signer (
    id           uuid primary key,
    request_id   uuid not null references approval_request on delete cascade,
    position     integer not null,
    step         integer not null,
    seat         integer not null,
    -- what the person signs as; null: added by another signer
    role         text check (role in ('MANAGER', 'FINANCE', 'DIRECTOR', 'ADMIN')),
    login        text not null,
    -- to whom it comes back
    delegated_by text,
    -- signs only after that one
    waits_for    uuid,
    state        text not null check (state in ('OPEN', 'APPROVED', 'CLOSED')),
    signed_by    text,
    signed_at    timestamptz,
    escalated    boolean not null
);
create index approval_signer_request on approval_signer (request_id);
create index approval_signer_open on approval_signer (login) where state = 'OPEN';

create table approval_entry (
    id           bigint generated always as identity primary key,
    request_id   uuid not null references approval_request on delete cascade,
    at           timestamptz not null,
    verb         text not null,
    -- null: the system
    by_login     text,
    in_place_of  text,
    from_login   text,
    to_login     text,
    step         integer,
    -- what more the verb says: a role, a place, a step
    detail       text,
    comment      text check (length(comment) <= 2000)
);
create index approval_entry_request on approval_entry (request_id, id);

create table approval_copy (
    request_id   uuid not null references approval_request on delete cascade,
    login        text not null,
    sent_at      timestamptz not null,
    seen_at      timestamptz,
    primary key (request_id, login)
);
create index approval_copy_unseen on approval_copy (login) where seen_at is null;
