create table survey_run (
    id                   uuid primary key,
    survey_id            uuid not null,
    survey_version       int not null,
    ticket_id            uuid references ticket,
    ticket               text,
    contact_id           uuid not null references contact,
    state                text not null check (state in ('scheduled', 'sent', 'answered', 'completed', 'skipped',
                                                        'undeliverable', 'expired', 'withdrawn')),
    reason               text,
    score                smallint,
    band                 text,
    created_at           timestamptz not null,
    scheduled_for        timestamptz not null,
    sending_since        timestamptz,
    sent_at              timestamptz,
    reminded_at          timestamptz,
    answered_at          timestamptz,
    scoring_due_at       timestamptz,
    scored_at            timestamptz,
    notified_at          timestamptz,
    completed_at         timestamptz,
    correlation_key      text not null,
    process_instance_key bigint,
    foreign key (survey_id, survey_version) references survey_version
);

-- Once per ticket, for ever. A run that was held back because its ticket was open again has asked nobody.
create unique index survey_run_once_per_ticket on survey_run (survey_id, ticket_id)
    where ticket_id is not null and reason is distinct from 'ticket-reopened';

-- A contact has one open run of a survey that was started without a ticket.
create unique index survey_run_open_per_contact on survey_run (survey_id, contact_id)
    where ticket_id is null and completed_at is null;

create index survey_run_by_contact on survey_run (contact_id, id desc);
create index survey_run_by_ticket on survey_run (ticket, id desc);
create index survey_run_by_survey on survey_run (survey_id, id desc);
create index survey_run_by_state on survey_run (state, id desc);

-- Fatigue: when was a contact mailed last?
create index survey_run_by_contact_sent on survey_run (contact_id, sent_at);

-- Answers that the engine may not have heard of.
create index survey_run_unscored on survey_run (scoring_due_at) where state = 'answered' and scored_at is null;

create index survey_run_by_instance on survey_run (process_instance_key);

-- Whom a run's answer was told to, so that a notification that fails does not repeat the others.
create table run_notification (
    run_id      uuid not null references survey_run,
    user_id     uuid not null,
    notified_at timestamptz not null,
    primary key (run_id, user_id)
);
