-- Answers to anonymous surveys: nothing here leads to who gave them, and nothing there leads here.
create table anonymous_answer (
    -- Random, and so in no order.
    id         uuid primary key,
    survey_id  uuid not null references survey,
    score      smallint not null,
    comment    text,
    -- Noon of the day, in UTC, on which enough answers were together to be counted; null while they are not.
    counted_at timestamptz
);

create index anonymous_answer_in_box on anonymous_answer (survey_id) where counted_at is null;
create index anonymous_answer_counted on anonymous_answer (survey_id, counted_at) include (score)
    where counted_at is not null;
create index anonymous_answer_by_comment on anonymous_answer (counted_at, id)
    where counted_at is not null and comment is not null;

-- What an answered anonymous survey's link still tells: that it took its answer.
alter table answer_link drop constraint answer_link_closed_check;
alter table answer_link add constraint answer_link_closed_check
    check (closed in ('commented', 'scored', 'expired', 'withdrawn', 'answered'));
