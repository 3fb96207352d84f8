-- What the exporter writes of the same run.
insert into engine.deployed_process (key, tenant_id, process_id, version, name, properties, resource_name, checksum, bpmn, element_names, deployed_at) values
    (2251799813690001, '<default>', 'survey-run', 3, 'Survey run', '{}', 'survey-run.bpmn', '\x01', '\x3c', '{"closed": "Ticket closed", "send-survey": "Send survey", "reminder": "Send reminder", "follow-up-negative": "Follow up"}', '2026-03-20T09:00:00.000Z'),
    (2251799813690050, '<default>', 'follow-up-call', 1, 'Call back', '{"io.aftercare.kind": "follow-up"}', 'follow-up-call.bpmn', '\x02', '\x3c', '{"call": "Call the customer", "write": "Write to the customer", "note": "Note it"}', '2026-03-20T09:00:00.000Z');

insert into engine.process_instance (key, process_definition_key, process_id, version, parent_process_instance_key, parent_element_instance_key, variables, started_at) values
    (2251799813700001, 2251799813690001, 'survey-run', 3, null, null, '{"band": "negative", "score": 2, "ticket": {"id": "T-1", "tags": ["a", "b"]}}', '2026-03-20T09:00:00.100Z'),
    (2251799813700040, 2251799813690050, 'follow-up-call', 1, 2251799813700001, 2251799813700021, '{"comment": "It <b>broke</b> “again”"}', '2026-03-20T09:10:00.000Z');

insert into engine.element_instance (key, process_instance_key, element_id, element_type, started_at, ended_at, terminated) values
    (2251799813700003, 2251799813700001, 'closed', 'START_EVENT', '2026-03-20T09:00:00.100Z', '2026-03-20T09:00:00.120Z', false),
    (2251799813700005, 2251799813700001, 'send-survey', 'SERVICE_TASK', '2026-03-20T09:00:00.130Z', '2026-03-20T09:05:00.000Z', false),
    (2251799813700019, 2251799813700001, 'await-answer', 'EVENT_BASED_GATEWAY', '2026-03-20T09:05:00.010Z', '2026-03-20T09:09:59.000Z', false),
    (2251799813700020, 2251799813700001, 'reminder', 'SERVICE_TASK', '2026-03-20T09:09:58.000Z', '2026-03-20T09:09:59.000Z', true),
    (2251799813700021, 2251799813700001, 'follow-up-negative', 'CALL_ACTIVITY', '2026-03-20T09:09:59.900Z', null, false),
    (2251799813700042, 2251799813700040, 'start', 'START_EVENT', '2026-03-20T09:10:00.000Z', '2026-03-20T09:10:00.010Z', false),
    (2251799813700044, 2251799813700040, 'call', 'USER_TASK', '2026-03-20T09:10:00.020Z', '2026-03-20T09:30:00.000Z', false),
    (2251799813700046, 2251799813700040, 'write', 'USER_TASK', '2026-03-20T09:30:00.010Z', null, false),
    (2251799813700050, 2251799813700040, 'note', 'SERVICE_TASK', '2026-03-20T09:30:00.020Z', null, false);

insert into engine.taken_flow (process_instance_key, flow_id, taken_at) values
    (2251799813700001, 'closed-to-send', '2026-03-20T09:00:00.000Z'),
    (2251799813700001, 'send-to-await', '2026-03-20T09:01:00.000Z'),
    (2251799813700001, 'await-to-follow-up', '2026-03-20T09:02:00.000Z'),
    (2251799813700040, 'start-to-fork', '2026-03-20T09:00:00.000Z'),
    (2251799813700040, 'fork-to-call', '2026-03-20T09:01:00.000Z');

insert into engine.incident (key, process_instance_key, root_process_instance_key, process_definition_key, process_id, element_id, element_instance_key, job_key, error_type, message, created_at, resolved_at) values
    (2251799813700052, 2251799813700040, 2251799813700001, 2251799813690050, 'follow-up-call', 'note', 2251799813700050, 2251799813700051, 'JOB_NO_RETRIES', 'The address note@example.test refused: 550 <no>', '2026-03-20T09:31:00.000Z', null),
    (2251799813700017, 2251799813700001, 2251799813700001, 2251799813690001, 'survey-run', 'send-survey', 2251799813700005, null, 'EXTRACT_VALUE_ERROR', 'Expected a string, found null', '2026-03-20T09:01:00.000Z', '2026-03-20T09:04:00.000Z');

insert into engine.job_failure (process_instance_key, element_id, element_instance_key, job_key, job_type, message, retries_left, retry_at, failed_at) values
    (2251799813700040, 'note', 2251799813700050, 2251799813700051, 'io.aftercare.note', '550 once', 1, '2026-03-20T09:30:55.000Z', '2026-03-20T09:30:30.000Z'),
    (2251799813700040, 'note', 2251799813700050, 2251799813700051, 'io.aftercare.note', 'The address note@example.test refused: 550 <no>', 0, null, '2026-03-20T09:31:00.000Z');

insert into engine.user_task (key, process_instance_key, process_definition_key, process_id, element_id, element_instance_key, assignee, candidate_groups, candidate_users, due_at, priority, custom_headers, created_at, ended_at) values
    (2251799813700045, 2251799813700040, 2251799813690050, 'follow-up-call', 'call', 2251799813700044, 'lea@example.test', '{Support}', '{}', '2026-03-20T09:59:00.000Z', 50, '{}', '2026-03-20T09:10:00.030Z', '2026-03-20T09:30:00.000Z'),
    (2251799813700047, 2251799813700040, 2251799813690050, 'follow-up-call', 'write', 2251799813700046, null, '{Support}', '{}', null, 50, '{}', '2026-03-20T09:30:00.030Z', null);

insert into engine.timer (key, process_instance_key, element_instance_key, element_id, due_at) values
    (2251799813700031, 2251799813700001, 2251799813700021, 'expired', '2026-04-20T09:00:00Z');
