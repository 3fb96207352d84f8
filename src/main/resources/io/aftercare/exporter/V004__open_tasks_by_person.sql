-- A process may spell an address with capital letters.
drop index engine.user_task_open_by_assignee;
create index user_task_open_by_assignee on engine.user_task (lower(assignee), due_at, key) where ended_at is null;
