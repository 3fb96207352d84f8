-- Who is being told, and since when, so that two workers at once tell nobody twice.
alter table run_notification
    add column begun_at timestamptz,
    alter column notified_at drop not null;
