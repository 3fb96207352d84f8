-- What customers said in the last 60 days, of tickets of two owners: so that there is something to look at. They are other
-- customers than those of the open tickets, whom no survey has asked yet.
create temporary table past on commit drop as
select n, at, uuidv7(at - now()) as contact_id, uuidv7(at - now()) as ticket_id, uuidv7(at - now()) as run_id,
    s.id as survey_id, s.live_version as version,
    case when n % 2 = 0 then 'pete@northwind.example' else 'lena@northwind.example' end as owner,
    case when n % 5 < 3 or at > now() - interval '10 days' then 'completed' else 'expired' end as state,
    -- Pete's customers are content; Lena's were, until a month ago.
    case
        when n % 2 = 0 then 5 + n * 7 % 3
        when at < now() - interval '30 days' then 4 + n * 11 % 4
        else 2 + n * 11 % 4
    end as score,
    case when n % 3 = 0 then
        (array['Quick and friendly.', 'It took three calls.', 'I had to explain it twice.', 'Great, thank you!'])[1 + n / 3 % 4]
    end as comment
from survey s, generate_series(1, 120) as n, lateral (select now() - interval '12 hours' * n as at)
where s.name = 'Support effort'
order by at;

insert into contact (id, email, first_name, last_name, language, created_at, updated_at)
select contact_id, 'past' || n || '@customer.example',
    (array['Ann', 'Bob', 'Carla', 'David', 'Ines', 'Kenji', 'Mette'])[1 + n % 7],
    (array['Adams', 'Becker', 'Dupont', 'Eriksen', 'Ito'])[1 + n % 5], 'en', at, at
from past;

insert into ticket (id, external_id, subject, pipeline, contact_id, owner_email, state, closed_at, created_at)
select ticket_id, 'PAST-' || n, (array['The invoice is wrong', 'The parcel is late', 'The app is slow'])[1 + n % 3],
    'support', contact_id, owner, 'closed', at, at - interval '1 day'
from past;

insert into survey_run (id, survey_id, survey_version, ticket_id, ticket, contact_id, state, score, band, created_at,
    scheduled_for, sending_since, sent_at, answered_at, scored_at, completed_at, correlation_key, pipeline, owner_email,
    language, commented)
select run_id, survey_id, version, ticket_id, 'PAST-' || n, contact_id, state,
    case when state = 'completed' then score end,
    case when state = 'completed' then
        case when score <= 3 then 'difficult' when score <= 5 then 'neutral' else 'easy' end
    end,
    at, at, at, at,
    case when state = 'completed' then at + interval '3 hours' end,
    case when state = 'completed' then at + interval '3 hours' end,
    case when state = 'completed' then at + interval '4 hours' else at + interval '10 days' end,
    survey_id || ':PAST-' || n, 'support', owner, 'en', state = 'completed' and comment is not null
from past;

insert into answer_link (token, run_id, survey_id, survey_version, contact_id, expires_at, closed)
select 'past' || md5('link' || run_id), run_id, survey_id, version, contact_id, at + interval '10 days',
    case when state = 'expired' then 'expired' when comment is null then 'scored' else 'commented' end
from past;

insert into answer (run_id, score, comment, given_at)
select run_id, score, comment, at + interval '3 hours' from past where state = 'completed' order by at;
