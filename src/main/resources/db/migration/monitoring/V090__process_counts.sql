-- How many runs of each survey came where in their processes, by the day in UTC on which they began: worked out from what
-- the engine tells, a day at a time and as often as anything may have changed.
create table counted_day (
    day        date primary key,
    -- Null until it is counted for the first time.
    counted_at timestamptz,
    -- How many of its runs the engine had told of: fewer than before means that their history is kept no more.
    told       int not null default 0,
    -- Nothing changes any more: it is never counted again.
    settled    boolean not null default false
);

create index counted_day_unsettled on counted_day (counted_at nulls first) where not settled;

-- A version of a process that runs followed, their own or one that they called.
create table counted_process (
    survey_id              uuid not null,
    -- 0 for runs of which the engine has told nothing.
    process_definition_key bigint not null,
    day                    date not null,
    process_id             text not null,
    version                int not null,
    own                    boolean not null,
    runs                   int not null,
    open                   int not null,
    -- Ended from outside.
    terminated             int not null,
    primary key (survey_id, process_definition_key, day)
);

create index counted_process_by_day on counted_process (day);

create table counted_element (
    survey_id              uuid not null,
    process_definition_key bigint not null,
    day                    date not null,
    element_id             text not null,
    -- Of an end event, why the runs that ended there were not sent; empty for no reason.
    reason                 text not null,
    element_type           text not null,
    -- That came there, once each.
    runs                   int not null,
    -- That are there now.
    open                   int not null,
    primary key (survey_id, process_definition_key, day, element_id, reason)
);

create index counted_element_by_day on counted_element (day);
