-- Set by set, and the same at every start but for the time: the last year, whenever that is. Chance comes from hashes.
-- seed.runs says how many runs; there is a ticket for every five.

create function pg_temp.chance(n bigint, salt bigint) returns float8
    language sql immutable strict parallel safe
    return (hashint8extended(n, salt) & 1048575) / 1048576.0;

create function pg_temp.pick(choices text[], n bigint, salt bigint) returns text
    language sql immutable strict parallel safe
    return choices[1 + floor(cardinality(choices) * pg_temp.chance(n, salt))::int];

-- An id of UUID version 7 that sorts by this time.
create function pg_temp.id_at(kind text, n bigint, at timestamptz) returns uuid
    language sql immutable strict parallel safe
    return (lpad(to_hex((extract(epoch from at) * 1000)::bigint), 12, '0')
        || '7' || substr(md5(kind || n), 1, 3) || '8' || substr(md5(kind || n), 4, 15))::uuid;

-- The engine's key of a run's process instance, and with what follows in it, of its elements: of another partition than
-- those of the broker.
create function pg_temp.instance(n bigint) returns bigint
    language sql immutable strict parallel safe
    return (7::bigint << 51) + n * 64;

insert into pipeline (key, name)
values ('load-support', 'Load support'), ('load-billing', 'Load billing'), ('load-returns', 'Load returns');

create temporary table seeded_contact as
select n, at, pg_temp.id_at('contact', n, at) as id
from generate_series(1, 100000) as n, lateral (select now() - interval '1 year' * (100001 - n) / 100000.0 as at);

insert into contact (id, email, first_name, last_name, language, created_at, updated_at)
select id,
    'contact' || n || '@company' || n % 900 || '.example',
    pg_temp.pick('{Ann,Bob,Carla,David,Élodie,Fatma,Grzegorz,Hélène,Ines,José,Kenji,Lars,Mette,Noor,Øyvind,Paula}', n, 1),
    pg_temp.pick('{Adams,Becker,Çelik,Dupont,Eriksen,Fischer,García,Huber,Ito,Jansen,Kowalski,Lopez,Müller,Novak}', n, 2),
    pg_temp.pick('{en,en,en,de,de,fr,nl,es,ja,tr}', n, 3),
    at, at
from seeded_contact;

create temporary table seeded_ticket as
select t.n, t.at, pg_temp.id_at('ticket', t.n, t.at) as id, t.closed_at, c.id as contact_id
from (
    select n, at, 1 + floor(100000 * pg_temp.chance(n, 12))::int as contact,
        case
            when pg_temp.chance(n, 10) < 0.95 then least(now(), at + interval '5 days' * pg_temp.chance(n, 11))
        end as closed_at
    from (select current_setting('seed.runs')::int / 5 as tickets) seeded
        cross join lateral generate_series(1, tickets) as n,
        lateral (select now() - interval '1 year' * (tickets + 1 - n) / tickets as at)
) t
join seeded_contact c on c.n = t.contact;

insert into ticket (id, external_id, subject, pipeline, contact_id, owner_email, state, closed_at, created_at)
select id, 'LOAD-' || n,
    pg_temp.pick('{The invoice,My password,The parcel,The app,Our contract,A refund,The printer,The café machine}', n, 20)
        || ' ' || pg_temp.pick('{is wrong,is late,does not work,needs a change,is missing,came twice}', n, 21)
        || ' (order ' || 100000 + n * 7 || ')',
    pg_temp.pick('{load-support,load-support,load-support,load-billing,load-returns}', n, 22),
    contact_id,
    'agent' || floor(40 * pg_temp.chance(n, 23)) || '@northwind.example',
    case when closed_at is null then 'open' else 'closed' end, closed_at, at
from seeded_ticket;

-- Two surveys ask after tickets, three more ask contacts without one.
create temporary table seeded_survey as
select row_number() over (order by name) as place, id, type, live_version as version
from survey where name like 'Load %';

create temporary table seeded_run as
select r.n, r.ticket, s.id as survey_id, s.version, s.type, r.contact_id, r.at, pg_temp.id_at('run', r.n, r.at) as id,
    case
        when r.ticket is not null and r.at > now() - interval '30 days' and r.n % 100 = 7 then 'scheduled'
        when r.ticket is not null and r.at > now() - interval '7 days' then 'sent'
        when pg_temp.chance(r.n, 30) < 0.05 then 'skipped'
        when pg_temp.chance(r.n, 30) < 0.06 then 'undeliverable'
        when pg_temp.chance(r.n, 30) < 0.40 then 'completed'
        else 'expired'
    end as state,
    r.at + interval '2 hours' as sent_at,
    least(now(), r.at + interval '2 hours' + interval '3 days' * pg_temp.chance(r.n, 31)) as answered_at,
    case
        when s.type = 'nps' then floor(11 * sqrt(pg_temp.chance(r.n, 32)))
        when s.type = 'ces' then 1 + floor(7 * sqrt(pg_temp.chance(r.n, 32)))
        else 1 + floor(5 * sqrt(pg_temp.chance(r.n, 32)))
    end::int as score,
    case when pg_temp.chance(r.n, 33) < 0.4 then
        pg_temp.pick('{"Quick and friendly.","It took three calls.","Nobody answered my question.","Great, thank you!"}', r.n, 34)
    end as comment
from (
    select t.n + current_setting('seed.runs')::int / 5 * (place - 1) as n, t.n as ticket, place, t.contact_id, t.closed_at as at
    from seeded_ticket t cross join generate_series(1, 2) as place
    where t.closed_at is not null
    union all
    select asked.n, null, 3 + asked.n % 3, c.id, now() - interval '1 year' * pg_temp.chance(asked.n, 36)
    from (
        select n, 1 + floor(100000 * pg_temp.chance(n, 35))::int as contact
        from generate_series(
            (select count(*) from seeded_ticket) * 2 + 1,
            current_setting('seed.runs')::int + (select count(*) * 2 from seeded_ticket where closed_at is null)) as n
    ) asked
    join seeded_contact c on c.n = asked.contact
) r
join seeded_survey s on s.place = r.place;

insert into survey_run (id, survey_id, survey_version, ticket_id, ticket, contact_id, state, reason, score, band,
    created_at, scheduled_for, sending_since, sent_at, answered_at, scored_at, completed_at, correlation_key,
    process_instance_key, pipeline, owner_email, language, commented)
select r.id, r.survey_id, r.version, t.id, 'LOAD-' || r.ticket, r.contact_id, r.state,
    case r.state when 'skipped' then 'asked-recently' when 'undeliverable' then 'address-refused' end,
    case when r.state = 'completed' then r.score end,
    case
        when r.state <> 'completed' then null
        when r.type = 'nps' then case when r.score <= 6 then 'detractor' when r.score <= 8 then 'passive' else 'promoter' end
        when r.type = 'ces' then case when r.score <= 3 then 'difficult' when r.score <= 5 then 'neutral' else 'easy' end
        else case when r.score <= 2 then 'unhappy' when r.score <= 3 then 'neutral' else 'happy' end
    end,
    r.at, r.at + interval '2 hours',
    case when r.state not in ('skipped', 'scheduled') then r.sent_at end,
    case when r.state not in ('skipped', 'undeliverable', 'scheduled') then r.sent_at end,
    case when r.state = 'completed' then r.answered_at end,
    case when r.state = 'completed' then r.answered_at end,
    case r.state
        when 'sent' then null
        when 'scheduled' then null
        when 'completed' then r.answered_at + interval '1 hour'
        when 'expired' then least(now(), r.sent_at + interval '30 days')
        else r.sent_at
    end,
    r.survey_id || ':' || coalesce('LOAD-' || r.ticket, r.contact_id::text),
    pg_temp.instance(r.n), ticket.pipeline, ticket.owner_email,
    case when r.state not in ('skipped', 'undeliverable', 'scheduled') then pg_temp.pick('{en,en,en,de,fr}', r.n, 37) end,
    r.state = 'completed' and r.comment is not null
from seeded_run r left join seeded_ticket t on t.n = r.ticket left join ticket on ticket.id = t.id
order by r.at;

insert into answer_link (token, run_id, survey_id, survey_version, contact_id, expires_at, closed)
select 'load' || md5('link' || n), id, survey_id, version, contact_id, sent_at + interval '30 days',
    case when state = 'expired' then 'expired' when state = 'completed' then case when comment is null then 'scored' else 'commented' end end
from seeded_run where state not in ('skipped', 'undeliverable', 'scheduled');

insert into answer (run_id, score, comment, given_at)
select id, score, comment, answered_at from seeded_run where state = 'completed' order by answered_at;

insert into contact_property_change (contact_id, name, old_value, new_value, cause, changed_at)
select contact_id, 'last_' || type || '_rating',
    lag(score::text) over (partition by contact_id, type order by answered_at), score::text, 'survey-run:' || id, answered_at
from seeded_run where state = 'completed' order by answered_at;

update contact set properties = latest.properties
from (
    select contact_id, jsonb_object_agg(name, new_value::int) as properties
    from (select distinct on (contact_id, name) contact_id, name, new_value from contact_property_change
          where cause like 'survey-run:%' order by contact_id, name, id desc) last_change
    group by contact_id
) latest
where contact.id = latest.contact_id and contact.email like 'contact%@company%.example';

analyze;
