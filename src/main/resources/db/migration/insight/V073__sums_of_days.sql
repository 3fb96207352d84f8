-- What was sent, was registered and was closed on a day in UTC, summed up. Sums only stand in for counting: those of a day
-- are read while it is noted here as summed and nothing of it is noted as changed since; else its rows are counted.
create table summed_day (
    -- 'sent': runs by sent_at; 'registered': runs by created_at; 'closed': tickets by closed_at.
    kind   text not null check (kind in ('sent', 'registered', 'closed')),
    day    date not null,
    summed boolean not null default false,
    primary key (kind, day)
);

create index summed_day_due on summed_day (day desc) where not summed;

-- Written in the transaction of each change, and only ever added to by it: nobody waits for anybody.
create table changed_day (
    kind      text not null,
    day       date,
    -- Instead of the day: that on which the ticket was closed, as of when it is looked at.
    ticket_id uuid
);

-- Runs that were sent on a day.
create table score_sum (
    day        date not null,
    type       text not null,
    -- Which of them: all, with '' and '', or those of one survey, pipeline, owner or language.
    within     text not null,
    within_key text not null,
    -- What these are broken down by, and its value; '' and null for all together.
    part_of    text not null,
    part       text,
    unanswered int not null,
    score_0    int not null,
    score_1    int not null,
    score_2    int not null,
    score_3    int not null,
    score_4    int not null,
    score_5    int not null,
    score_6    int not null,
    score_7    int not null,
    score_8    int not null,
    score_9    int not null,
    score_10   int not null
);

create unique index score_sum_once on score_sum (day, type, within, within_key, part_of, part) nulls not distinct;

-- Runs that were registered on a day, by what became of them.
create table fate_sum (
    day        date not null,
    type       text not null,
    within     text not null,
    within_key text not null,
    state      text not null,
    reason     text,
    sent       boolean not null,
    answered   boolean not null,
    commented  boolean not null,
    has_ticket boolean not null,
    runs       int not null
);

create unique index fate_sum_once on fate_sum
    (day, type, within, within_key, state, reason, sent, answered, commented, has_ticket) nulls not distinct;

-- Tickets that were closed on a day.
create table ticket_sum (
    day      date not null,
    -- Which of them: all, with '', or those that have a run of some survey of a type, or of the survey with this id.
    asked_by text not null,
    pipeline text not null,
    -- '' for whosever they are.
    owner    text not null,
    tickets  int not null,
    primary key (day, asked_by, pipeline, owner)
);

create function note_runs() returns trigger language plpgsql as $$
begin
    insert into changed_day (kind, day)
    select distinct 'sent', cast(sent_at at time zone 'UTC' as date) from some_run where sent_at is not null
    union all
    select distinct 'registered', cast(created_at at time zone 'UTC' as date) from some_run;
    insert into changed_day (kind, ticket_id)
    select distinct 'closed', ticket_id from some_run where ticket_id is not null;
    return null;
end $$;

-- A row that differs is in one of the two and not in the other. Most changes are of no interest and write nothing.
create function note_changed_runs() returns trigger language plpgsql as $$
begin
    insert into changed_day (kind, day)
    select distinct 'sent', cast(sent_at at time zone 'UTC' as date) from (
        (select id, sent_at, score, survey_id, pipeline, owner_email, language from old_run
         except select id, sent_at, score, survey_id, pipeline, owner_email, language from new_run)
        union all
        (select id, sent_at, score, survey_id, pipeline, owner_email, language from new_run
         except select id, sent_at, score, survey_id, pipeline, owner_email, language from old_run)) run
    where sent_at is not null
    union all
    select distinct 'registered', cast(created_at at time zone 'UTC' as date) from (
        (select id, created_at, state, reason, sent_at is null, score is null, commented, survey_id, pipeline,
                owner_email, language from old_run
         except select id, created_at, state, reason, sent_at is null, score is null, commented, survey_id, pipeline,
                       owner_email, language from new_run)
        union all
        (select id, created_at, state, reason, sent_at is null, score is null, commented, survey_id, pipeline,
                owner_email, language from new_run
         except select id, created_at, state, reason, sent_at is null, score is null, commented, survey_id, pipeline,
                       owner_email, language from old_run)) run;
    insert into changed_day (kind, ticket_id)
    select distinct 'closed', ticket_id from (
        (select id, ticket_id, survey_id, reason from old_run except select id, ticket_id, survey_id, reason from new_run)
        union all
        (select id, ticket_id, survey_id, reason from new_run except select id, ticket_id, survey_id, reason from old_run)
    ) run
    where ticket_id is not null;
    return null;
end $$;

create function note_tickets() returns trigger language plpgsql as $$
begin
    insert into changed_day (kind, day)
    select distinct 'closed', cast(closed_at at time zone 'UTC' as date) from some_ticket where closed_at is not null;
    return null;
end $$;

create function note_changed_tickets() returns trigger language plpgsql as $$
begin
    insert into changed_day (kind, day)
    select distinct 'closed', cast(closed_at at time zone 'UTC' as date) from (
        (select id, closed_at, pipeline, owner_email from old_ticket
         except select id, closed_at, pipeline, owner_email from new_ticket)
        union all
        (select id, closed_at, pipeline, owner_email from new_ticket
         except select id, closed_at, pipeline, owner_email from old_ticket)) ticket
    where closed_at is not null;
    return null;
end $$;

create trigger note_new_runs after insert on survey_run
    referencing new table as some_run for each statement execute function note_runs();
create trigger note_gone_runs after delete on survey_run
    referencing old table as some_run for each statement execute function note_runs();
create trigger note_changed_runs after update on survey_run
    referencing old table as old_run new table as new_run for each statement execute function note_changed_runs();
create trigger note_new_tickets after insert on ticket
    referencing new table as some_ticket for each statement execute function note_tickets();
create trigger note_gone_tickets after delete on ticket
    referencing old table as some_ticket for each statement execute function note_tickets();
create trigger note_changed_tickets after update on ticket
    referencing old table as old_ticket new table as new_ticket for each statement execute function note_changed_tickets();

-- The days there are; they are summed up one by one when the application runs.
insert into summed_day (kind, day)
select distinct 'sent', cast(sent_at at time zone 'UTC' as date) from survey_run where sent_at is not null
union all
select distinct 'registered', cast(created_at at time zone 'UTC' as date) from survey_run
union all
select distinct 'closed', cast(closed_at at time zone 'UTC' as date) from ticket where closed_at is not null;
