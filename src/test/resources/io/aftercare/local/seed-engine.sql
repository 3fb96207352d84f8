-- What the engine did for the runs of seed.sql, on the same connection: each one's way through survey-run.bpmn.

-- Fills the parts of the months before they get their indexes, which are made at once then. The exporter may have made
-- the part of this month.
create function pg_temp.parts(name text, source text) returns void language plpgsql as $$
declare
    began text := case name when 'taken_flow' then 'taken_at' when 'job_failure' then 'failed_at'
        when 'incident' then 'created_at' when 'user_task' then 'created_at' else 'started_at' end;
    first timestamp;
    part text;
    bounds text;
begin
    execute format('create table engine.loading (like engine.%I) partition by range (%I)', name, began);
    for turn in 1 .. 2 loop
        for first in select month from generate_series(
            date_trunc('month', now() at time zone 'UTC') - interval '13 months',
            date_trunc('month', now() at time zone 'UTC'), interval '1 month') month
        loop
            part := 'engine.' || name || to_char(first, '_YYYY_MM');
            bounds := format('for values from (%L) to (%L)', first || 'Z', first + interval '1 month' || 'Z');
            if turn = 1 and to_regclass(part) is null then
                execute format('create table %s (like engine.%I including defaults)', part, name);
                execute format('alter table engine.loading attach partition %s %s', part, bounds);
            elsif turn = 2 and exists (select from pg_inherits where inhparent = 'engine.loading'::regclass
                                       and inhrelid = part::regclass) then
                execute format('alter table engine.loading detach partition %s', part);
                execute format('alter table engine.%I attach partition %s %s', name, part, bounds);
            end if;
        end loop;
        execute format('insert into engine.%s %s where (%I >= date_trunc(''month'', now(), ''UTC'')) = %L',
            case turn when 1 then 'loading' else name end, source, began, turn = 2);
    end loop;
    drop table engine.loading;
end $$;

-- The elements that runs of each state come to, in their order; late says from which moment of a run on: 0 its
-- beginning, 1 its sending, 2 its end. The last of an open run still waits.
create temporary table way as
select state, row_number() over (partition by state order by place) as place, element, type, late,
    lag(element) over (partition by state order by place) as before
from (
    select state, place, split_part(part, ' ', 1) as element, split_part(part, ' ', 2) as type,
        split_part(part, ' ', 3)::int as late
    from (values
        ('scheduled', 'ticket-closed START_EVENT 0,run-started EXCLUSIVE_GATEWAY 0,register-survey-run SERVICE_TASK 0,'
            || 'delay-over INTERMEDIATE_CATCH_EVENT 0,send-survey SERVICE_TASK 1'),
        ('skipped', 'ticket-closed START_EVENT 0,run-started EXCLUSIVE_GATEWAY 0,register-survey-run SERVICE_TASK 0,'
            || 'delay-over INTERMEDIATE_CATCH_EVENT 0,send-survey SERVICE_TASK 1,survey-not-sent-caught BOUNDARY_EVENT 1,'
            || 'end-survey-not-sent END_EVENT 1'),
        ('undeliverable', 'ticket-closed START_EVENT 0,run-started EXCLUSIVE_GATEWAY 0,register-survey-run SERVICE_TASK 0,'
            || 'delay-over INTERMEDIATE_CATCH_EVENT 0,send-survey SERVICE_TASK 1,survey-not-sent-caught BOUNDARY_EVENT 1,'
            || 'end-survey-not-sent END_EVENT 1'),
        ('sent', 'ticket-closed START_EVENT 0,run-started EXCLUSIVE_GATEWAY 0,register-survey-run SERVICE_TASK 0,'
            || 'delay-over INTERMEDIATE_CATCH_EVENT 0,send-survey SERVICE_TASK 1,'
            || 'survey-or-reminder-sent EXCLUSIVE_GATEWAY 1,await-answer EVENT_BASED_GATEWAY 1'),
        ('expired', 'ticket-closed START_EVENT 0,run-started EXCLUSIVE_GATEWAY 0,register-survey-run SERVICE_TASK 0,'
            || 'delay-over INTERMEDIATE_CATCH_EVENT 0,send-survey SERVICE_TASK 1,'
            || 'survey-or-reminder-sent EXCLUSIVE_GATEWAY 1,await-answer EVENT_BASED_GATEWAY 1,'
            || 'survey-expired INTERMEDIATE_CATCH_EVENT 2,expire-survey-run SERVICE_TASK 2,'
            || 'answered-after-all EXCLUSIVE_GATEWAY 2,end-no-answer END_EVENT 2'),
        ('completed', 'ticket-closed START_EVENT 0,run-started EXCLUSIVE_GATEWAY 0,register-survey-run SERVICE_TASK 0,'
            || 'delay-over INTERMEDIATE_CATCH_EVENT 0,send-survey SERVICE_TASK 1,'
            || 'survey-or-reminder-sent EXCLUSIVE_GATEWAY 1,await-answer EVENT_BASED_GATEWAY 1,'
            || 'survey-answered INTERMEDIATE_CATCH_EVENT 2,await-comment EVENT_BASED_GATEWAY 2,'
            || 'comment-given INTERMEDIATE_CATCH_EVENT 2,answer-complete EXCLUSIVE_GATEWAY 2,score-response SERVICE_TASK 2,'
            || 'update-contact-properties SERVICE_TASK 2,notify-owners SERVICE_TASK 2,which-score-band EXCLUSIVE_GATEWAY 2,'
            || 'followed-up EXCLUSIVE_GATEWAY 2,complete-survey-run SERVICE_TASK 2,end-survey-run-completed END_EVENT 2')
    ) w (state, parts) cross join lateral unnest(string_to_array(parts, ',')) with ordinality p (part, place)
) w;

create temporary table seeded_instance as
select n, id, survey_id, state, ticket is null as due, pg_temp.instance(n) as key, at,
    case state when 'completed' then answered_at when 'expired' then least(now(), sent_at + interval '30 days')
        when 'sent' then null when 'scheduled' then null else sent_at end as ended_at,
    least(now(), sent_at) as sent_at, score,
    (select max(key) from engine.deployed_process where process_id = 'survey-run') as definition,
    (select max(version) from engine.deployed_process where process_id = 'survey-run') as version
from seeded_run;

-- One answer in ten calls a process with a task: most are done.
create temporary table seeded_task as
select n, key + 40 as instance, key as run, ended_at as at,
    case when ended_at < now() - interval '20 days' then ended_at + interval '1 day' end as done_at
from seeded_instance where state = 'completed' and n % 10 = 3;

select pg_temp.parts('process_instance', $$
    select * from (
        select key, definition, 'survey-run', version, null::bigint, null::bigint,
            jsonb_build_object('runId', id, 'surveyId', survey_id) || case when state = 'completed'
                then jsonb_build_object('score', score) else '{}' end,
            at, ended_at, false
        from seeded_instance
        union all
        select instance, (select min(definition) from seeded_instance) + 1, 'load-follow-up', 1, run, run + 15, '{}', at,
            done_at, false from seeded_task
    ) i (key, process_definition_key, process_id, version, parent_process_instance_key, parent_element_instance_key,
         variables, started_at, ended_at, terminated)$$);

select pg_temp.parts('element_instance', $$
    select * from (
        select key + place, key, case when element = 'ticket-closed' and due then 'survey-due' else element end, type,
            case late when 0 then at when 1 then sent_at else ended_at end,
            case
                when i.state = 'sent' and element = 'await-answer' then null
                when i.state = 'scheduled' and element = 'send-survey' then null
                when element = 'delay-over' then sent_at
                when element = 'await-answer' then ended_at
                when late = 0 then at when late = 1 then sent_at else ended_at
            end, false
        from seeded_instance i join way on way.state = i.state
        union all
        select instance + 1, instance, 'call-back', 'USER_TASK', at, done_at, false from seeded_task
    ) e (key, process_instance_key, element_id, element_type, started_at, ended_at, terminated)$$);

select pg_temp.parts('taken_flow', $$
    select * from (
        select key, case when before = 'ticket-closed' and due then 'survey-due' else before end || '-to-' || element,
            case late when 0 then at when 1 then sent_at else ended_at end
        from seeded_instance i join way on way.state = i.state and before is not null
    ) f (process_instance_key, flow_id, taken_at)$$);

-- What was to be sent lately stands still; one run in two hundred stood still for an hour before.
select pg_temp.parts('incident', $$
    select * from (
        select key + 30, key, key, definition, 'survey-run', 'send-survey', key + 5, key + 31, 'JOB_NO_RETRIES',
            'The mail server does not answer: Connection refused', sent_at,
            case when state <> 'scheduled' then sent_at + interval '1 hour' end
        from seeded_instance where state = 'scheduled' or n % 200 = 3
    ) i (key, process_instance_key, root_process_instance_key, process_definition_key, process_id, element_id,
         element_instance_key, job_key, error_type, message, created_at, resolved_at)$$);

select pg_temp.parts('job_failure', $$
    select * from (
        select key, 'send-survey', key + 5, key + 31, 'send-survey', 'The mail server does not answer: Connection refused',
            retries, null::timestamptz, sent_at
        from seeded_instance cross join generate_series(0, 2) retries where state = 'scheduled' or n % 200 = 3
    ) f (process_instance_key, element_id, element_instance_key, job_key, job_type, message, retries_left, retry_at,
         failed_at)$$);

select pg_temp.parts('user_task', $$
    select * from (
        select instance + 2, instance, (select min(definition) from seeded_instance) + 1, 'load-follow-up', 'call-back',
            instance + 1, case when n % 3 = 0 then 'adam@northwind.example' end, array['Support'], array[]::text[],
            at + interval '2 days', null::timestamptz, 50, null::bigint, '{}'::jsonb, at, done_at, false
        from seeded_task
    ) t (key, process_instance_key, process_definition_key, process_id, element_id, element_instance_key, assignee,
         candidate_groups, candidate_users, due_at, follow_up_at, priority, form_key, custom_headers, created_at, ended_at,
         canceled)$$);

insert into engine.timer (key, process_instance_key, element_instance_key, element_id, due_at)
select key + 50, key, key + 7, 'survey-expired', sent_at + interval '30 days' from seeded_instance where state = 'sent';

analyze;
